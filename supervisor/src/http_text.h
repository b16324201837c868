#pragma once

#include <string>
#include <string_view>

/// Small readings of what stands in HTTP headers.
namespace luot::supervisor {

std::string lowered(std::string_view text); ///< ASCII letters only
std::string_view trimmed(std::string_view text); ///< without blanks and tabs at both ends
std::string lastOf(std::string_view list); ///< "a, b" gives "b"
std::string cookieIn(std::string_view header, std::string_view name); ///< empty: not there

}
