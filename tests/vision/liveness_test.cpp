#include "vision/liveness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace luot::vision {
namespace {

constexpr double radians = std::numbers::pi / 180.0;

/// A face whose nose stands out by `depth` eye distances, turned about the upright axis, 80 pixels wide.
FaceShape turnedHead(double yaw, double depth)
{
    const double c = std::cos(yaw * radians);
    const double s = std::sin(yaw * radians);
    return {80.0 * c, 0.0, 80.0 * depth * s, 58.0};
}

/// A flat picture turned about an oblique axis, so that the nose seems to move to the side.
FaceShape turnedPicture(double angle)
{
    const double squeeze = std::cos(angle * radians);
    // Foreshortened along the diagonal.
    const auto seen = [&](double x, double y) {
        const double along = (x + y) / 2 * squeeze;
        const double across = (x - y) / 2;
        return std::pair{along + across, along - across};
    };
    const auto [eyesX, eyesY] = seen(80.0, 0.0);
    const auto [noseX, noseY] = seen(0.0, 58.0);
    return {eyesX, eyesY, noseX, noseY};
}

Liveness afterTurn(const FaceShape& straight, const FaceShape& turned)
{
    LivenessCheck check;
    for (int i = 0; i < 10; ++i)
        check.add(straight);
    for (int i = 0; i < 20; ++i)
        check.add(turned);
    return check.verdict();
}

TEST(Liveness, aHeadThatTurnsIsSolid)
{
    for (const double yaw : {-12.0, -8.0, 8.0, 12.0})
        EXPECT_EQ(afterTurn(turnedHead(0.0, 0.4), turnedHead(yaw, 0.4)), Liveness::Solid) << yaw;
}

TEST(Liveness, aPictureThatTurnsIsFlat)
{
    for (const double angle : {30.0, 40.0})
        EXPECT_EQ(afterTurn(turnedPicture(0.0), turnedPicture(angle)), Liveness::Flat) << angle;
}

FaceShape nearer(const FaceShape& shape, double times)
{
    return {times * shape.eyesX, times * shape.eyesY, times * shape.noseX, times * shape.noseY};
}

TEST(Liveness, aStepBackIsNoPicture)
{
    LivenessCheck check;
    for (int i = 0; i < 10; ++i)
        check.add(turnedHead(0.0, 0.4));
    for (int i = 0; i < 40; ++i)
        check.add(nearer(turnedHead(0.0, 0.4), 0.92));
    for (int i = 0; i < 20; ++i)
        check.add(nearer(turnedHead(10.0, 0.4), 0.92));
    EXPECT_EQ(check.verdict(), Liveness::Solid);
}

TEST(Liveness, aPictureBroughtNearerIsStillOne)
{
    LivenessCheck check;
    for (int i = 0; i < 10; ++i)
        check.add(turnedPicture(0.0));
    for (int i = 0; i < 40; ++i)
        check.add(nearer(turnedPicture(0.0), 1.08));
    for (int i = 0; i < 20; ++i)
        check.add(nearer(turnedPicture(35.0), 1.08));
    EXPECT_EQ(check.verdict(), Liveness::Flat);
}

TEST(Liveness, aNoseOnTheLineOfTheEyesSaysNothing)
{
    LivenessCheck check;
    for (int i = 0; i < 60; ++i)
        check.add({80.0, 0.0, i < 20 ? 0.0 : 20.0, 0.0});
    EXPECT_EQ(check.verdict(), Liveness::Unknown);
}

TEST(Liveness, nothingIsSaidOfWhoNeverTurns)
{
    EXPECT_EQ(afterTurn(turnedHead(0.0, 0.4), turnedHead(1.0, 0.4)), Liveness::Unknown);
}

TEST(Liveness, shapesThatAreNoNumbersChangeNothing)
{
    LivenessCheck check;
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (int i = 0; i < 30; ++i)
        check.add({none, 0.0, 1.0, none});
    EXPECT_EQ(check.verdict(), Liveness::Unknown);
}

TEST(Liveness, theNextPersonBeginsAnew)
{
    LivenessCheck check;
    for (int i = 0; i < 10; ++i)
        check.add(turnedPicture(0.0));
    for (int i = 0; i < 20; ++i)
        check.add(turnedPicture(35.0));
    ASSERT_EQ(check.verdict(), Liveness::Flat);
    check.reset();
    EXPECT_EQ(check.verdict(), Liveness::Unknown);
}

}
}
