#pragma once

#include "protocol/command.h"
#include "protocol/event.h"

#include <optional>
#include <string_view>

namespace luot::protocol {

std::string_view nameOf(Role role); ///< "kiosk"
std::optional<Role> roleNamed(std::string_view name);

/// Whether the role may ask for it at all. Whose ticket, which counter and how late is the service's to
/// judge.
bool mayAsk(Role role, const Command& command);
bool mayHear(Role role, Stream stream);

/// Whether somebody can have the role, not only a machine.
bool isOfPeople(Role role);
/// Whether it is done by a person, who has to be signed in once the branch has people.
bool isDoneByPeople(const Command& command);

}
