#pragma once

#include <cstdint>

namespace luot::vision {

/// IEEE 754 binary16, rounded to the nearest, ties to even; too large becomes infinite.
std::uint16_t toFloat16(float value);
float fromFloat16(std::uint16_t bits);

}
