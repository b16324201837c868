#include "tests/vision/temporary_folder.h"
#include "vision/camera.h"
#include "vision/face_pipeline.h"
#include "vision/neutral_pose.h"
#include "vision/person_lock.h"
#include "vision/pointing.h"
#include "vision/relative_pose.h"
#include "vision/src/picture_view.h"

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <limits>
#include <random>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

/// A small picture with something in it.
cv::Mat colourful(int type = CV_8UC3)
{
    cv::Mat picture(33, 47, type);
    cv::theRNG().state = 3;
    cv::randu(picture, 0, CV_MAT_DEPTH(type) == CV_16U ? 65535 : 255);
    cv::GaussianBlur(picture, picture, {}, 2.0);
    return picture;
}

std::string encoded(const std::string& ending, const cv::Mat& picture, const std::vector<int>& settings = {})
{
    std::vector<std::uint8_t> bytes;
    cv::imencode(ending, picture, bytes, settings);
    return {bytes.begin(), bytes.end()};
}

/// Whatever it is: a picture within the limits, or a sentence that names the file.
void expectPictureOrSentence(const TemporaryFolder& folder, const std::string& bytes)
{
    const auto picture = readPicture(folder.write("broken.bin", bytes), 64);
    if (picture) {
        ASSERT_GT(picture->width(), 0);
        ASSERT_LE(std::max(picture->width(), picture->height()), 64);
        ASSERT_EQ(picture->bgr().size(),
                  std::size_t{3} * static_cast<std::size_t>(picture->width())
                      * static_cast<std::size_t>(picture->height()));
    } else {
        ASSERT_NE(picture.error().message.find("broken.bin"), std::string::npos);
    }
}

class BrokenPictures : public ::testing::TestWithParam<const char*> { };

TEST_P(BrokenPictures, areASentenceOrAPicture)
{
    const TemporaryFolder folder;
    std::mt19937 random{11};
    const std::string good = encoded(GetParam(), colourful());
    const auto somewhere = [&](std::size_t size) { return random() % size; };
    for (int i = 0; i < 600; ++i) {
        std::string bad = good;
        for (std::size_t changes = 1 + random() % 6; changes > 0; --changes) {
            // Headers matter most.
            const std::size_t at = random() % 2 == 0 ? somewhere(std::min<std::size_t>(bad.size(), 64))
                                                     : somewhere(bad.size());
            switch (random() % 5) {
            case 0:
                bad.resize(at + 1);
                break;
            case 1:
                bad.insert(at, 1 + random() % 9, static_cast<char>(random()));
                break;
            case 2:
                bad[at] = static_cast<char>(0xFF);
                break;
            case 3:
                bad[at] = 0;
                break;
            default:
                bad[at] = static_cast<char>(random());
            }
        }
        expectPictureOrSentence(folder, bad);
    }
}

INSTANTIATE_TEST_SUITE_P(OfEachFormat, BrokenPictures, ::testing::Values(".jpg", ".png", ".bmp"));

TEST(OddPictures, ofAnyDepthAndChannelsAreRead)
{
    const TemporaryFolder folder;
    const std::vector<int> onlyTwoColours{cv::IMWRITE_PNG_BILEVEL, 1};
    for (const std::string& bytes : {encoded(".png", colourful(CV_8U)), encoded(".png", colourful(CV_8UC4)),
                                     encoded(".png", colourful(CV_16U)), encoded(".png", colourful(CV_16UC3)),
                                     encoded(".png", colourful(CV_16UC4)), encoded(".jpg", colourful(CV_8U)),
                                     encoded(".bmp", colourful(CV_8U)), encoded(".bmp", colourful(CV_8UC4)),
                                     encoded(".png", colourful(CV_8U), onlyTwoColours)}) {
        const auto picture = readPicture(folder.write("odd.bin", bytes));
        ASSERT_TRUE(picture) << picture.error().message;
        EXPECT_EQ(picture->width(), 47);
        EXPECT_EQ(picture->height(), 33);
    }
    const auto dot
        = readPicture(folder.write("dot.png", encoded(".png", cv::Mat(1, 1, CV_8U, cv::Scalar(7)))));
    ASSERT_TRUE(dot);
    EXPECT_EQ(dot->width(), 1);
}

TEST(OddPictures, aGreyOneOfTwentyThousandSquaredIsRefusedAtOnce)
{
    // What such a file begins with; its body, a few kilobytes of nothing, must never be unpacked.
    for (const char bits : {'\x01', '\x08', '\x10'}) {
        std::string file{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x4E\x20\0\0\x4E\x20", 24};
        file += bits;
        file += std::string(5000, '\0');
        const TemporaryFolder folder;
        const auto picture = readPicture(folder.write("vast.png", file));
        ASSERT_FALSE(picture);
        EXPECT_NE(picture.error().message.find("100 megapixels"), std::string::npos);
    }
}

TEST(OddPictures, aLongNarrowOneIsMadeSmaller)
{
    const TemporaryFolder folder;
    const auto picture
        = readPicture(folder.write("long.png", encoded(".png", cv::Mat(2, 30'000, CV_8U, cv::Scalar(9)))));
    ASSERT_TRUE(picture) << picture.error().message;
    EXPECT_EQ(picture->width(), 1920);
    EXPECT_EQ(picture->height(), 1);
}

TEST(OddPictures, arePassedOverByThePipeline)
{
    FacePipeline eyes = FacePipeline::load(findModels().value()).value();
    SteadyTime at{};
    std::mt19937 random{2};
    std::vector<std::pair<int, int>> sizes{{0, 0},   {1, 1},     {1, 2000}, {2000, 1},
                                           {32, 32}, {33, 1920}, {1920, 33}};
    for (int i = 0; i < 8; ++i)
        sizes.emplace_back(1 + random() % 200, 1 + random() % 200);
    for (const auto& [width, height] : sizes) {
        std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)
                                         * 3);
        for (std::uint8_t& pixel : pixels)
            pixel = static_cast<std::uint8_t>(random());
        const Sighting sighting = eyes.look({Picture{width, height, pixels}, at += 300ms, 0});
        EXPECT_EQ(sighting.facesSeen, 0) << width << " x " << height;
        EXPECT_EQ(sighting.presence, Presence::Nobody);
    }
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Mostly angles, sometimes what no head can do.
class WildPoses {
public:
    double angle()
    {
        constexpr std::array<double, 7> wild{nan, infinity, -infinity, 1e308, -1e308, 1e-320, 720.0};
        const auto which = m_random() % 20;
        return which < wild.size() ? wild.at(which)
                                   : std::uniform_real_distribution<double>{-15.0, 15.0}(m_random);
    }
    Pose pose() { return {angle(), angle()}; }
    Milliseconds step() { return Milliseconds{m_random() % 8 == 0 ? 0 : static_cast<int>(m_random() % 120)}; }

private:
    std::mt19937 m_random{17};
};

bool isFinite(Pose pose) { return std::isfinite(pose.yaw) && std::isfinite(pose.pitch); }

TEST(WildPoses, leaveNoTraceInTheNeutralAndTheRelativePose)
{
    WildPoses wild;
    SteadyTime at{};
    for (int visit = 0; visit < 60; ++visit) {
        NeutralPose neutral;
        for (int i = 0; i < 100 && neutral.state() == NeutralPose::State::Collecting; ++i) {
            const bool good = visit % 2 == 0 || i % 3 != 0;
            if (neutral.add(good ? Pose{3.0, -2.0} : Pose{nan, infinity}, at += 33ms)
                == NeutralPose::State::Found) {
                ASSERT_NEAR(neutral.pose().yaw, 3.0, 1e-9);
                ASSERT_NEAR(neutral.pose().pitch, -2.0, 1e-9);
            }
            ASSERT_GE(neutral.progress(), 0.0);
            ASSERT_LE(neutral.progress(), 1.0);
        }
        RelativePose relative{{1.0, 1.0}};
        for (int i = 0; i < 100; ++i) {
            const Pose pose = wild.pose();
            const Pose filtered = relative.filter(pose, at += wild.step() + 1ms);
            ASSERT_TRUE(isFinite(filtered)) << pose.yaw << ' ' << pose.pitch;
        }
    }
}

TEST(WildPoses, pointAtNothing)
{
    for (int fields = 1; fields <= 8; ++fields) {
        const CardLayout layout = CardLayout::fields(fields);
        for (const Pose pose :
             {Pose{nan, 0.0}, Pose{0.0, nan}, Pose{nan, nan}, Pose{nan, 8.0}, Pose{-12.0, nan}})
            EXPECT_FALSE(layout.cellAt(pose, {})) << fields << ' ' << pose.yaw << ' ' << pose.pitch;
        Pointing pointing{layout};
        SteadyTime at{};
        for (int i = 0; i < 200; ++i)
            ASSERT_FALSE(pointing.update(Pose{nan, -9.0}, at += 33ms).selected);
    }
    WildPoses wild;
    for (int fields = 1; fields <= 8; ++fields) {
        Pointing pointing{CardLayout::fields(fields)};
        SteadyTime at{};
        for (int i = 0; i < 2000; ++i) {
            const PointingView view = pointing.update(wild.pose(), at += wild.step());
            ASSERT_GE(view.progress, 0.0);
            ASSERT_LE(view.progress, 1.0);
            if (view.direction) {
                ASSERT_TRUE(isFinite(*view.direction));
            }
        }
    }
}

TEST(WildPoses, neverGetTheLock)
{
    PersonLock lock;
    SteadyTime at{};
    WildPoses wild;
    for (int i = 0; i < 1000; ++i) {
        std::vector<Face> faces(static_cast<std::size_t>(i % 4));
        for (Face& face : faces) {
            face.box = {wild.angle() * 40, wild.angle() * 40, wild.angle() * 20, wild.angle() * 20};
            face.eyeDistancePx = i % 2 == 0 ? nan : wild.angle() * 10;
            face.pose = wild.pose();
        }
        const PersonLock::Verdict verdict = lock.update(faces, 1280, at += 33ms);
        ASSERT_TRUE(!verdict.person || *verdict.person < faces.size());
        ASSERT_NE(verdict.presence, Presence::Locked);
    }
}

}
}
