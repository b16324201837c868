#include "vision/evaluation/clip_outcome.h"
#include "vision/evaluation/evaluation.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <random>
#include <utility>

namespace luot::vision::evaluation {

namespace {

using testing::ClipPerson;
using testing::ClipScript;
using testing::Place;

std::mt19937_64 randomOf(int base, int number)
{
    return std::mt19937_64{static_cast<std::uint64_t>(base + number)};
}

double between(std::mt19937_64& random, double low, double high)
{
    return std::uniform_real_distribution<double>{low, high}(random);
}

double secondsOf(SteadyTime at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

/// What ought not to have happened, so that it can be looked at.
void sayHappened(const Setup& setup, const std::string& what, int number, const Subject& who, double seconds)
{
    setup.say(what + ": clip " + std::to_string(number) + ", " + who.person + ", at "
              + std::to_string(std::lround(1000 * seconds)) + " ms");
}

/// Of so many clips wanted, in how many there was somebody to look at.
struct Clips {
    int measured = 0;
    int wanted = 0;
};

/// Where next to nobody was seen, nothing can happen, and that is no success.
Measured none(const Setup& setup, const std::string& name, const std::string& what, int happened,
              const Clips& clips, const std::string& of)
{
    const int n = clips.measured;
    if (10 * n < 9 * clips.wanted)
        return {.name = name,
                .what = what,
                .value = static_cast<double>(clips.wanted),
                .bounds = {0.0, static_cast<double>(clips.wanted)},
                .unit = "",
                .n = n,
                .of = "of " + std::to_string(clips.wanted) + " " + of + ": too few to say anything; "
                    + setup.onWhom(),
                .goal = 0.0,
                .better = Goal::AtMost};
    return {.name = name,
            .what = what,
            .value = static_cast<double>(happened),
            .bounds = {shareBounds(std::min(happened, n), n).lower * n,
                       shareBounds(std::min(happened, n), n).upper * n},
            .unit = "",
            .n = n,
            .of = of + "; " + setup.onWhom(),
            .goal = 0.0,
            .better = Goal::AtMost};
}

/// Somebody who never turns, with a pose bias that is there from the beginning or comes after the neutral
/// pose.
Measured consents(const Setup& setup)
{
    const int n = setup.count(50);
    std::atomic<int> given = 0;
    std::atomic<int> measured = 0;
    runTrials(setup, "consent without a turn", n, [&](int number) {
        std::mt19937_64 random = randomOf(9000, number);
        const double yaw = number % 2 == 0 ? 6.0 : -6.0;
        const double pitch = number % 4 < 2 ? 6.0 : -6.0;
        const bool later = number % 3 != 0;
        ClipScript script;
        script.seed = random();
        script.people.push_back({setup.subject(number).head,
                                 {},
                                 {.eyeDistancePx = between(random, 50, 110)},
                                 {.offset = {yaw, number % 5 == 0 ? pitch : 0.0},
                                  .fromSeconds = later ? 2.5 : 0.0,
                                  .overSeconds = later ? between(random, 0.0, 4.0) : 0.0},
                                 1.0});
        script.people.back().timeline.stand(15.0);
        auto clip = testing::ScriptedClip::open(std::move(script));
        if (!clip)
            return;
        const ClipOutcome outcome = playClip(setup.models, **clip, {});
        measured += outcome.neutralAt ? 1 : 0;
        for (const ClipOutcome::Selection& selection : outcome.selections) {
            if (selection.page != HeadVisit::Page::ConsentAgain || selection.cell != Cell{0, 0})
                continue;
            ++given;
            sayHappened(setup, "consent given", number, setup.subject(number), selection.seconds);
        }
    });
    return none(setup, "consent_without_turn", "consents given by people who never turn, pose bias ±6°",
                given, {measured, n}, "clips of 15 s with a neutral pose");
}

Measured readingAround(const Setup& setup)
{
    const int n = setup.count(10, 2);
    std::atomic<int> selections = 0;
    std::atomic<int> measured = 0;
    runTrials(setup, "reading around", n, [&](int number) {
        std::mt19937_64 random = randomOf(9100, number);
        ClipScript script;
        script.seed = random();
        script.people.push_back(
            {setup.subject(number * 5).head, {}, {.eyeDistancePx = between(random, 55, 110)}, {}, 1.0});
        script.people.back().timeline.stand(2.4).readAround(30.0);
        auto clip = testing::ScriptedClip::open(std::move(script));
        if (!clip)
            return;
        const ClipOutcome outcome
            = playClip(setup.models, **clip, {.fields = 6, .mode = VisitMode::Pointing});
        measured += outcome.neutralAt ? 1 : 0;
        selections += static_cast<int>(outcome.selections.size());
        for (const ClipOutcome::Selection& selection : outcome.selections)
            sayHappened(setup,
                        "row " + std::to_string(selection.cell.row) + " column "
                            + std::to_string(selection.cell.column) + " selected in reading around",
                        number, setup.subject(number * 5), selection.seconds);
    });
    return none(setup, "midas_5min", "selections in 5 minutes of reading around", selections, {measured, n},
                "clips of 30 s with a neutral pose");
}

/// Who comes along while somebody chooses: behind, beside, across, nearer.
ClipPerson passerBy(const Setup& setup, int number, std::mt19937_64& random)
{
    const Subject& own = setup.subject(number);
    int other = number + 1;
    while (setup.subject(other).person == own.person)
        ++other;
    ClipPerson person{setup.subject(other).head, {}, {}, {}, 1.0};
    switch (number % 5) {
    case 0: // stands behind
        person.place = {between(random, 380, 520), 300, 45};
        person.timeline.away(2.5).approach(2.0);
        break;
    case 1: // comes close beside, bigger than the one who chooses
        person.place = {between(random, 930, 1010), 330, 110};
        person.timeline.away(2.5).approach(2.0, testing::Side::Right);
        break;
    case 2: // crosses in front
        person.place = {200, 340, 105};
        person.timeline.away(3.0).approach(1.2).goTo({1080, 340, 105}, 1.6).walkAway(1.2);
        break;
    case 3: // waits in line and looks over the shoulder
        person.place = {between(random, 740, 820), 260, 55};
        person.timeline.stand(2.0).hold({10, 0}, 1.5).rest(1.0).hold({-10, 4}, 2.0);
        break;
    default: // steps up from behind while the first one is still there
        person.place = {420, 300, 50};
        person.timeline.stand(2.5).goTo({470, 330, 95}, 2.0);
        break;
    }
    return person;
}

Measured bystanders(const Setup& setup)
{
    constexpr int longestMoment = 6; // frames of 50 ms
    const int n = setup.count(50, 5);
    std::atomic<int> taken = 0;
    std::atomic<int> measured = 0;
    runTrials(setup, "bystanders", n, [&](int number) {
        std::mt19937_64 random = randomOf(9200, number);
        ClipScript script;
        script.seed = random();
        script.people.push_back({setup.subject(number).head, {}, {.eyeDistancePx = 75}, {}, 1.0});
        script.people.back().timeline.stand(3.0).hold({8, 5}, 2.0).rest(1.0).hold({-8, -5}, 2.0).rest(1.5);
        script.people.push_back(passerBy(setup, number, random));
        auto clip = testing::ScriptedClip::open(std::move(script));
        if (!clip)
            return;
        bool jumped = false;
        int onTheOther = 0;
        const ClipOutcome outcome
            = playClip(setup.models, **clip, {.fields = 6, .mode = VisitMode::Pointing},
                       [&](const Sighting& sighting, const testing::ScriptedClip& now, std::optional<Pose>) {
                           if (sighting.presence != Presence::Locked || !sighting.person) {
                               onTheOther = 0;
                               return;
                           }
                           const auto& truth = now.truth();
                           const double x = sighting.person->box.left + sighting.person->box.width / 2;
                           const auto gap = [&](std::size_t who) {
                               return truth[who] ? std::abs(truth[who]->x - x) : 1e6;
                           };
                           // Who passes in front hides a face for moments; control is taken when it stays
                           // there.
                           onTheOther = gap(1) < gap(0) ? onTheOther + 1 : 0;
                           if (onTheOther >= longestMoment && !std::exchange(jumped, true))
                               sayHappened(setup, "control taken", number, setup.subject(number),
                                           secondsOf(sighting.at));
                       });
        measured += outcome.neutralAt ? 1 : 0;
        taken += jumped ? 1 : 0;
    });
    return none(
        setup, "bystander", "clips in which a bystander took control for 0.3 s or more", taken, {measured, n},
        "clips in which somebody was locked, bystander behind, beside, crossing, waiting, stepping up");
}

}

std::vector<Measured> measureRestraint(const Setup& setup)
{
    return {consents(setup), readingAround(setup), bystanders(setup)};
}

}
