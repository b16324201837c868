#pragma once

#include "base/result.h"
#include "protocol/client.h"

#include <CLI/App.hpp>

#include <memory>
#include <optional>
#include <string>

namespace luot::luotctl {

/// Where the service is and who we are: the options every command on a running service has.
struct ServiceAddress {
    std::string server = "127.0.0.1:5560"; ///< HOST[:PORT]
    std::string key; ///< this machine's device key file

    /// Adds --server and --key, which fall back to LUOT_SERVER and LUOT_KEY.
    void addTo(CLI::App& command);
};

/// Settings for a client, from what was typed. `stream`: what to follow; none: commands only.
Result<protocol::ClientSettings> settingsFor(const ServiceAddress& address,
                                             std::optional<protocol::Stream> stream);

/// One command, answered. A refusal or silence becomes a sentence.
Result<protocol::CommandResult> ask(protocol::Client& client, protocol::Command command);

/// The same on a line of its own.
Result<protocol::CommandResult> askOnce(const ServiceAddress& address, protocol::Command command);

}
