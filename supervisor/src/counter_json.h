#pragma once

#include "clerk-terminal/counter_desk.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace luot::supervisor {

/// A desk as its page draws it: the whole CounterScreen, in the language that is being spoken.
nlohmann::json deskJson(const clerk_terminal::CounterDesk& desk, const std::string& server);

}
