#include "base/clock.h"

#include <gtest/gtest.h>

namespace luot {
namespace {

using namespace std::chrono_literals;

TEST(VirtualClock, standsStillUntilItIsAdvanced)
{
    VirtualClock clock{WallTime{1h}};
    EXPECT_EQ(clock.wall(), WallTime{1h});
    clock.advance(250ms);
    EXPECT_EQ(clock.wall(), WallTime{1h + 250ms});
    EXPECT_EQ(clock.steady(), SteadyTime{250ms});
}

TEST(VirtualClock, aCorrectedCalendarLeavesTheSteadyTimeAlone)
{
    VirtualClock clock{WallTime{24h}};
    clock.advance(1s);
    clock.setWall(WallTime{1h});
    EXPECT_EQ(clock.steady(), SteadyTime{1s});
    EXPECT_EQ(clock.wall(), WallTime{1h});
}

}
}
