#include "vision/pointing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds frameTime = 50ms;

/// Looks somewhere for a while and keeps what the screen showed.
class Head {
public:
    explicit Head(CardLayout layout, Pointing::Begin begin = Pointing::Begin::Anywhere)
        : m_pointing{std::move(layout), DwellTiming{}, begin}
    {
    }

    void look(std::optional<Pose> pose, Milliseconds duration, Bystander bystander = Bystander::None)
    {
        for (Milliseconds t{0}; t < duration; t += frameTime) {
            m_now += frameTime;
            view = m_pointing.update(pose, m_now, bystander);
            if (view.selected)
                selections.push_back(*view.selected);
        }
    }
    void lookAt(Cell cell, Milliseconds duration) { look(m_pointing.layout().aimAt(cell), duration); }
    void rest(Milliseconds duration) { look(Pose{}, duration); }

    PointingView view;
    std::vector<Cell> selections;

private:
    Pointing m_pointing;
    SteadyTime m_now{};
};

TEST(Pointing, holdingTheHeadTowardsACardSelectsIt)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 2}, 1400ms);
    EXPECT_EQ(head.selections, (std::vector<Cell>{{0, 2}}));
    EXPECT_EQ(head.view.ring, RingState::Done);
}

TEST(Pointing, aCardIsEnteredWhenTwoFramesAgreeOfTheFirstUnsmoothed)
{
    const CardLayout cards = CardLayout::fields(6);
    const Pose aim = cards.aimAt({0, 2});
    const auto after = [&](std::vector<std::pair<Pose, Pose>> frames) { // smoothed, unsmoothed
        Pointing pointing{cards};
        SteadyTime now{};
        for (int i = 0; i < 20; ++i)
            pointing.update(Pose{}, now += frameTime, Bystander::None, Pose{});
        PointingView view;
        for (const auto& [smoothed, unsmoothed] : frames)
            view = pointing.update(smoothed, now += frameTime, Bystander::None, unsmoothed);
        return view.highlighted;
    };
    EXPECT_EQ(after({{Pose{}, aim}, {aim, aim}}), (Cell{0, 2}));
    EXPECT_FALSE(after({{aim, aim}})) << "one frame alone is never enough";
    EXPECT_FALSE(after({{Pose{}, aim}, {Pose{}, aim}})) << "nor what the filter holds for noise";
}

TEST(Pointing, theRingIsEmptyDuringIntentAndThenFills)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({1, 0}, 250ms);
    EXPECT_EQ(head.view.highlighted, (Cell{1, 0}));
    EXPECT_EQ(head.view.ring, RingState::Intent);
    EXPECT_EQ(head.view.progress, 0.0);
    head.lookAt({1, 0}, 500ms);
    EXPECT_EQ(head.view.ring, RingState::Fill);
    EXPECT_NEAR(head.view.progress, 0.5, 0.15);
}

TEST(Pointing, nothingMovesInTheFirstMoments)
{
    Head head{CardLayout::fields(6)};
    head.lookAt({0, 0}, 700ms);
    EXPECT_EQ(head.view.highlighted, std::nullopt);
}

TEST(Pointing, aGlanceAwayKeepsTheArc)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 0}, 800ms);
    const double before = head.view.progress;
    head.rest(200ms);
    EXPECT_EQ(head.view.ring, RingState::Grace);
    EXPECT_GE(head.view.progress, before);
}

TEST(Pointing, leavingDrainsTwiceAsFast)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 0}, 900ms);
    const double before = head.view.progress;
    head.rest(450ms);
    EXPECT_EQ(head.view.ring, RingState::Leaving);
    EXPECT_LT(head.view.progress, before);
    head.rest(400ms);
    EXPECT_EQ(head.view.highlighted, std::nullopt);
}

TEST(Pointing, aFaceOutOfViewForAMomentFreezesTheRing)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 0}, 800ms);
    const double before = head.view.progress;
    head.look(std::nullopt, 350ms);
    EXPECT_EQ(head.view.ring, RingState::Frozen);
    EXPECT_EQ(head.view.progress, before);
    head.look(std::nullopt, 200ms);
    EXPECT_EQ(head.view.highlighted, std::nullopt);
}

TEST(Pointing, aBystanderPausesTheRingForAsLongAsTheyStay)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 0}, 800ms);
    head.look(CardLayout::fields(6).aimAt({0, 0}), 5s, Bystander::Near);
    EXPECT_EQ(head.view.ring, RingState::Frozen);
    EXPECT_TRUE(head.selections.empty());
}

TEST(Pointing, aSecondSelectionNeedsTheRestZone)
{
    Head head{CardLayout::fields(6)};
    head.rest(1s);
    head.lookAt({0, 0}, 2s);
    head.lookAt({0, 1}, 3s);
    EXPECT_EQ(head.selections.size(), 1U);
    head.rest(200ms);
    head.lookAt({0, 1}, 2s);
    EXPECT_EQ(head.selections, (std::vector<Cell>{{0, 0}, {0, 1}}));
}

TEST(Pointing, afterAnotherPageTheRestZoneComesFirst)
{
    Head head{CardLayout::confirm(), Pointing::Begin::AfterRest};
    head.lookAt({0, 1}, 4s);
    EXPECT_TRUE(head.selections.empty());
    head.rest(200ms);
    head.lookAt({0, 1}, 2s);
    EXPECT_EQ(head.selections.size(), 1U);
}

TEST(Pointing, aStalledCameraFillsNothing)
{
    Pointing pointing{CardLayout::two()};
    const Pose left = CardLayout::two().aimAt({0, 0});
    SteadyTime now{};
    for (int i = 0; i < 20; ++i)
        pointing.update(left, now += frameTime);
    EXPECT_FALSE(pointing.update(left, now += 10s).selected);
}

struct Look {
    Pose pose;
    bool faceSeen = true;
    Milliseconds step{50};
};

rc::Gen<std::vector<Look>> looks()
{
    // Long stays and jumps mixed, so that rings do fill.
    const auto stay = rc::gen::mapcat(
        rc::gen::pair(rc::gen::inRange(-180, 181), rc::gen::inRange(-110, 111)), [](auto at) {
            return rc::gen::map(rc::gen::pair(rc::gen::inRange(1, 45), rc::gen::inRange(0, 12)),
                                [at](auto how) {
                                    return std::vector<Look>(static_cast<std::size_t>(how.first),
                                                             {{at.first / 10.0, at.second / 10.0},
                                                              how.second != 0,
                                                              Milliseconds{30 + 5 * how.second}});
                                });
        });
    return rc::gen::map(rc::gen::container<std::vector<std::vector<Look>>>(20, stay), [](const auto& parts) {
        std::vector<Look> all;
        for (const auto& part : parts)
            all.insert(all.end(), part.begin(), part.end());
        return all;
    });
}

CardLayout layoutOf(int kind)
{
    return kind == 0 ? CardLayout::two() : kind == 1 ? CardLayout::confirm() : CardLayout::fields(kind);
}

RC_GTEST_PROP(PointingProperty, nothingIsSelectedWithoutItsDwellOnThatVeryCard, ())
{
    const CardLayout layout = layoutOf(*rc::gen::inRange(0, 9));
    const DwellTiming timing;
    Pointing pointing{layout, timing};
    SteadyTime now{};
    std::vector<std::pair<Milliseconds, Look>> past;
    for (const Look& look : *looks()) {
        now += look.step;
        past.emplace_back(look.step, look);
        const PointingView view
            = pointing.update(look.faceSeen ? std::optional{look.pose} : std::nullopt, now);
        if (!view.selected)
            continue;
        // With hysteresis at its widest, the time spent on this card since the last selection is the dwell at
        // least.
        Milliseconds on{0};
        for (const auto& [step, then] : past) {
            if (then.faceSeen && layout.cellAt(then.pose, view.selected) == view.selected)
                on += step;
        }
        RC_ASSERT(on >= timing.fill + timing.intent);
        past.clear();
    }
}

RC_GTEST_PROP(PointingProperty, theRestZoneSelectsAndHighlightsNothing, ())
{
    const CardLayout layout = layoutOf(*rc::gen::inRange(0, 9));
    Pointing pointing{layout};
    SteadyTime now{};
    for (int i = 0; i < 200; ++i) {
        const Pose pose{*rc::gen::inRange(-35, 36) / 10.0, *rc::gen::inRange(-15, 16) / 10.0};
        const PointingView view = pointing.update(pose, now += frameTime);
        RC_ASSERT(!view.selected);
        RC_ASSERT(!view.highlighted);
    }
}

RC_GTEST_PROP(PointingProperty, theScreenIsAlwaysSane, ())
{
    const CardLayout layout = layoutOf(*rc::gen::inRange(0, 9));
    Pointing pointing{layout};
    SteadyTime now{};
    std::optional<SteadyTime> start;
    for (const Look& look : *looks()) {
        now += look.step;
        start = start.value_or(now);
        const PointingView view
            = pointing.update(look.faceSeen ? std::optional{look.pose} : std::nullopt, now);
        RC_ASSERT(view.progress >= 0.0 && view.progress <= 1.0);
        RC_ASSERT(view.highlighted.has_value() == (view.ring != RingState::None));
        RC_ASSERT(!view.highlighted || layout.indexOf(*view.highlighted));
        RC_ASSERT(!view.selected || view.selected == view.highlighted);
        RC_ASSERT(!view.selected || now - *start >= DwellTiming{}.inert + DwellTiming{}.fill);
    }
}

}
}
