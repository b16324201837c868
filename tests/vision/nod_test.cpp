#include "vision/nod.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace std::chrono_literals;

namespace luot::vision {
namespace {

class Nodding : public testing::Test {
protected:
    /// How many nods are told while the pitch goes there in that time, twenty pictures a second.
    int move(double to, Milliseconds time)
    {
        int nods = 0;
        const double from = pitch;
        const auto steps = std::max<std::int64_t>(1, time / 50ms);
        for (std::int64_t i = 1; i <= steps; ++i) {
            const double share = static_cast<double>(i) / static_cast<double>(steps);
            pitch = from + (to - from) * (0.5 - 0.5 * std::cos(std::numbers::pi * share));
            now += 50ms;
            nods += nod.update(Pose{0.0, pitch}, now) ? 1 : 0;
        }
        return nods;
    }

    Nod nod;
    SteadyTime now{1h};
    double pitch = 0.0;
};

TEST_F(Nodding, downAndBackIsOne)
{
    EXPECT_EQ(move(0, 500ms), 0);
    EXPECT_EQ(move(-8, 250ms) + move(0, 250ms), 1);
    EXPECT_EQ(move(0, 2s), 0);
}

TEST_F(Nodding, twiceIsOneUnlessThereIsAPause)
{
    EXPECT_EQ(move(-8, 200ms) + move(0, 200ms) + move(-8, 200ms) + move(0, 200ms), 1)
        << "people nod more than once and mean it once";
    EXPECT_EQ(move(0, 700ms), 0);
    EXPECT_EQ(move(-8, 250ms) + move(0, 250ms), 1);
}

TEST_F(Nodding, lookingDownAndStayingIsNone)
{
    EXPECT_EQ(move(-9, 300ms) + move(-9, 3s) + move(0, 300ms), 0);
}

TEST_F(Nodding, aSlowOneIsNone) { EXPECT_EQ(move(-9, 1500ms) + move(0, 1500ms), 0); }

TEST_F(Nodding, aSmallOneIsNone) { EXPECT_EQ(move(-3, 250ms) + move(0, 250ms), 0); }

TEST_F(Nodding, aFaceThatIsLostInBetweenBeginsAnew)
{
    move(-8, 250ms);
    now += 50ms;
    EXPECT_FALSE(nod.update(std::nullopt, now));
    EXPECT_EQ(move(0, 250ms), 0);
}

TEST_F(Nodding, aLevelBelowStraightAheadNodsAsWell)
{
    move(-6, 2s);
    move(-6, 1s);
    EXPECT_EQ(move(-13, 250ms) + move(-6, 250ms), 1) << "who reads the lower cards";
}

}
}
