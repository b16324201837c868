#include "vision/evaluation/clip_outcome.h"
#include "vision/evaluation/evaluation.h"
#include "vision/testing/flat_photo.h"

#include <atomic>
#include <random>

namespace luot::vision::evaluation {

namespace {

using testing::FlatPhoto;

/// The same place, but so many times as near.
testing::Place nearer(testing::Place place, double times)
{
    place.eyeDistancePx *= times;
    return place;
}

/// A number is wanted by a picture that cannot turn as a head does, from consent to the paper: turned as far
/// as the arm goes, or moved by one who sees the screen and corrects.
ClipOutcome attack(const Setup& setup, int number, const std::shared_ptr<const FlatPhoto>& photo, Cell wanted)
{
    std::mt19937_64 random{static_cast<std::uint64_t>(8000 + number)};
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    const HeadVisitSettings settings{.fields = 6, .mode = VisitMode::Visit};
    if (number % 2 == 0) {
        testing::CitizenScript script;
        script.choose = wanted;
        script.eyeDistancePx = between(60, 110);
        script.seed = random();
        script.arrives = testing::Arrival::StandingThere;
        script.likeness = photo;
        const auto holder = testing::ScriptedCitizen::open(script, Pace::AsFastAsPossible);
        return holder ? playClosedLoop(setup.models, **holder, settings, Until::Issued, 30.0) : ClipOutcome{};
    }
    const Pose aim = CardLayout::fields(6).aimAt(wanted);
    const double far = between(2.0, 3.6);
    testing::ClipScript script;
    script.seed = random();
    script.people.push_back({photo, {}, {.eyeDistancePx = between(60, 110)}, {}, 1.0});
    script.people.back()
        .timeline.stand(2.4)
        .goTo(nearer(script.people.back().place, between(0.92, 1.08)), 1.0)
        .hold({far * CardLayout::two().aimAt({0, 0}).yaw, 0.0}, 2.5)
        .rest(1.2)
        .hold({far * CardLayout::two().aimAt({0, 0}).yaw, 0.0}, 2.5)
        .rest(1.2)
        .hold({std::clamp(far * aim.yaw, -30.0, 30.0), std::clamp(far * aim.pitch, -25.0, 25.0)}, 2.5)
        .rest(1.2)
        .hold({far * CardLayout::confirm().aimAt({0, wanted.column == 2 ? 0 : 1}).yaw, 0.0}, 2.5);
    auto clip = testing::ScriptedClip::open(std::move(script));
    return clip ? playClip(setup.models, **clip, settings) : ClipOutcome{};
}

Measured photos(const Setup& setup)
{
    constexpr std::array kinds{FlatPhoto::Kind::Print, FlatPhoto::Kind::BentPrint, FlatPhoto::Kind::Screen};
    std::vector<std::shared_ptr<const FlatPhoto>> pictures;
    for (const char* person : {"astronaut", "grace_hopper", "obama", "biden"}) {
        for (const FlatPhoto::Kind kind : kinds) {
            if (auto photo = FlatPhoto::open(testing::portraitFile(person), kind))
                pictures.push_back(std::make_shared<const FlatPhoto>(std::move(*photo)));
        }
    }
    const int n = setup.count(120, 12);
    std::atomic<int> through = 0;
    std::atomic<int> flagged = 0;
    std::atomic<int> seen = 0;
    runTrials(setup, "flat photos", n, [&](int number) {
        const Cell wanted{(number / 2) % 2, (number / 4) % 3};
        const ClipOutcome outcome
            = attack(setup, number, pictures[static_cast<std::size_t>(number / 2) % pictures.size()], wanted);
        seen += outcome.lockedAt ? 1 : 0;
        flagged += outcome.liveness == Liveness::Flat ? 1 : 0;
        // What is known when the number is given decides whether a face goes with it.
        through += outcome.issued && outcome.selections.back().liveness != Liveness::Flat ? 1 : 0;
    });
    return {
        .name = "photo_stopped",
        .what = "flat photos flagged by the time they get a number, or unable to get one",
        // Where next to nobody was seen, nobody was stopped either.
        .value = 10 * seen < 9 * n ? 0.0 : 1.0 - static_cast<double>(through) / n,
        .bounds = shareBounds(n - through, n),
        .unit = "",
        .n = n,
        .of
        = "rendered attacks: print, bent print, still screen; turned up to 30° or moved by one who sees the "
          "screen; 4 people; "
            + std::to_string(seen) + " of them taken for somebody, " + std::to_string(flagged) + " flagged",
        .goal = 0.95,
        .better = Goal::AtLeast};
}

Measured heads(const Setup& setup)
{
    const int n = setup.count(96, 8);
    std::atomic<int> flagged = 0;
    std::atomic<int> known = 0;
    std::atomic<int> shown = 0;
    runTrials(setup, "heads", n, [&](int number) {
        std::mt19937_64 random{static_cast<std::uint64_t>(8500 + number)};
        std::uniform_real_distribution<double> eyeDistance{50.0, 115.0};
        std::uniform_real_distribution<double> distance{0.92, 1.08};
        const CardLayout cards = CardLayout::fields(6);
        testing::ClipScript script;
        script.seed = random();
        script.people.push_back(
            {setup.subject(number).head, {}, {.eyeDistancePx = eyeDistance(random)}, {}, 1.0});
        script.people.back()
            .timeline.stand(2.4)
            .goTo(nearer(script.people.back().place, distance(random)), 1.0)
            .hold(CardLayout::two().aimAt({0, number % 2}), 1.6)
            .rest(0.8)
            .hold(cards.aimAt(cards.cells()[static_cast<std::size_t>(number) % 6]), 1.6);
        auto clip = testing::ScriptedClip::open(std::move(script));
        if (!clip)
            return;
        ++shown;
        const ClipOutcome outcome
            = playClip(setup.models, **clip, {.fields = 6, .mode = VisitMode::Pointing});
        flagged += outcome.liveness == Liveness::Flat ? 1 : 0;
        known += outcome.liveness != Liveness::Unknown ? 1 : 0;
    });
    return {.name = "head_flagged",
            .what = "real heads taken for flat",
            .value = known == 0 ? 1.0 : static_cast<double>(flagged) / known,
            .bounds = known == 0 ? Bounds{0.0, 1.0} : shareBounds(flagged, known),
            .unit = "",
            .n = known,
            .of = "visits with two turns, after coming up to 8 % nearer or further; " + std::to_string(shown)
                + " visits, of which these were judged at all; " + setup.onWhom(),
            .goal = 0.02,
            .better = Goal::AtMost};
}

}

std::vector<Measured> measureLiveness(const Setup& setup) { return {photos(setup), heads(setup)}; }

}
