#pragma once

#include <chrono>

namespace luot {

using Milliseconds = std::chrono::milliseconds;
/// What a calendar shows; may jump. For people and for records.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;
/// What only ever advances. For timers, deadlines and staleness.
using SteadyTime = std::chrono::steady_clock::time_point;

/// Where time comes from, so that a test can be the one who says what time it is.
///
/// Thread: any.
class Clock {
public:
    virtual ~Clock() = default;

    virtual WallTime wall() const = 0;
    virtual SteadyTime steady() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    WallTime wall() const override;
    SteadyTime steady() const override;
};

/// A clock that stands still until it is told to advance.
///
/// Thread: the one that owns it.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(WallTime start = WallTime{});

    WallTime wall() const override { return m_wall; }
    SteadyTime steady() const override { return m_steady; }

    void advance(Milliseconds by);
    /// The calendar jumps; the steady time stays, as with a corrected system clock.
    void setWall(WallTime wall) { m_wall = wall; }

private:
    WallTime m_wall;
    SteadyTime m_steady;
};

}
