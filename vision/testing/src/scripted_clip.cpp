#include "vision/testing/scripted_clip.h"

#include "vision/testing/hall.h"
#include "vision/testing/src/body_plan.h"

#include <algorithm>
#include <random>

namespace luot::vision::testing {

struct ScriptedClip::State {
    explicit State(ClipScript clip)
        : script{std::move(clip)}
        , hall{script.seed, script.conditions}
        , random{script.seed}
    {
        for (const ClipPerson& person : script.people) {
            plans.emplace_back(person, random());
            seconds = std::max(seconds, plans.back().seconds());
        }
    }

    std::vector<Hall::Figure> figuresAt(double t) const;
    void tellTruth(double t);

    ClipScript script;
    Hall hall;
    std::mt19937_64 random;
    std::vector<BodyPlan> plans;
    double seconds = 0.0;
    int tick = 0;
    std::vector<std::optional<PersonTruth>> truth;
};

std::vector<Hall::Figure> ScriptedClip::State::figuresAt(double t) const
{
    const double half = 0.5 * script.conditions.shutter / script.conditions.framesPerSecond;
    std::vector<Hall::Figure> figures;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const std::optional<HeadView> view = plans[i].at(t + half);
        if (!view)
            continue;
        Hall::Figure figure{script.people[i].likeness.get(), *view};
        if (half > 0.0)
            figure.opened = plans[i].at(t - half);
        figures.push_back(figure);
    }
    // Who is nearer stands before the others.
    std::stable_sort(figures.begin(), figures.end(), [](const auto& a, const auto& b) {
        return a.view.eyeDistancePx < b.view.eyeDistancePx;
    });
    return figures;
}

void ScriptedClip::State::tellTruth(double t)
{
    truth.assign(plans.size(), std::nullopt);
    std::vector<std::optional<HeadView>> views;
    for (const BodyPlan& plan : plans)
        views.push_back(plan.at(t));
    for (std::size_t i = 0; i < views.size(); ++i) {
        if (!views[i])
            continue;
        const Likeness::Point eyes = script.people[i].likeness->betweenEyes(*views[i]);
        if (eyes.x < 0.0 || eyes.x >= Hall::width || eyes.y < 0.0 || eyes.y >= Hall::height)
            continue;
        PersonTruth person{views[i]->pose, eyes.x, eyes.y, views[i]->eyeDistancePx, views[i]->roll};
        for (std::size_t other = 0; other < views.size(); ++other) {
            const bool nearer = other != i && views[other]
                && (views[other]->eyeDistancePx > views[i]->eyeDistancePx
                    || (views[other]->eyeDistancePx == views[i]->eyeDistancePx && other > i));
            person.hidden
                = person.hidden || (nearer && script.people[other].likeness->hides(*views[other], eyes));
        }
        truth[i] = person;
    }
}

ScriptedClip::ScriptedClip(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}

ScriptedClip::~ScriptedClip() = default;

Result<std::unique_ptr<ScriptedClip>> ScriptedClip::open(ClipScript script)
{
    if (script.people.empty())
        return failure("A clip needs somebody in it; add a person.");
    for (const ClipPerson& person : script.people) {
        if (!person.likeness)
            return failure("A person of the clip has no likeness; open a head or a photo for them.");
        if (!(person.place.eyeDistancePx >= 20.0 && person.place.eyeDistancePx <= 200.0))
            return failure("An eye distance of a clip must be 20 to 200 pixels.");
    }
    const CameraConditions& conditions = script.conditions;
    if (!(conditions.framesPerSecond > 0.0 && conditions.framesPerSecond <= 240.0
          && conditions.droppedShare >= 0.0 && conditions.droppedShare < 1.0 && conditions.shutter >= 0.0
          && conditions.shutter <= 1.0))
        return failure(
            "A clip needs 1 to 240 frames a second, of which not all are dropped, and a shutter that "
            "is open for at most the whole of a frame.");
    return std::unique_ptr<ScriptedClip>{new ScriptedClip{std::make_unique<State>(std::move(script))}};
}

Result<std::optional<Frame>> ScriptedClip::next()
{
    State& state = *m_state;
    const double dropped = state.script.conditions.droppedShare;
    while (dropped > 0.0 && std::uniform_real_distribution<double>{}(state.random) < dropped)
        ++state.tick;
    const double t = state.tick / state.script.conditions.framesPerSecond;
    if (t >= state.seconds)
        return std::nullopt;
    state.tellTruth(t);
    const auto at = std::chrono::round<SteadyTime::duration>(std::chrono::duration<double>{t});
    return Frame{state.hall.photograph(state.figuresAt(t)), SteadyTime{} + at, state.tick++};
}

const std::vector<std::optional<PersonTruth>>& ScriptedClip::truth() const { return m_state->truth; }

double ScriptedClip::seconds() const { return m_state->seconds; }

double ScriptedClip::framesPerSecond() const { return m_state->script.conditions.framesPerSecond; }

}
