#include "vision/testing/flat_photo.h"

#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <array>

namespace luot::vision::testing {
namespace {

using Kind = FlatPhoto::Kind;

cv::Mat drawn(const Likeness& likeness, const HeadView& view)
{
    cv::Mat frame(720, 1280, CV_8UC3, cv::Scalar::all(0));
    likeness.draw(view, {frame.data, frame.total() * 3}, frame.cols, frame.rows);
    return frame;
}

FlatPhoto photoOf(Kind kind)
{
    auto photo = FlatPhoto::open(portraitFile("obama"), kind);
    EXPECT_TRUE(photo) << photo.error().message;
    return *photo;
}

/// The corners of the white paper: its farthest points along the diagonals.
std::array<cv::Point2f, 4> paperCorners(const cv::Mat& frame)
{
    cv::Mat white;
    cv::inRange(frame, cv::Scalar::all(215), cv::Scalar::all(255), white);
    std::vector<cv::Point> points;
    cv::findNonZero(white, points);
    const auto farthest = [&](int x, int y) -> cv::Point2f {
        return *std::max_element(points.begin(), points.end(), [&](cv::Point a, cv::Point b) {
            return x * a.x + y * a.y < x * b.x + y * b.y;
        });
    };
    return {farthest(-1, -1), farthest(1, -1), farthest(1, 1), farthest(-1, 1)};
}

/// How well the plane through the paper's corners explains the face's change from one view to the other: mean
/// absolute difference in grey levels, a small shift of the corners aside.
double beyondHomography(const Likeness& likeness, const std::array<cv::Point2f, 4>& from,
                        const std::array<cv::Point2f, 4>& to, const HeadView& straight,
                        const HeadView& turned)
{
    const cv::Mat plane = cv::getPerspectiveTransform(from.data(), to.data());
    cv::Mat expected;
    cv::warpPerspective(drawn(likeness, straight), expected, plane, {1280, 720});
    const cv::Mat seen = drawn(likeness, turned);
    const auto eyes = likeness.betweenEyes(turned);
    const cv::Rect face{static_cast<int>(eyes.x) - 90, static_cast<int>(eyes.y) - 60, 180, 190};
    cv::Mat difference;
    cv::absdiff(expected(face), seen(face), difference);
    const cv::Scalar mean = cv::mean(difference);
    return (mean[0] + mean[1] + mean[2]) / 3.0;
}

TEST(FlatPhoto, followsAHomographyAsNoHeadDoes)
{
    const FlatPhoto photo = photoOf(Kind::Print);
    const HeadView straight{};
    const HeadView turned{{14.0, 6.0}, 80.0, 640.0, 320.0};
    const auto from = paperCorners(drawn(photo, straight));
    const auto to = paperCorners(drawn(photo, turned));
    const double flat = beyondHomography(photo, from, to, straight, turned);
    EXPECT_LT(flat, 5.0);

    const auto head = SyntheticHead::open(portraitFile("obama"));
    ASSERT_TRUE(head);
    EXPECT_GT(beyondHomography(*head, from, to, straight, turned), 3.0 * flat);
}

TEST(FlatPhoto, aBentOneIsNoPlane)
{
    const FlatPhoto photo = photoOf(Kind::BentPrint);
    const HeadView straight{};
    const HeadView turned{{14.0, 0.0}};
    const auto from = paperCorners(drawn(photo, straight));
    const auto to = paperCorners(drawn(photo, turned));
    EXPECT_GT(beyondHomography(photo, from, to, straight, turned), 6.0);
}

TEST(FlatPhoto, isShiftedTiltedAndHeldNearer)
{
    const FlatPhoto photo = photoOf(Kind::Print);
    const auto size
        = [](const std::array<cv::Point2f, 4>& corners) { return cv::norm(corners[1] - corners[0]); };
    const auto usual = paperCorners(drawn(photo, {{}, 60.0, 640.0, 320.0}));
    const auto shifted = paperCorners(drawn(photo, {{}, 60.0, 700.0, 320.0}));
    const auto nearer = paperCorners(drawn(photo, {{}, 75.0, 640.0, 320.0}));
    const auto tilted = paperCorners(drawn(photo, {{}, 60.0, 640.0, 320.0, 10.0}));
    EXPECT_NEAR(shifted[0].x - usual[0].x, 60.0, 1.5);
    EXPECT_NEAR(size(nearer) / size(usual), 1.25, 0.02);
    EXPECT_NEAR(std::atan2(tilted[1].y - tilted[0].y, tilted[1].x - tilted[0].x) * 180.0 / CV_PI, 10.0, 1.0);
}

TEST(FlatPhoto, theOneWhoHoldsItDoesNotTurn)
{
    const FlatPhoto photo = photoOf(Kind::Screen);
    const cv::Mat straight = drawn(photo, {});
    const cv::Mat turned = drawn(photo, {{12.0, 0.0}});
    const cv::Rect chest{480, 650, 100, 60};
    EXPECT_GT(cv::mean(straight(chest))[0], 10.0);
    EXPECT_EQ(cv::norm(straight(chest), turned(chest), cv::NORM_INF), 0.0);
    // The dark frame of the screen is beside the face, where paper would be white.
    EXPECT_LT(cv::mean(straight(cv::Rect{640 + 175, 300, 6, 60}))[1], 60.0);
}

TEST(FlatPhoto, anUnknownPortraitIsASentence)
{
    const auto photo = FlatPhoto::open(portraitFile("nobody"));
    ASSERT_FALSE(photo);
    EXPECT_NE(photo.error().message.find("astronaut"), std::string::npos);
}

}
}
