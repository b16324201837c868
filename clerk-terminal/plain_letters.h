#pragma once

#include <string>
#include <string_view>

namespace luot::clerk_terminal {

/// A text as it is typed in haste: small letters without marks. "Nguyễn Thị Ánh" as "nguyen thi anh"; what is
/// no Vietnamese letter stays. Takes any bytes.
std::string plainLetters(std::string_view text);

}
