#include "vision/src/float16.h"

#include <bit>
#include <cmath>
#include <limits>

namespace luot::vision {

std::uint16_t toFloat16(float value)
{
    const auto sign = static_cast<std::uint16_t>(std::signbit(value) ? 0x8000U : 0U);
    const float size = std::abs(value);
    if (std::isnan(size))
        return static_cast<std::uint16_t>(sign | 0x7E00U);
    if (size >= 65520.0F)
        return static_cast<std::uint16_t>(sign | 0x7C00U);
    constexpr float smallestNormal = 6.103515625e-05F; // 2^-14
    if (size < smallestNormal)
        return static_cast<std::uint16_t>(sign
                                          | static_cast<std::uint32_t>(std::nearbyint(size * 16777216.0F)));
    const auto bits = std::bit_cast<std::uint32_t>(size);
    const std::uint32_t rounded = bits + 0x0FFFU + ((bits >> 13U) & 1U);
    return static_cast<std::uint16_t>(sign | ((rounded >> 13U) - (112U << 10U)));
}

float fromFloat16(std::uint16_t bits)
{
    const float sign = (bits & 0x8000U) != 0 ? -1.0F : 1.0F;
    const int exponent = (bits >> 10U) & 0x1F;
    const auto fraction = static_cast<float>(bits & 0x3FFU);
    if (exponent == 0)
        return sign * std::ldexp(fraction, -24);
    if (exponent == 31)
        return fraction == 0.0F ? sign * std::numeric_limits<float>::infinity()
                                : std::numeric_limits<float>::quiet_NaN();
    return sign * std::ldexp(1024.0F + fraction, exponent - 25);
}

}
