#include "vision/face_pipeline.h"
#include "vision/testing/hall.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;
using testing::Hall;
using testing::SyntheticHead;

/// How much light falls on a point of the picture; 1 is as rendered.
using Light = std::function<double(int x, int y)>;

Light evenLight(double factor)
{
    return [factor](int, int) { return factor; };
}

Picture lit(const Picture& picture, const Light& light)
{
    std::vector<std::uint8_t> bgr{picture.bgr().begin(), picture.bgr().end()};
    for (std::size_t i = 0; i < bgr.size(); ++i) {
        const int pixel = static_cast<int>(i / 3);
        const double value = bgr[i] * light(pixel % picture.width(), pixel / picture.width());
        bgr[i] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
    }
    return {picture.width(), picture.height(), std::move(bgr)};
}

SyntheticHead headOf(const char* portrait)
{
    return std::move(*SyntheticHead::open(testing::portraitFolder() / portrait));
}

Picture withMask(const Picture& picture)
{
    std::vector<std::uint8_t> bgr{picture.bgr().begin(), picture.bgr().end()};
    for (int y = 372; y < 480; ++y) {
        for (int x = 570; x < 710; ++x) {
            const auto at = static_cast<std::size_t>(3 * (y * picture.width() + x));
            bgr[at] = 215;
            bgr[at + 1] = 190;
            bgr[at + 2] = 150;
        }
    }
    return {picture.width(), picture.height(), std::move(bgr)};
}

/// The last sighting of two seconds in which nothing moves.
Sighting lookAtPicture(const Picture& picture)
{
    auto eyes = FacePipeline::load(*findModels());
    EXPECT_TRUE(eyes);
    Sighting last;
    for (int i = 0; i < 40; ++i)
        last = eyes->look({picture, SteadyTime{} + i * 50ms, i});
    return last;
}

Sighting lookAt(const std::vector<Hall::Figure>& people, const Light& light = evenLight(1.0))
{
    return lookAtPicture(lit(Hall{5}.photograph(people), light));
}

TEST(HinderedPeople, inEvenLightNothingIsSaid)
{
    for (const char* portrait : {"obama.jpg", "astronaut.png", "biden.jpg", "grace_hopper.jpg"}) {
        const SyntheticHead head = headOf(portrait);
        EXPECT_EQ(lookAt({{&head, {{}, 80.0, 640.0, 330.0}}}).hindrance, Hindrance::None) << portrait;
    }
    EXPECT_EQ(lookAt({}).hindrance, Hindrance::None);
}

TEST(HinderedPeople, aPictureTooDarkForAnyFaceIsSaid)
{
    const SyntheticHead head = headOf("obama.jpg");
    const Sighting seen = lookAt({{&head, {{}, 80.0, 640.0, 330.0}}}, evenLight(0.02));
    EXPECT_EQ(seen.facesSeen, 0);
    EXPECT_EQ(seen.hindrance, Hindrance::TooDark);
}

TEST(HinderedPeople, aDimFaceIsToldFromOneAgainstTheLight)
{
    const SyntheticHead head = headOf("biden.jpg");
    const std::vector<Hall::Figure> people{{&head, {{}, 80.0, 640.0, 330.0}}};
    EXPECT_EQ(lookAt(people, evenLight(0.22)).hindrance, Hindrance::TooDark);
    const auto windowBehind = [](int x, int y) {
        const double across = (x - 640.0) / 130.0;
        const double down = (y - 350.0) / 190.0;
        return across * across + down * down < 1.0 ? 0.22 : 1.5;
    };
    EXPECT_EQ(lookAt(people, windowBehind).hindrance, Hindrance::Backlit);
}

TEST(HinderedPeople, distanceAndCompanyAreSaid)
{
    const SyntheticHead one = headOf("obama.jpg");
    const SyntheticHead other = headOf("astronaut.png");
    EXPECT_EQ(lookAt({{&one, {{}, 40.0, 640.0, 330.0}}}).hindrance, Hindrance::TooFar);
    EXPECT_EQ(lookAt({{&one, {{}, 52.0, 640.0, 330.0}}}).hindrance, Hindrance::TooFarForTemplate);
    EXPECT_EQ(lookAt({{&one, {{}, 72.0, 420.0, 330.0}}, {&other, {{}, 75.0, 860.0, 330.0}}}).hindrance,
              Hindrance::TwoPeople);
}

TEST(HinderedPeople, aMaskIsSaid)
{
    const SyntheticHead head = headOf("obama.jpg");
    const Picture bare = Hall{5}.photograph({{&head, {{}, 80.0, 640.0, 330.0}}});
    EXPECT_EQ(lookAtPicture(withMask(bare)).hindrance, Hindrance::Mask);
}

}
}
