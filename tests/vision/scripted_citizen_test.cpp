#include "vision/testing/scripted_citizen.h"

#include "vision/testing/flat_photo.h"
#include "vision/testing/hall.h"
#include "vision/testing/src/citizen_mind.h"
#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <set>

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
          "citizen:astronaut?choose=0,1x", "citizen:astronaut?consent=maybe", "citizen:a?look=1",
          "citizen:a?seed=x", "citizen:a?seed=", "citizen:a?reads=some"}) {
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

TEST(CitizenMind, turnsAsQuicklyAsPeopleDo)
{
    using Seconds = std::chrono::duration<double>;
    std::set<int> durations;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Cell card{static_cast<int>(seed) % 2, 2 * (static_cast<int>(seed) / 2 % 2)};
        SteadyTime now{};
        CitizenMind mind{{.choose = card, .seed = seed, .arrives = Arrival::StandingThere}, now};
        ScreenView screen;
        screen.page = ScreenView::Page::Choose;
        screen.cards = CardLayout::fields(6);
        const double aim = screen.cards->aimAt(card).yaw;
        std::optional<SteadyTime> begun;
        std::optional<SteadyTime> ended;
        for (; !ended && now < SteadyTime{} + std::chrono::seconds{5}; now += std::chrono::milliseconds{10}) {
            const double share = mind.live(screen, now)->pose.yaw / aim;
            begun = !begun && share > 0.1 ? now : begun;
            ended = share > 0.6 ? std::optional{now} : ended;
        }
        ASSERT_TRUE(begun && ended) << "seed " << seed;
        // With minimum jerk, from a tenth to six tenths of the way is 0.31 of the time.
        const double whole = Seconds(*ended - *begun).count() / 0.31;
        EXPECT_GT(whole, 0.35) << "seed " << seed;
        EXPECT_LT(whole, 1.1) << "seed " << seed;
        EXPECT_GT(*begun - SteadyTime{}, std::chrono::milliseconds{900}) << "a new page is read first";
        durations.insert(static_cast<int>((*ended - *begun) / std::chrono::milliseconds{10}));
    }
    EXPECT_GT(durations.size(), 3U) << "no two people are alike";
}

TEST(CitizenMind, whoKnowsTheKioskDoesNotRead)
{
    SteadyTime now{};
    CitizenMind mind{{.choose = {0, 2}, .arrives = Arrival::StandingThere, .reads = Reading::Nothing}, now};
    ScreenView screen;
    screen.page = ScreenView::Page::Choose;
    screen.cards = CardLayout::fields(6);
    for (; now < SteadyTime{} + std::chrono::milliseconds{1000}; now += std::chrono::milliseconds{10})
        mind.live(screen, now);
    EXPECT_EQ(screen.cards->cellAt(mind.live(screen, now)->pose, {}), (Cell{0, 2})) << "within a second";
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
