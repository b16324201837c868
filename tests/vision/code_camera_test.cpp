#include "vision/code_camera.h"

#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <numbers>

namespace luot::vision {
namespace {

const std::string ticketText
    = "https://luot.example/t/I_PL14VYLZNNqAu9K-a_Gg#rIi1uLv089aTrUX2cZnledU_O_0BVsV_iRf0U789oCc";
const cv::Size frameSize{1280, 720};
constexpr double focalLength = 1000.0;
constexpr double codeSide = 258.0; ///< of the code on the ticket's picture
const cv::Point2d codeMiddle{144, 800};

Picture pictureOf(const cv::Mat& bgr) { return {bgr.cols, bgr.rows, {bgr.data, bgr.data + bgr.total() * 3}}; }

/// The printed ticket held before a counter's camera: its code `width` pixels wide, turned in the picture's
/// plane and tilted away from it, a little out of focus, with a sensor's noise.
cv::Mat held(const cv::Mat& ticket, double width, double turned, double tilted, std::uint64_t seed)
{
    cv::RNG random{seed};
    const double scale = width / codeSide;
    const double turn = turned * std::numbers::pi / 180.0;
    const double tilt = tilted * std::numbers::pi / 180.0;
    std::vector<cv::Point2f> on{{0, 0},
                                {static_cast<float>(ticket.cols), 0},
                                {static_cast<float>(ticket.cols), static_cast<float>(ticket.rows)},
                                {0, static_cast<float>(ticket.rows)}};
    std::vector<cv::Point2f> seen;
    for (const cv::Point2f& corner : on) {
        const double x = corner.x - codeMiddle.x;
        const double y = corner.y - codeMiddle.y;
        const double across = x * std::cos(turn) - y * std::sin(turn);
        const double down = x * std::sin(turn) + y * std::cos(turn);
        const double away = focalLength / scale + across * std::sin(tilt);
        seen.emplace_back(static_cast<float>(640.0 + focalLength * across * std::cos(tilt) / away),
                          static_cast<float>(360.0 + focalLength * down / away));
    }
    cv::Mat paper = ticket * 0.7 + cv::Scalar::all(40.0);
    cv::GaussianBlur(paper, paper, {0, 0}, std::max(0.01, 0.45 / scale));
    cv::Mat frame{frameSize, CV_8UC3};
    random.fill(frame, cv::RNG::UNIFORM, 60, 140);
    cv::GaussianBlur(frame, frame, {31, 31}, 0);
    cv::warpPerspective(paper, frame, cv::getPerspectiveTransform(on, seen), frameSize, cv::INTER_LINEAR,
                        cv::BORDER_TRANSPARENT);
    cv::GaussianBlur(frame, frame, {0, 0}, 0.8);
    cv::Mat noise{frameSize, CV_16SC3};
    random.fill(noise, cv::RNG::NORMAL, 0, 5);
    cv::add(frame, noise, frame, {}, CV_8U);
    return frame;
}

cv::Mat ticketPicture()
{
    return cv::imread(LUOT_SOURCE_DIR "/docs/pictures/ticket-80mm.png", cv::IMREAD_COLOR);
}

TEST(CodeReading, aTicketHeldBeforeTheCameraIsReadTurnedAndTilted)
{
    const cv::Mat ticket = ticketPicture();
    ASSERT_FALSE(ticket.empty());
    std::uint64_t seed = 1;
    for (const double width : {130.0, 160.0, 240.0}) {
        for (const double tilt : {-30.0, 0.0, 30.0}) {
            for (const double turn : {-20.0, 5.0, 20.0})
                EXPECT_EQ(readCode(pictureOf(held(ticket, width, turn, tilt, ++seed))), ticketText)
                    << "width " << width << ", tilted " << tilt << ", turned " << turn;
        }
    }
}

TEST(CodeReading, aHallWithoutACodeIsNone)
{
    cv::RNG random{3};
    cv::Mat noise{frameSize, CV_8UC3};
    for (int i = 0; i < 10; ++i) {
        random.fill(noise, cv::RNG::UNIFORM, 0, 255);
        EXPECT_EQ(readCode(pictureOf(noise)), "");
    }
    EXPECT_EQ(readCode({}), "");
}

/// The same picture a few times, then the end.
class StillCamera final : public Camera {
public:
    explicit StillCamera(Picture picture)
        : m_picture{std::move(picture)}
    {
    }

    Result<std::optional<Frame>> next() override
    {
        if (m_number == 5)
            return std::nullopt;
        return Frame{m_picture, SteadyTime{} + m_number * Milliseconds{50}, m_number++};
    }

private:
    Picture m_picture;
    int m_number = 0;
};

TEST(CodeCamera, passesEveryPictureOnAndStopsLookingWhenACodeIsTaken)
{
    const Picture picture = pictureOf(held(ticketPicture(), 200, 0, 0, 1));
    int offered = 0;
    CodeCamera camera{std::make_unique<StillCamera>(picture), [&](const std::string& text) {
                          EXPECT_EQ(text, ticketText);
                          return ++offered == 2;
                      }};
    for (int i = 0; i < 5; ++i) {
        const auto frame = camera.next();
        ASSERT_TRUE(frame && *frame);
        EXPECT_EQ((*frame)->number, i);
        EXPECT_EQ((*frame)->picture.bgr().data(), picture.bgr().data());
    }
    const auto end = camera.next();
    ASSERT_TRUE(end);
    EXPECT_FALSE(*end);
    EXPECT_EQ(offered, 2);
}

}
}
