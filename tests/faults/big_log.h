#pragma once

#include "base/clock.h"

#include <cstdint>
#include <filesystem>

namespace luot::faults {

/// Makes a database as a centre has it after many days of 300 visits each: six events a visit, the last day
/// being that of `until`. Returns how many events it holds, at least `events`.
///
/// Requires: an empty folder.
std::uint64_t makeBigLog(const std::filesystem::path& folder, std::uint64_t events, WallTime until);

}
