#include "vision/testing/scripted_citizen.h"

#include "vision/testing/hall.h"
#include "vision/testing/src/citizen_mind.h"
#include "vision/testing/synthetic_head.h"

#include <deque>
#include <mutex>
#include <random>
#include <thread>

namespace luot::vision::testing {

namespace {

using namespace std::chrono_literals;

constexpr auto noticeAfter = 250ms;

}

struct ScriptedCitizen::State {
    State(const CitizenScript& script, Pace wantedPace, std::shared_ptr<const Likeness> seen)
        : pace{wantedPace}
        , start{wantedPace == Pace::RealTime ? std::chrono::steady_clock::now() : SteadyTime{}}
        , likeness{std::move(seen)}
        , conditions{script.conditions}
        , frameTime{std::chrono::round<SteadyTime::duration>(
              std::chrono::duration<double>{1.0 / script.conditions.framesPerSecond})}
        , hall{script.seed, script.conditions}
        , random{script.seed}
        , mind{script, start}
        , now{start}
    {
    }

    const ScreenView& notice();
    std::vector<Hall::Figure> figures();

    Pace pace;
    SteadyTime start;
    std::shared_ptr<const Likeness> likeness;
    CameraConditions conditions;
    SteadyTime::duration frameTime;
    Hall hall;
    std::mt19937_64 random; ///< of dropped frames
    CitizenMind mind;
    int number = 0;
    ScreenView noticed;
    std::optional<HeadView> lastView; ///< of the frame before

    std::mutex mutex;
    SteadyTime now; ///< of the last frame
    std::deque<std::pair<SteadyTime, ScreenView>> unnoticed;
};

const ScreenView& ScriptedCitizen::State::notice()
{
    const std::lock_guard lock{mutex};
    while (!unnoticed.empty() && unnoticed.front().first + noticeAfter <= now) {
        noticed = unnoticed.front().second;
        unnoticed.pop_front();
    }
    return noticed;
}

std::vector<Hall::Figure> ScriptedCitizen::State::figures()
{
    const std::optional<HeadView> view = mind.live(notice(), now);
    std::vector<Hall::Figure> figures;
    if (view) {
        figures.push_back({likeness.get(), *view});
        if (lastView && conditions.shutter > 0.0)
            figures.back().opened = between(*lastView, *view, 1.0 - conditions.shutter);
    }
    lastView = view;
    return figures;
}

ScriptedCitizen::ScriptedCitizen(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}

ScriptedCitizen::~ScriptedCitizen() = default;

Result<std::unique_ptr<ScriptedCitizen>> ScriptedCitizen::open(const CitizenScript& script, Pace pace)
{
    std::shared_ptr<const Likeness> likeness = script.likeness;
    if (!likeness) {
        Result<SyntheticHead> head = SyntheticHead::open(script.portrait, script.rendering);
        if (!head)
            return tl::unexpected{head.error()};
        likeness = std::make_shared<SyntheticHead>(std::move(*head));
    }
    return std::unique_ptr<ScriptedCitizen>{
        new ScriptedCitizen{std::make_unique<State>(script, pace, std::move(likeness))}};
}

void ScriptedCitizen::see(const ScreenView& screen)
{
    const std::lock_guard lock{m_state->mutex};
    const SteadyTime shown
        = m_state->pace == Pace::RealTime ? std::chrono::steady_clock::now() : m_state->now;
    m_state->unnoticed.emplace_back(shown, screen);
}

Result<std::optional<Frame>> ScriptedCitizen::next()
{
    State& state = *m_state;
    SteadyTime at = state.now + state.frameTime;
    while (std::uniform_real_distribution<double>{}(state.random) < state.conditions.droppedShare)
        at += state.frameTime;
    if (state.pace == Pace::RealTime) {
        std::this_thread::sleep_until(at);
        // Rendered too slowly: frames are missing then, as with a busy webcam.
        at = std::max(at, std::chrono::steady_clock::now() - state.frameTime / 2);
    }
    {
        const std::lock_guard lock{state.mutex};
        state.now = at;
    }
    return Frame{state.hall.photograph(state.figures()), at, state.number++};
}

}
