#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace luot::faults {

/// What may happen to a service's process. ClockShiftMs: its wall clock is that much ahead, its steady one is
/// not. DiskIsFull: no file can be written. DoorIsNotWatched: ZeroMQ's question who may come in has no one to
/// answer it. DoorkeeperDies: at the next such question.
enum class Whim { ClockShiftMs, DiskIsFull, DoorIsNotWatched, DoorkeeperDies };
using WhimPage = std::array<std::atomic<std::int64_t>, 4>;
inline constexpr const char* whimsVariable = "LUOT_WHIMS";

}
