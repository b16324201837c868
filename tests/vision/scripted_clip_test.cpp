#include "vision/testing/scripted_clip.h"

#include "tests/vision/temporary_folder.h"
#include "vision/src/picture_view.h"
#include "vision/testing/clip_file.h"
#include "vision/testing/flat_photo.h"
#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <fstream>
#include <map>

namespace luot::vision::testing {
namespace {

using namespace std::chrono_literals;

std::shared_ptr<const Likeness> headOf(const std::string& person)
{
    static std::map<std::string, std::shared_ptr<const Likeness>> known;
    auto& head = known[person];
    if (!head) {
        auto opened = SyntheticHead::open(portraitFile(person));
        EXPECT_TRUE(opened) << opened.error().message;
        head = std::make_shared<SyntheticHead>(std::move(*opened));
    }
    return head;
}

std::unique_ptr<ScriptedClip> clipOf(ClipScript script)
{
    auto clip = ScriptedClip::open(std::move(script));
    EXPECT_TRUE(clip) << clip.error().message;
    return std::move(*clip);
}

struct Seen {
    std::vector<Frame> frames;
    std::vector<std::vector<std::optional<PersonTruth>>> truth;

    const std::optional<PersonTruth>& person(double seconds, std::size_t who = 0) const
    {
        return truth.at(static_cast<std::size_t>(std::lround(20.0 * seconds))).at(who);
    }
};

Seen play(ClipScript script)
{
    const auto clip = clipOf(std::move(script));
    Seen seen;
    while (auto frame = clip->next().value()) {
        seen.frames.push_back(std::move(*frame));
        seen.truth.push_back(clip->truth());
    }
    return seen;
}

ClipScript obama(Timeline timeline) { return {.people = {{headOf("obama"), std::move(timeline)}}}; }

bool samePixels(const Picture& a, const Picture& b)
{
    return std::equal(a.bgr().begin(), a.bgr().end(), b.bgr().begin(), b.bgr().end());
}

TEST(ScriptedClip, aMoveReachesItsTargetInItsTimeAndIsHeld)
{
    ClipScript script = obama(Timeline{}.stand(0.5).moveTo({-8.0, 5.0}, 0.6).stand(0.6));
    script.people[0].unrest = 0.0;
    const Seen seen = play(std::move(script));
    EXPECT_DOUBLE_EQ(seen.person(0.5)->pose.yaw, 0.0);
    EXPECT_NEAR(seen.person(0.8)->pose.yaw, -4.0, 1e-9) << "half of the way at half of the time";
    for (const double seconds : {1.1, 1.4, 1.65}) {
        EXPECT_NEAR(seen.person(seconds)->pose.yaw, -8.0, 1e-9);
        EXPECT_NEAR(seen.person(seconds)->pose.pitch, 5.0, 1e-9);
    }
    // Turned to the picture's left and up, the point between the eyes goes there.
    EXPECT_LT(seen.person(1.4)->x, 630.0);
    EXPECT_LT(seen.person(1.4)->y, 325.0);
    EXPECT_DOUBLE_EQ(seen.person(1.4)->eyeDistancePx, 80.0);
}

TEST(ScriptedClip, aTiltTurnsTheLineOfTheEyes)
{
    ClipScript script = obama(Timeline{}.stand(0.2).tilt(12.0, 0.5).stand(0.2));
    script.people[0].unrest = 0.0;
    const Seen seen = play(std::move(script));
    EXPECT_DOUBLE_EQ(seen.person(0.1)->roll, 0.0);
    EXPECT_NEAR(seen.person(0.8)->roll, 12.0, 1e-9);
    // Clockwise about the neck: what is between the eyes goes to the picture's right.
    EXPECT_GT(seen.person(0.8)->x, seen.person(0.1)->x + 5.0);
}

TEST(ScriptedClip, theStampsAreItsOwnClockAndRise)
{
    const Seen seen = play(obama(Timeline{}.stand(1.0)));
    ASSERT_EQ(seen.frames.size(), 20U);
    for (std::size_t i = 0; i < seen.frames.size(); ++i) {
        EXPECT_EQ(seen.frames[i].number, static_cast<int>(i));
        EXPECT_EQ(seen.frames[i].at, SteadyTime{} + static_cast<int>(i) * 50ms);
    }
}

TEST(ScriptedClip, droppedFramesAreMissingAndTheStampsGoOn)
{
    ClipScript script = obama(Timeline{}.stand(5.0));
    script.conditions.droppedShare = 0.3;
    const Seen seen = play(std::move(script));
    EXPECT_GT(seen.frames.size(), 50U);
    EXPECT_LT(seen.frames.size(), 90U);
    for (std::size_t i = 1; i < seen.frames.size(); ++i) {
        EXPECT_GT(seen.frames[i].number, seen.frames[i - 1].number);
        EXPECT_EQ(seen.frames[i].at, SteadyTime{} + seen.frames[i].number * 50ms);
    }
}

TEST(ScriptedClip, theSameSeedGivesTheSamePixelsAndAnotherOthers)
{
    const auto script = [](std::uint64_t seed) {
        ClipScript clip = obama(Timeline{}.readAround(1.0));
        clip.seed = seed;
        clip.conditions.shutter = 0.5;
        return clip;
    };
    const Seen once = play(script(5));
    const Seen again = play(script(5));
    const Seen other = play(script(6));
    ASSERT_EQ(once.frames.size(), again.frames.size());
    for (std::size_t i = 0; i < once.frames.size(); ++i)
        EXPECT_TRUE(samePixels(once.frames[i].picture, again.frames[i].picture)) << i;
    EXPECT_FALSE(samePixels(once.frames[7].picture, other.frames[7].picture));
}

TEST(ScriptedClip, whoApproachesIsNotThereBeforeAndWhoLeavesNotAfter)
{
    const Seen seen = play(obama(Timeline{}.away(0.5).approach(1.5).stand(0.5).walkAway(1.5).away(0.5)));
    EXPECT_FALSE(seen.person(0.3));
    ASSERT_TRUE(seen.person(2.2));
    EXPECT_NEAR(seen.person(2.2)->x, 640.0, 5.0);
    EXPECT_NEAR(seen.person(2.2)->eyeDistancePx, 80.0, 0.5);
    EXPECT_GT(std::abs(seen.person(1.2)->pose.yaw), 3.0) << "looks where they go";
    EXPECT_FALSE(seen.person(4.2));
}

TEST(ScriptedClip, readingAroundStaysSmallAndComesBack)
{
    const Seen seen = play(obama(Timeline{}.readAround(6.0, 3.0)));
    double most = 0.0;
    for (const auto& truth : seen.truth) {
        EXPECT_LT(std::abs(truth[0]->pose.yaw), 3.5);
        EXPECT_LT(std::abs(truth[0]->pose.pitch), 2.0);
        most = std::max(most, std::abs(truth[0]->pose.yaw));
    }
    EXPECT_GT(most, 1.0) << "it moves";
    EXPECT_LT(std::abs(seen.truth.back()[0]->pose.yaw), 0.6);
}

TEST(ScriptedClip, aBiasComesWhenItShould)
{
    ClipScript script = obama(Timeline{}.stand(4.0));
    script.people[0].bias = {.offset = {6.0, -6.0}, .fromSeconds = 1.0, .overSeconds = 2.0};
    const Seen seen = play(std::move(script));
    EXPECT_NEAR(seen.person(0.9)->pose.yaw, 0.0, 0.5);
    EXPECT_NEAR(seen.person(2.0)->pose.yaw, 3.0, 0.5);
    EXPECT_NEAR(seen.person(3.5)->pose.yaw, 6.0, 0.5);
    EXPECT_NEAR(seen.person(3.5)->pose.pitch, -6.0, 0.5);
}

TEST(ScriptedClip, aSecondPersonIsThereAndHidesTheFirstWhenCrossing)
{
    ClipScript script = obama(Timeline{}.stand(4.0));
    script.people[0].place.eyeDistancePx = 60.0;
    ClipPerson second{headOf("biden"),
                      Timeline{}.away(0.5).approach(1.0).goTo({640, 330, 90}, 1.0).walkAway(1.0)};
    second.place = {300.0, 330.0, 90.0};
    script.people.push_back(std::move(second));
    const Seen seen = play(std::move(script));

    EXPECT_FALSE(seen.person(0.2, 1));
    ASSERT_TRUE(seen.person(1.5, 1));
    EXPECT_FALSE(seen.person(1.5)->hidden);
    EXPECT_TRUE(seen.person(2.5)->hidden);
    EXPECT_FALSE(seen.person(2.5, 1)->hidden);
    EXPECT_FALSE(seen.person(3.8)->hidden);
    const cv::Rect left{260, 290, 80, 80};
    EXPECT_GT(
        cv::norm(viewOf(seen.frames[4].picture)(left), viewOf(seen.frames[30].picture)(left), cv::NORM_L1)
            / left.area(),
        40.0);
}

TEST(ScriptedClip, aPhotoPerformsTheSameMovesAsAHead)
{
    auto photo = FlatPhoto::open(portraitFile("obama"));
    ASSERT_TRUE(photo);
    const Timeline moves = Timeline{}.stand(0.2).moveTo({10.0, 0.0}, 0.5).stand(0.3);
    ClipScript script{.people = {{std::make_shared<FlatPhoto>(std::move(*photo)), moves}}};
    const Seen flat = play(std::move(script));
    const Seen head = play(obama(moves));
    ASSERT_EQ(flat.frames.size(), head.frames.size());
    EXPECT_DOUBLE_EQ(flat.person(0.9)->pose.yaw, head.person(0.9)->pose.yaw);
    // A head's eyes move aside with the turn, a photo's hardly.
    EXPECT_LT(std::abs(flat.person(0.9)->x - flat.person(0.0)->x), 6.0);
    EXPECT_GT(std::abs(head.person(0.9)->x - head.person(0.0)->x), 15.0);
}

double sharpness(const Frame& frame)
{
    cv::Mat edges;
    cv::Laplacian(viewOf(frame.picture)(cv::Rect{540, 250, 200, 180}), edges, CV_32F);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[1];
}

TEST(CameraConditions, darkNoisyAndBlurredAreWhatTheySay)
{
    const auto frameOf = [](const CameraConditions& conditions, std::size_t index) {
        ClipScript script = obama(Timeline{}.stand(0.2).moveTo({12.0, 0.0}, 0.4));
        script.conditions = conditions;
        return play(std::move(script)).frames.at(index);
    };
    const auto brightness = [](const Frame& frame) { return cv::mean(viewOf(frame.picture))[1]; };
    const Frame usual = frameOf({}, 0);
    EXPECT_NEAR(brightness(frameOf({.exposure = 0.5}, 0)) / brightness(usual), 0.5, 0.02);

    const auto wall = [](const Frame& frame) {
        return cv::mean(viewOf(frame.picture)(cv::Rect{420, 100, 30, 30}))[1];
    };
    const auto tie = [](const Frame& frame) {
        return cv::mean(viewOf(frame.picture)(cv::Rect{630, 600, 20, 20}))[0];
    };
    const Frame backlit = frameOf({.hallLight = 1.15}, 0);
    EXPECT_GT(wall(backlit), 1.1 * wall(usual));
    EXPECT_NEAR(tie(backlit), tie(usual), 2.0);

    cv::Scalar mean;
    cv::Scalar deviation;
    const Frame noisy = frameOf({.noiseDeviation = 9.0}, 0);
    cv::meanStdDev(viewOf(noisy.picture)(cv::Rect{420, 130, 30, 30}), mean, deviation);
    EXPECT_NEAR(deviation[1], 9.0, 1.5);

    constexpr std::size_t inMotion = 8;
    EXPECT_LT(sharpness(frameOf({.noiseDeviation = 0.0, .shutter = 1.0}, inMotion)),
              0.75 * sharpness(frameOf({.noiseDeviation = 0.0}, inMotion)));
}

TEST(ScriptedClip, whatCannotBeDrawnIsASentence)
{
    EXPECT_FALSE(ScriptedClip::open({}));
    EXPECT_FALSE(ScriptedClip::open({.people = {{nullptr, Timeline{}.stand(1.0)}}}));
    ClipScript script = obama(Timeline{}.stand(1.0));
    script.conditions.framesPerSecond = 0.0;
    EXPECT_FALSE(ScriptedClip::open(std::move(script)));
}

TEST(WriteClip, aFilmPlaysAgainWithItsTable)
{
    const TemporaryFolder folder;
    ClipScript script = obama(Timeline{}.stand(1.0));
    script.conditions.droppedShare = 0.4;
    const auto clip = clipOf(std::move(script));
    const auto film = folder.path / "clip.mp4";
    const auto table = folder.path / "clip.csv";
    const auto written = writeClip(*clip, film, table);
    ASSERT_TRUE(written) << written.error().message;

    auto camera = openCamera(film.string(), Pace::AsFastAsPossible);
    ASSERT_TRUE(camera) << camera.error().message;
    int frames = 0;
    while (const auto frame = (*camera)->next().value()) {
        EXPECT_EQ(frame->picture.width(), 1280);
        ++frames;
    }
    EXPECT_EQ(frames, 20) << "a dropped frame repeats the one before";

    std::ifstream lines{table};
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(line, "frame,t,person,yaw,pitch,x,y,eye_distance");
    int rows = 0;
    while (std::getline(lines, line))
        ++rows;
    EXPECT_GT(rows, 5);
    EXPECT_LT(rows, 20);
}

TEST(WriteClip, aPlaceThatCannotBeWrittenIsNamed)
{
    for (const char* film : {"/nowhere/clip.mp4", "clip.avi"}) {
        const auto written = writeClip(*clipOf(obama(Timeline{}.stand(0.1))), film, {});
        ASSERT_FALSE(written);
        EXPECT_NE(written.error().message.find(film), std::string::npos);
    }
}

}
}
