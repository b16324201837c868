#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"

#include <chrono>
#include <vector>

/// The centre of the samples: An Thịnh, on a Tuesday morning.
namespace luot::kiosk::sample {

constexpr WallTime now{std::chrono::milliseconds{1783995880000}}; ///< 14 July 2026, 09:24 in Viet Nam
constexpr WallTime nextMorning = now + std::chrono::hours{22} + std::chrono::minutes{6}; ///< 7:30

protocol::Branch branch();
std::vector<protocol::Field> fields(); ///< six
std::vector<protocol::Field> eightFields(); ///< the last one closed
std::vector<protocol::Procedure> procedures(); ///< of "Hộ tịch"

}
