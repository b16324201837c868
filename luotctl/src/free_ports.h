#pragma once

#include <cstdint>

namespace luot::luotctl {

/// The first of `count` ports of the loopback that nobody listens at: `usual`, or some other.
std::uint16_t freePorts(std::uint16_t usual, std::uint16_t count);

}
