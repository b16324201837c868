#include "vision/evaluation/clip_outcome.h"
#include "vision/evaluation/evaluation.h"

#include <random>

namespace luot::vision::evaluation {

namespace {

using testing::CitizenScript;

/// One citizen who wants one card.
struct Choice {
    int fields = 6;
    Cell wanted;
    ClipOutcome outcome;

    bool right() const { return outcome.firstCell() == wanted; }
    bool wrong() const { return outcome.firstCell() && !right(); }
};

/// Every card as often as every other, people, renderings, sizes and lights mixed.
std::vector<Choice> wishes(int fields, int count)
{
    const CardLayout cards = CardLayout::fields(fields);
    std::vector<Choice> choices;
    for (int i = 0; i < count; ++i)
        choices.push_back({fields, cards.cells()[static_cast<std::size_t>(i) % cards.cells().size()], {}});
    return choices;
}

void chooseClosed(const Setup& setup, const std::string& what, std::vector<Choice>& choices)
{
    runTrials(setup, what, static_cast<int>(choices.size()), [&](int number) {
        Choice& choice = choices[static_cast<std::size_t>(number)];
        // The card goes round faster than the subject, so that each meets each.
        const Subject& subject
            = setup.subject(number / static_cast<int>(CardLayout::fields(choice.fields).cells().size()));
        std::mt19937_64 random{static_cast<std::uint64_t>(1000 + number)};
        std::uniform_real_distribution<double> eyeDistance{50.0, 115.0};
        std::uniform_real_distribution<double> exposure{0.75, 1.2};
        CitizenScript script;
        script.choose = choice.wanted;
        script.eyeDistancePx = eyeDistance(random);
        script.seed = random();
        script.conditions.exposure = exposure(random);
        script.conditions.shutter = number % 3 == 0 ? 0.5 : 0.0;
        script.conditions.droppedShare = number % 4 == 0 ? 0.1 : 0.0;
        script.arrives = testing::Arrival::StandingThere;
        script.likeness = subject.head;
        const auto citizen = testing::ScriptedCitizen::open(script, Pace::AsFastAsPossible);
        if (citizen)
            choice.outcome = playClosedLoop(setup.models, **citizen,
                                            {.fields = choice.fields, .mode = VisitMode::Pointing},
                                            Until::FirstSelection, 25.0);
    });
}

void chooseOpen(const Setup& setup, std::vector<Choice>& choices)
{
    runTrials(setup, "open loop", static_cast<int>(choices.size()), [&](int number) {
        Choice& choice = choices[static_cast<std::size_t>(number)];
        const Subject& subject = setup.subject(number / 6);
        std::mt19937_64 random{static_cast<std::uint64_t>(5000 + number)};
        std::uniform_real_distribution<double> eyeDistance{50.0, 115.0};
        testing::ClipScript script;
        script.seed = random();
        script.people.push_back({subject.head, {}, {.eyeDistancePx = eyeDistance(random)}, {}, 1.0});
        script.people.back().timeline.stand(2.6).hold(CardLayout::fields(choice.fields).aimAt(choice.wanted),
                                                      2.2);
        auto clip = testing::ScriptedClip::open(std::move(script));
        if (clip)
            choice.outcome
                = playClip(setup.models, **clip, {.fields = choice.fields, .mode = VisitMode::Pointing});
    });
}

/// Which ones were not as wished, so that they can be looked at.
void sayMissed(const Setup& setup, const std::string& what, const std::vector<Choice>& choices)
{
    const auto place = [](const std::optional<Cell>& cell) {
        return cell ? "row " + std::to_string(cell->row) + " column " + std::to_string(cell->column)
                    : "nothing";
    };
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].right())
            continue;
        const auto cards = CardLayout::fields(choices[i].fields).cells().size();
        setup.say(what + " " + std::to_string(i) + ", " + setup.subject(static_cast<int>(i / cards)).person
                  + ": wanted " + place(choices[i].wanted) + ", got " + place(choices[i].outcome.firstCell())
                  + (choices[i].outcome.neutralAt ? "" : ", no neutral pose"));
    }
}

Measured share(const Setup& setup, const std::string& name, const std::string& what,
               const std::vector<Choice>& choices, double goal)
{
    int right = 0;
    std::vector<double> seconds;
    for (const Choice& choice : choices) {
        right += choice.right() ? 1 : 0;
        if (choice.right() && choice.outcome.lockedAt)
            seconds.push_back(choice.outcome.selections.front().seconds - *choice.outcome.lockedAt);
    }
    const int n = static_cast<int>(choices.size());
    return {.name = name,
            .what = what,
            .value = static_cast<double>(right) / n,
            .bounds = shareBounds(right, n),
            .unit = "",
            .n = n,
            .of = "visits, each with one wish; " + setup.onWhom(),
            .goal = goal,
            .better = Goal::AtLeast,
            .samples = seconds,
            .axis = "seconds from lock to the right card"};
}

}

std::vector<Measured> measureChoosing(const Setup& setup)
{
    std::vector<Choice> grid = wishes(6, setup.count(624));
    std::vector<Choice> ring = wishes(8, setup.count(312));
    std::vector<Choice> open = wishes(6, setup.count(312));
    chooseClosed(setup, "closed loop, 3×2", grid);
    chooseClosed(setup, "closed loop, ring of eight", ring);
    chooseOpen(setup, open);

    sayMissed(setup, "closed loop, 3×2,", grid);
    sayMissed(setup, "closed loop, ring of eight,", ring);
    sayMissed(setup, "open loop", open);

    std::vector<Measured> figures{
        share(setup, "closed_3x2", "right card, closed loop, six cards", grid, 0.995),
        share(setup, "closed_ring8", "right card, closed loop, ring of eight", ring, 0.98),
        share(setup, "open_3x2", "right card, one look without correction, six cards", open, 0.97)};
    int wrong = 0;
    int n = 0;
    std::vector<double> seconds;
    for (const auto* choices : {&grid, &ring}) {
        for (const Choice& choice : *choices) {
            ++n;
            wrong += choice.wrong() ? 1 : 0;
            if (choice.outcome.lockedAt && choice.outcome.firstCell())
                seconds.push_back(choice.outcome.selections.front().seconds - *choice.outcome.lockedAt);
        }
    }
    figures.push_back({.name = "wrong",
                       .what = "wrong card selected first, closed loop",
                       .value = static_cast<double>(wrong) / n,
                       .bounds = shareBounds(wrong, n),
                       .unit = "",
                       .n = n,
                       .of = "visits; " + setup.onWhom(),
                       .goal = 0.005,
                       .better = Goal::AtMost});
    if (!seconds.empty())
        figures.push_back({.name = "select_s",
                           .what = "lock to selected, --mode pointing, median",
                           .value = quantile(seconds, 0.5),
                           .bounds = quantileBounds(seconds, 0.5),
                           .unit = "s",
                           .n = static_cast<int>(seconds.size()),
                           .of = "closed-loop visits; " + setup.onWhom(),
                           .goal = 4.0,
                           .better = Goal::AtMost,
                           .samples = seconds,
                           .axis = "seconds from lock to selected"});
    return figures;
}

}
