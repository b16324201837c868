#include "base/clock.h"

namespace luot {

WallTime SystemClock::wall() const
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

SteadyTime SystemClock::steady() const { return std::chrono::steady_clock::now(); }

VirtualClock::VirtualClock(WallTime start)
    : m_wall{start}
{
}

void VirtualClock::advance(Milliseconds by)
{
    m_wall += by;
    m_steady += by;
}

}
