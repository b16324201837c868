#include "vision/testing/scripted_citizen.h"

#include "vision/testing/hall.h"
#include "vision/testing/src/citizen_mind.h"

#include <deque>
#include <mutex>
#include <thread>

namespace luot::vision::testing {

namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = 50ms;
constexpr auto noticeAfter = 250ms;

}

struct ScriptedCitizen::State {
    State(const CitizenScript& script, Pace wantedPace, SyntheticHead renderedHead)
        : pace{wantedPace}
        , start{wantedPace == Pace::RealTime ? std::chrono::steady_clock::now() : SteadyTime{}}
        , head{std::move(renderedHead)}
        , hall{script.seed}
        , mind{script, start}
        , now{start}
    {
    }

    const ScreenView& notice();

    Pace pace;
    SteadyTime start;
    SyntheticHead head;
    Hall hall;
    CitizenMind mind;
    int number = 0;
    ScreenView noticed;

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

ScriptedCitizen::ScriptedCitizen(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}

ScriptedCitizen::~ScriptedCitizen() = default;

Result<std::unique_ptr<ScriptedCitizen>> ScriptedCitizen::open(const CitizenScript& script, Pace pace)
{
    Result<SyntheticHead> head = SyntheticHead::open(script.portrait);
    if (!head)
        return tl::unexpected{head.error()};
    return std::unique_ptr<ScriptedCitizen>{
        new ScriptedCitizen{std::make_unique<State>(script, pace, std::move(*head))}};
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
    SteadyTime at = state.now + frameTime;
    if (state.pace == Pace::RealTime) {
        std::this_thread::sleep_until(at);
        // Rendered too slowly: frames are missing then, as with a busy webcam.
        at = std::max(at, std::chrono::steady_clock::now() - frameTime / 2);
    }
    {
        const std::lock_guard lock{state.mutex};
        state.now = at;
    }
    std::vector<Hall::Figure> people;
    if (const std::optional<HeadView> view = state.mind.live(state.notice(), at))
        people.push_back({&state.head, *view});
    return Frame{state.hall.photograph(people), at, state.number++};
}

}
