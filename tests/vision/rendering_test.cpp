#include "vision/testing/rendering.h"

#include "vision/face_pipeline.h"
#include "vision/src/picture_view.h"
#include "vision/testing/hall.h"

#include <gtest/gtest.h>

#include <set>

namespace luot::vision::testing {
namespace {

Picture photographOf(const Likeness& likeness, const HeadView& view = {})
{
    Hall hall{1, {.noiseDeviation = 0.0}};
    return hall.photograph({{&likeness, view}});
}

SyntheticHead headOf(const std::string& person, const std::string& rendering)
{
    const auto wanted = renderingNamed(rendering);
    EXPECT_TRUE(wanted) << wanted.error().message;
    auto head = SyntheticHead::open(portraitFile(person), *wanted);
    EXPECT_TRUE(head) << head.error().message;
    return *head;
}

cv::Rect squareAround(int x, int y, int half) { return {x - half, y - half, 2 * half, 2 * half}; }

/// Mean absolute difference in grey levels within a square around a place.
double changeAround(const Picture& a, const Picture& b, int x, int y, int half)
{
    const cv::Rect square = squareAround(x, y, half);
    return cv::norm(viewOf(a)(square), viewOf(b)(square), cv::NORM_L1) / (3.0 * square.area());
}

double brightnessAround(const Picture& picture, int x, int y, int half)
{
    const cv::Scalar mean = cv::mean(viewOf(picture)(squareAround(x, y, half)));
    return (mean[0] + mean[1] + mean[2]) / 3.0;
}

TEST(Renderings, areNamedOnceAndFoundByName)
{
    std::set<std::string> names;
    for (const auto* list : {&renderings(), &coveredRenderings()}) {
        for (const Rendering& rendering : *list) {
            EXPECT_TRUE(names.insert(rendering.name).second) << rendering.name;
            EXPECT_TRUE(renderingNamed(rendering.name));
        }
    }
    EXPECT_GE(renderings().size(), 6U);
    EXPECT_EQ(renderings().front().name, "plain");
    const auto unknown = renderingNamed("moonlight");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().message.find("warm_dim"), std::string::npos) << unknown.error().message;
}

TEST(Renderings, anUnknownPortraitIsASentence)
{
    const auto head = SyntheticHead::open(portraitFile("nobody"));
    ASSERT_FALSE(head);
    EXPECT_NE(head.error().message.find("grace_hopper"), std::string::npos) << head.error().message;
}

TEST(Renderings, everyUncoveredFaceOfEverybodyIsSeenWhereItIs)
{
    const auto models = findModels();
    ASSERT_TRUE(models) << models.error().message;
    for (const char* person : {"astronaut", "grace_hopper", "obama", "biden"}) {
        for (const Rendering& rendering : renderings()) {
            auto eyes = FacePipeline::load(*models);
            ASSERT_TRUE(eyes) << eyes.error().message;
            const SyntheticHead head = headOf(person, rendering.name);
            const Picture picture = photographOf(head);
            Sighting sighting;
            for (int i = 0; i < 7; ++i)
                sighting = eyes->look({picture, SteadyTime{} + i * Milliseconds{100}, i});
            ASSERT_TRUE(sighting.person) << person << ' ' << rendering.name;
            EXPECT_EQ(sighting.facesSeen, 1) << person << ' ' << rendering.name;
            EXPECT_NEAR(sighting.person->eyeDistancePx, 80.0, 7.0) << person << ' ' << rendering.name;
            const Box& box = sighting.person->box;
            EXPECT_NEAR(box.left + box.width / 2, 640.0, 14.0) << person << ' ' << rendering.name;
        }
    }
}

TEST(Renderings, aMaskCoversTheMouthAndLeavesTheEyes)
{
    const Picture plain = photographOf(headOf("obama", "plain"));
    const Picture masked = photographOf(headOf("obama", "mask"));
    EXPECT_GT(changeAround(plain, masked, 640, 400, 25), 30.0);
    EXPECT_LT(changeAround(plain, masked, 640, 290, 10), 1.0);
}

TEST(Renderings, darkGlassesCoverTheEyesAndLeaveTheMouth)
{
    const Picture plain = photographOf(headOf("biden", "plain"));
    const Picture dark = photographOf(headOf("biden", "dark_glasses"));
    EXPECT_LT(brightnessAround(dark, 600, 324, 8), 70.0);
    EXPECT_LT(changeAround(plain, dark, 640, 400, 20), 1.0);
}

TEST(Renderings, glassesTurnWithTheHead)
{
    const SyntheticHead head = headOf("obama", "dark_glasses");
    const HeadView turned{{12.0, 0.0}};
    const auto there = head.betweenEyes(turned);
    EXPECT_GT(there.x, 660.0);
    // The lens of the picture's left eye is where that eye went.
    const Picture picture = photographOf(head, turned);
    EXPECT_LT(brightnessAround(picture, static_cast<int>(there.x) - 40, static_cast<int>(there.y) + 4, 6),
              80.0);
}

TEST(Renderings, lightFromTheSideMakesTheOtherCheekDarker)
{
    const Picture plain = photographOf(headOf("obama", "plain"));
    const Picture lit = photographOf(headOf("obama", "side_light"));
    const auto gain
        = [&](int x) { return brightnessAround(lit, x, 370, 8) / brightnessAround(plain, x, 370, 8); };
    EXPECT_GT(gain(595), 1.15 * gain(685));
}

TEST(Renderings, theDistanceOfTheEyesStaysWhateverTheProportions)
{
    for (const Rendering& rendering : renderings()) {
        const SyntheticHead head = headOf("astronaut", rendering.name);
        const auto straight = head.betweenEyes({});
        EXPECT_NEAR(straight.x, 640.0, 0.01);
        EXPECT_NEAR(straight.y, 320.0, 0.01);
    }
}

}
}
