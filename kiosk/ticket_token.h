#pragma once

#include "vision/sealed_template.h"

#include <optional>
#include <string>

namespace luot::kiosk {

/// What a ticket's QR is good for: whoever has the token sees the ticket's page. Never logged.
struct TicketToken {
    std::string text; ///< 128 random bits as base64url: 22 characters
    std::string hash; ///< SHA-256 of `text` in hex: all the service gets
};

TicketToken makeTicketToken();

/// The text of the code: "<base>/t/<token>", or "LQT1:<token>" without a base; with a key, "#" and the key as
/// base64url follow.
std::string qrText(const TicketToken& token, const std::string& publicBaseUrl,
                   const std::optional<vision::TemplateKey>& key = {});

/// Overwrites a secret before its memory is given back.
void wipe(std::string& secret);

}
