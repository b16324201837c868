#include "vision/person_lock.h"

#include <gtest/gtest.h>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

constexpr int frameWidth = 1280;

Face faceAt(double x, double eyeDistance, double yaw = 0.0)
{
    const double side = 2.5 * eyeDistance;
    return {{x - side / 2, 300.0 - side / 2, side, side}, eyeDistance, {yaw, 0.0}, {}};
}

class Lock : public ::testing::Test {
protected:
    PersonLock::Verdict show(const std::vector<Face>& faces, Milliseconds duration)
    {
        PersonLock::Verdict verdict;
        for (Milliseconds t{0}; t < duration; t += 50ms) {
            verdict = lock.update(faces, frameWidth, now += 50ms);
            sawLeft = sawLeft || verdict.presence == Presence::Left;
        }
        return verdict;
    }

    PersonLock lock;
    SteadyTime now{};
    bool sawLeft = false;
};

TEST_F(Lock, somebodyNearIsGreetedThenLocked)
{
    EXPECT_EQ(show({faceAt(640, 80)}, 400ms).presence, Presence::Nobody);
    EXPECT_EQ(show({faceAt(640, 80)}, 200ms).presence, Presence::Approaching);
    EXPECT_EQ(show({faceAt(640, 80)}, 300ms).presence, Presence::Locked);
}

TEST_F(Lock, farAwayIsGreetedOnly)
{
    EXPECT_EQ(show({faceAt(640, 40)}, 5s).presence, Presence::Approaching);
    EXPECT_EQ(show({faceAt(640, 30)}, 5s).presence, Presence::Nobody);
}

TEST_F(Lock, whoeverPassesByIsNotLocked)
{
    PersonLock::Verdict verdict;
    for (int x = 200; x < 1100; x += 30) {
        verdict = show({faceAt(x, 60)}, 50ms);
        EXPECT_NE(verdict.presence, Presence::Locked) << "at " << x;
    }
}

TEST_F(Lock, whoeverLooksAwayIsNotGreeted)
{
    EXPECT_EQ(show({faceAt(640, 80, 40.0)}, 3s).presence, Presence::Nobody);
}

TEST_F(Lock, ofTwoAlikeNobodyIsLocked)
{
    EXPECT_EQ(show({faceAt(400, 70), faceAt(850, 75)}, 5s).presence, Presence::Approaching);
    const PersonLock::Verdict verdict = show({faceAt(400, 50), faceAt(850, 75)}, 1s);
    EXPECT_EQ(verdict.presence, Presence::Locked);
    EXPECT_EQ(verdict.person, 1U);
}

TEST_F(Lock, controlNeverJumpsToABiggerBystander)
{
    show({faceAt(640, 70)}, 1s);
    PersonLock::Verdict verdict = show({faceAt(1000, 110), faceAt(640, 70)}, 1s);
    EXPECT_EQ(verdict.person, 1U);
    EXPECT_EQ(verdict.bystander, Bystander::None) << "for 1.5 s a bystander may pass";
    verdict = show({faceAt(1000, 110), faceAt(640, 70)}, 1s);
    EXPECT_EQ(verdict.person, 1U);
    EXPECT_EQ(verdict.bystander, Bystander::Near);
    EXPECT_EQ(show({faceAt(1000, 110)}, 1900ms).presence, Presence::Lost);
}

TEST_F(Lock, whoPassesInFrontTakesNothingAlong)
{
    show({faceAt(640, 75)}, 1s);
    // The landmarks of the one who stands are dragged along by the one who passes, who hides the face.
    for (int x = 650; x < 1000; x += 40) {
        const PersonLock::Verdict verdict = show({faceAt(x, std::min(105.0, 75.0 + (x - 640) / 2.0))}, 50ms);
        if (x > 760) {
            EXPECT_EQ(verdict.presence, Presence::Lost) << "at " << x;
        }
    }
    const PersonLock::Verdict verdict = show({faceAt(1000, 105), faceAt(642, 75)}, 50ms);
    EXPECT_EQ(verdict.presence, Presence::Locked);
    EXPECT_EQ(verdict.person, 1U);
    EXPECT_EQ(show({faceAt(1000, 105), faceAt(642, 75)}, 3s).person, 1U);
}

TEST_F(Lock, whoWasHiddenIsTheSameWhenSeenAgain)
{
    show({faceAt(640, 75)}, 1s);
    for (int x = 640; x > 540; x -= 20)
        show({faceAt(470, 95), faceAt(x, 90)}, 50ms);
    EXPECT_EQ(show({faceAt(470, 95)}, 1500ms).presence, Presence::Lost);
    EXPECT_EQ(show({faceAt(470, 95), faceAt(645, 68)}, 50ms).person, 1U);
    EXPECT_FALSE(sawLeft);
}

TEST_F(Lock, whoIsHiddenBySomebodyNearerHasNotLeft)
{
    show({faceAt(640, 75)}, 1s);
    const PersonLock::Verdict hidden = show({faceAt(470, 95)}, 5s);
    EXPECT_EQ(hidden.presence, Presence::Lost);
    EXPECT_EQ(hidden.bystander, Bystander::Near) << "who hides them is asked to step back";
    EXPECT_EQ(show({faceAt(470, 95), faceAt(640, 72)}, 100ms).person, 1U);
    EXPECT_FALSE(sawLeft);
}

TEST_F(Lock, nobodyIsWaitedForBehindSomebodyForEver)
{
    show({faceAt(640, 75)}, 1s);
    show({faceAt(470, 95)}, 6200ms);
    EXPECT_TRUE(sawLeft);
    EXPECT_EQ(show({faceAt(470, 95)}, 1s).presence, Presence::Locked) << "who then is alone";
}

TEST_F(Lock, whoStandsAsFarOrBesideHidesNobody)
{
    for (const Face& other : {faceAt(470, 78), faceAt(1000, 110)}) {
        sawLeft = false;
        lock.release();
        show({faceAt(640, 75)}, 1s);
        show({other}, 2200ms);
        EXPECT_TRUE(sawLeft) << "of " << other.box.left;
    }
}

TEST_F(Lock, whoStepsAsideKeepsControlAfterAMoment)
{
    show({faceAt(640, 75)}, 1s);
    for (int x = 660; x <= 860; x += 40)
        show({faceAt(x, 75)}, 50ms);
    EXPECT_EQ(show({faceAt(860, 75)}, 500ms).presence, Presence::Lost);
    EXPECT_EQ(show({faceAt(860, 75)}, 1s).presence, Presence::Locked);
    EXPECT_FALSE(sawLeft);
}

TEST_F(Lock, whoShiftsTheirWeightIsNeverLost)
{
    show({faceAt(640, 75)}, 1s);
    for (int x = 640; x <= 840; x += 5)
        EXPECT_EQ(show({faceAt(x, 75 - (x - 640) * 0.08)}, 50ms).presence, Presence::Locked) << "at " << x;
}

TEST_F(Lock, aMomentOutOfViewIsForgiven)
{
    show({faceAt(640, 80)}, 1s);
    EXPECT_EQ(show({}, 1500ms).presence, Presence::Lost);
    EXPECT_EQ(show({faceAt(650, 78)}, 50ms).presence, Presence::Locked);
    EXPECT_FALSE(sawLeft);
}

TEST_F(Lock, awayForMoreThanTwoSecondsHasLeft)
{
    show({faceAt(640, 80)}, 1s);
    EXPECT_EQ(show({}, 3s).presence, Presence::Nobody);
    EXPECT_TRUE(sawLeft);
}

TEST_F(Lock, whoeverStepsBesideThePlaceMustWaitLikeAnybody)
{
    show({faceAt(640, 80)}, 1s);
    show({}, 1s);
    EXPECT_EQ(show({faceAt(820, 80)}, 50ms).presence, Presence::Lost);
}

TEST_F(Lock, aReleasedPersonCanBeginAgain)
{
    show({faceAt(640, 80)}, 1s);
    lock.release();
    EXPECT_NE(show({faceAt(640, 80)}, 500ms).presence, Presence::Locked);
    EXPECT_EQ(show({faceAt(640, 80)}, 400ms).presence, Presence::Locked);
}

}
}
