#pragma once

#include "protocol/command.h"
#include "protocol/event.h"

#include <optional>
#include <string_view>

namespace luot::protocol {

/// What a key may do; docs/protocol.md, "Roles".
enum class Role { Board, Counter, Kiosk, Reception, Clerk, Supervisor, Admin, Monitor, Centre };

std::string_view nameOf(Role role); ///< "kiosk"
std::optional<Role> roleNamed(std::string_view name);

/// Whether the role may ask for it at all. Whose ticket, which counter and how late is the service's to
/// judge.
bool mayAsk(Role role, const Command& command);
bool mayHear(Role role, Stream stream);

}
