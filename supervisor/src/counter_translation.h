#pragma once

#include <string_view>

namespace luot::supervisor {

/// The text of clerk-terminal/i18n/luot-clerk-terminal_en.ts, built in.
std::string_view counterTranslation();

}
