#include "vision/neutral_pose.h"
#include "vision/relative_pose.h"

#include <gtest/gtest.h>

#include <random>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = 50ms;

NeutralPose::State hold(NeutralPose& neutral, SteadyTime& now, Pose around, double shake, int frames)
{
    std::mt19937 random{3};
    std::normal_distribution<double> noise{0.0, shake};
    for (int i = 0; i < frames; ++i)
        neutral.add({around.yaw + noise(random), around.pitch + noise(random)}, now += frameTime);
    return neutral.state();
}

TEST(NeutralPose, aStillHeadIsFoundInASecond)
{
    NeutralPose neutral;
    SteadyTime now{};
    ASSERT_EQ(hold(neutral, now, {4.0, -7.0}, 0.4, 20), NeutralPose::State::Found);
    EXPECT_NEAR(neutral.pose().yaw, 4.0, 0.5);
    EXPECT_NEAR(neutral.pose().pitch, -7.0, 0.5);
    EXPECT_EQ(neutral.progress(), 1.0);
}

TEST(NeutralPose, anUnsteadyHeadGetsTwoMoreTries)
{
    NeutralPose neutral;
    SteadyTime now{};
    hold(neutral, now, {}, 3.0, 13);
    EXPECT_EQ(neutral.triesLeft(), 2);
    EXPECT_EQ(hold(neutral, now, {}, 0.3, 13), NeutralPose::State::Found);
}

TEST(NeutralPose, aHeadThatNeverRestsIsGivenUp)
{
    NeutralPose neutral;
    SteadyTime now{};
    EXPECT_EQ(hold(neutral, now, {}, 3.0, 40), NeutralPose::State::GaveUp);
}

TEST(NeutralPose, oneWildFrameDoesNotMoveTheMedian)
{
    NeutralPose neutral;
    SteadyTime now{};
    for (int i = 0; i < 13; ++i)
        neutral.add({i == 6 ? 2.5 : 0.0, 0.0}, now += frameTime);
    ASSERT_EQ(neutral.state(), NeutralPose::State::Found);
    EXPECT_EQ(neutral.pose().yaw, 0.0);
}

TEST(NeutralPose, aFaceLostInBetweenBeginsAgain)
{
    NeutralPose neutral;
    SteadyTime now{};
    hold(neutral, now, {}, 0.1, 10);
    now += 1s;
    EXPECT_EQ(hold(neutral, now, {20.0, 0.0}, 0.1, 10), NeutralPose::State::Collecting);
    EXPECT_EQ(neutral.triesLeft(), 3);
}

TEST(RelativePose, isCountedFromNeutral)
{
    RelativePose relative{{5.0, -3.0}};
    const Pose pose = relative.filter({5.0, -3.0}, SteadyTime{});
    EXPECT_EQ(pose.yaw, 0.0);
    EXPECT_EQ(pose.pitch, 0.0);
}

TEST(RelativePose, aPoseThatIsNoNumberChangesNothing)
{
    RelativePose relative{{0.0, 0.0}};
    relative.filter({2.0, 1.0}, SteadyTime{});
    const Pose pose = relative.filter({std::numeric_limits<double>::quiet_NaN(), 0.0}, SteadyTime{} + 50ms);
    EXPECT_EQ(pose.yaw, 2.0);
}

}
}
