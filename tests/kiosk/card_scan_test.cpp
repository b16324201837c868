#include "kiosk/card_scan.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace luot::kiosk {
namespace {

class Scan : public testing::Test {
protected:
    void wait(Milliseconds time)
    {
        for (const SteadyTime end = now + time; now < end;) {
            now += 100ms;
            scan.advance(now);
        }
    }
    std::optional<vision::Cell> lit() const { return scan.view().lit; }

    SteadyTime now{1h};
    CardScan scan{{{0, 0}, {0, 1}, {1, 0}}, now};
};

TEST_F(Scan, theFirstStandsLongerThenEachItsTimeThenTheOtherWays)
{
    EXPECT_EQ(lit(), (vision::Cell{0, 0}));
    wait(3400ms);
    EXPECT_EQ(lit(), (vision::Cell{0, 0}));
    wait(200ms);
    EXPECT_EQ(lit(), (vision::Cell{0, 1}));
    wait(2s);
    EXPECT_EQ(lit(), (vision::Cell{1, 0}));
    wait(2s);
    EXPECT_FALSE(lit());
    EXPECT_EQ(scan.view().place, 4);
    EXPECT_EQ(scan.view().count, 4);
    wait(2s);
    EXPECT_EQ(lit(), (vision::Cell{0, 0})) << "around";
}

TEST_F(Scan, aPressChoosesWhatIsLit)
{
    wait(4s);
    const auto choice = scan.press(now);
    EXPECT_TRUE(choice.isChosen);
    EXPECT_EQ(choice.cell, (vision::Cell{0, 1}));
}

TEST_F(Scan, thePhonesWayComesBeforeTheOtherWays)
{
    scan = {{{0, 0}, {0, 1}}, now, 2, CardScan::PhoneWay::Offered};
    EXPECT_EQ(scan.view().count, 4);
    wait(3600ms + 2s);
    EXPECT_TRUE(scan.view().isPhoneLit);
    EXPECT_FALSE(lit());
    const auto choice = scan.press(now);
    EXPECT_TRUE(choice.isChosen && choice.isPhone);
    wait(2s);
    EXPECT_FALSE(scan.view().isPhoneLit);
    EXPECT_EQ(scan.view().place, 4);
    EXPECT_FALSE(scan.press(now).isPhone) << "that is \"cách khác\"";
    wait(2s);
    EXPECT_EQ(lit(), (vision::Cell{0, 0})) << "around";
}

TEST_F(Scan, theRingCountsAndNeverChooses)
{
    wait(1700ms);
    EXPECT_NEAR(scan.view().share, 1.7 / 3.5, 0.05);
    wait(60s);
    EXPECT_TRUE(scan.view().isPaused) << "after three rounds it rests";
}

TEST_F(Scan, aPressOnAPauseGoesOnAndChoosesNothing)
{
    wait(60s);
    const auto choice = scan.press(now);
    EXPECT_FALSE(choice.isChosen);
    EXPECT_FALSE(scan.view().isPaused);
    EXPECT_EQ(lit(), (vision::Cell{0, 0}));
}

TEST_F(Scan, theSpeedHasBounds)
{
    for (int i = 0; i < 9; ++i)
        scan.changeSpeed(1, now);
    EXPECT_EQ(scan.secondsEach(), 6);
    for (int i = 0; i < 9; ++i)
        scan.changeSpeed(-1, now);
    EXPECT_EQ(scan.secondsEach(), 1);
    wait(3600ms);
    EXPECT_EQ(lit(), (vision::Cell{0, 1})) << "the first keeps its time";
    wait(1s);
    EXPECT_EQ(lit(), (vision::Cell{1, 0}));
}

TEST_F(Scan, aPauseHoldsUntilItIsTakenBack)
{
    scan.pause(now);
    wait(30s);
    EXPECT_EQ(lit(), (vision::Cell{0, 0}));
    scan.pause(now);
    wait(3600ms);
    EXPECT_EQ(lit(), (vision::Cell{0, 1}));
}

}
}
