#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace luot::protocol {

struct Invitation;

/// What a ticket's paper is good for: whoever has the token sees the ticket's page. Never logged.
struct PaperToken {
    std::string text; ///< 128 random bits as base64url: 22 characters
    std::string hash; ///< SHA-256 of `text` in hex: all the service gets
};

PaperToken makePaperToken();

/// What opens the face bound to a ticket (face.bind); on the paper alone.
using FaceKey = std::array<std::uint8_t, 32>;

/// The text of the paper's QR: "<base>/t/<token>", or "LQT1:<token>" without a base; with a key, "#" and the
/// key as base64url follow.
std::string paperCodeText(const PaperToken& token, const std::string& publicBaseUrl,
                          const std::optional<FaceKey>& key = {});

/// Where a phone takes a number with ticket.invite's code: "<base>/n/<code>?until=<ms>", by which the page
/// counts the code's life. Requires: there is a base.
std::string invitationAddress(const Invitation& invitation, const std::string& publicBaseUrl);

/// A paper's QR, read again. Secret as a whole: it can be moved, not copied, and leaves nothing behind in
/// memory when it goes. wipe() lets it go earlier.
struct PaperCode {
    PaperCode() = default;
    ~PaperCode();
    PaperCode(PaperCode&& other) noexcept;
    PaperCode& operator=(PaperCode&& other) noexcept;
    PaperCode(const PaperCode&) = delete;
    PaperCode& operator=(const PaperCode&) = delete;

    std::string token; ///< 22 characters
    std::optional<FaceKey> key{}; ///< none: of a reprint, of a screen, or of somebody who went without a face
};

/// Reads either form, of whatever base, with blanks around it; nothing for any other text.
std::optional<PaperCode> readPaperCode(std::string_view text);

/// Whether a text looks like a paper's QR, a damaged one or one that was cut, or typed with Caps Lock on:
/// what nobody means as anything else, and what must not be kept.
bool mayBePaperCode(std::string_view text);

/// Overwrites a secret before its memory is given back.
void wipe(std::string& secret);
void wipe(PaperCode& code);

}
