#include "vision/testing/scripted_citizen.h"

#include "vision/testing/flat_photo.h"
#include "vision/testing/hall.h"
#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace luot::vision::testing {
namespace {

TEST(CitizenSource, saysWhatToChoose)
{
    const auto script = parseScriptedCitizen("citizen:astronaut?choose=1,2&consent=no");
    ASSERT_TRUE(script) << script.error().message;
    EXPECT_EQ(script->choose, (Cell{1, 2}));
    EXPECT_EQ(script->consent, Consent::No);
    EXPECT_EQ(script->portrait, portraitFolder() / "astronaut.png");
}

TEST(CitizenSource, theOptionsMayBeLeftOut)
{
    const auto script = parseScriptedCitizen("citizen:grace_hopper");
    ASSERT_TRUE(script);
    EXPECT_EQ(script->choose, (Cell{0, 0}));
    EXPECT_EQ(script->consent, Consent::Yes);
}

TEST(CitizenSource, anythingElseIsRefusedWithTheRightForm)
{
    for (const char* source :
         {"citizen:", "webcam:0", "citizen:astronaut?choose=5", "citizen:astronaut?choose=3,0",
          "citizen:astronaut?choose=0,1x", "citizen:astronaut?consent=maybe", "citizen:a?look=1"}) {
        const auto script = parseScriptedCitizen(source);
        ASSERT_FALSE(script) << source;
        EXPECT_NE(script.error().message.find("citizen:PORTRAIT"), std::string::npos);
    }
}

TEST(CitizenSource, anUnknownPortraitIsASentence)
{
    const auto citizen = openScriptedCitizen("citizen:nobody", Pace::AsFastAsPossible);
    ASSERT_FALSE(citizen);
    EXPECT_NE(citizen.error().message.find("astronaut"), std::string::npos);
}

TEST(ScriptedCitizen, whoStandsThereIsThereFromTheFirstFrame)
{
    const auto firstFrame = [](Arrival arrival) {
        auto citizen = ScriptedCitizen::open({.portrait = portraitFile("biden"), .arrives = arrival},
                                             Pace::AsFastAsPossible);
        EXPECT_TRUE(citizen) << citizen.error().message;
        return (*citizen)->next().value()->picture;
    };
    const auto jacket = [](const Picture& picture) {
        return picture.bgr()[static_cast<std::size_t>(700 * picture.bytesPerLine() + 3 * 560)];
    };
    EXPECT_GT(jacket(firstFrame(Arrival::Walking)), 80) << "the floor of the hall";
    EXPECT_LT(jacket(firstFrame(Arrival::StandingThere)), 60);
}

TEST(ScriptedCitizen, framesAreDroppedWhenTheCameraDropsThem)
{
    auto citizen = ScriptedCitizen::open(
        {.portrait = portraitFile("biden"), .conditions = {.droppedShare = 0.5}}, Pace::AsFastAsPossible);
    ASSERT_TRUE(citizen) << citizen.error().message;
    SteadyTime last{};
    for (int i = 0; i < 20; ++i) {
        const auto frame = (*citizen)->next().value();
        EXPECT_GT(frame->at, last);
        last = frame->at;
    }
    EXPECT_GT(last, SteadyTime{} + std::chrono::milliseconds{20 * 60});
}

TEST(ScriptedCitizen, mayHoldUpAPhoto)
{
    auto photo = FlatPhoto::open(portraitFile("obama"));
    ASSERT_TRUE(photo) << photo.error().message;
    auto citizen = ScriptedCitizen::open(
        {.arrives = Arrival::StandingThere, .likeness = std::make_shared<FlatPhoto>(std::move(*photo))},
        Pace::AsFastAsPossible);
    ASSERT_TRUE(citizen) << citizen.error().message;
    const Picture picture = (*citizen)->next().value()->picture;
    // The white border of the paper beside the face.
    const auto at = static_cast<std::size_t>(330 * picture.bytesPerLine() + 3 * (640 - 180));
    for (std::size_t i = at; i < at + 3; ++i)
        EXPECT_GT(picture.bgr()[i], 215);
}

TEST(SyntheticHead, theNoseMovesWithTheTurnAndTheShouldersStay)
{
    const auto head = SyntheticHead::open(portraitFolder() / "obama.jpg");
    ASSERT_TRUE(head) << head.error().message;
    const auto drawn = [&](Pose pose) {
        std::vector<std::uint8_t> bytes(1280 * 720 * 3, 0);
        head->draw({pose, 80.0, 640.0, 330.0}, bytes, 1280, 720);
        return bytes;
    };
    const auto straight = drawn({});
    const auto turned = drawn({12.0, 0.0});
    const auto changeIn = [&](int left, int top, int side) {
        double sum = 0.0;
        for (int y = top; y < top + side; ++y) {
            for (int x = 3 * left; x < 3 * (left + side); ++x) {
                const auto at = static_cast<std::size_t>(y * 1280 * 3 + x);
                sum += std::abs(int{straight[at]} - int{turned[at]});
            }
        }
        return sum / (3.0 * side * side);
    };
    EXPECT_GT(changeIn(600, 340, 80), 8.0);
    EXPECT_LT(changeIn(500, 640, 80), 0.5);
}

TEST(Hall, isNeverTwiceExactlyTheSame)
{
    Hall hall{1};
    const Picture first = hall.photograph({});
    const Picture second = hall.photograph({});
    EXPECT_EQ(first.width(), 1280);
    EXPECT_FALSE(std::equal(first.bgr().begin(), first.bgr().end(), second.bgr().begin()))
        << "a camera has noise";
}

}
}
