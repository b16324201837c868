#include "protocol/src/sync_flow.h"

#include <algorithm>

namespace luot::protocol {

using namespace std::chrono_literals;

namespace {

constexpr Milliseconds welcomePatience = 1200ms;
constexpr Milliseconds spread = 500ms; ///< gaps mean stress: do not ask all at once
constexpr Milliseconds answerPatience = 4000ms;
constexpr Milliseconds longBackoff = 5000ms;
constexpr int quickAttempts = 2;
constexpr Milliseconds heartbeatGrace = 200ms;
constexpr Milliseconds staleAfter = 3000ms;
constexpr Milliseconds resetAfter = 5000ms;
constexpr Milliseconds mostDrift = 2000ms;
/// Two clocks of different machines may part by this much without the data being old: one in 5,000.
constexpr int clockTolerance = 5000;

Milliseconds since(SteadyTime then, SteadyTime now)
{
    return std::chrono::duration_cast<Milliseconds>(now - then);
}

}

SyncFlow::SyncFlow(SteadyTime now, std::uint32_t seed)
    : m_random{seed}
    , m_askAt{now + welcomePatience}
    , m_resetAt{now + resetAfter}
{
}

void SyncFlow::hearWelcome(SteadyTime now)
{
    // A new line: what it brings is fresh, whatever the last one did.
    m_offset.reset();
    m_lastHeard = now;
    m_resetAt = now + resetAfter;
    if (m_answerBy)
        return;
    beginSync(now, m_have ? jitter(spread) : Milliseconds{0});
}

void SyncFlow::hear(Event event, SteadyTime now)
{
    if (!noteHeard(event.up, now))
        return;
    if (!m_have || isSyncing() || event.epoch != m_have->epoch || event.n > m_have->n + 1) {
        const bool isGap = !isSyncing();
        buffer(std::move(event), now);
        if (isGap)
            beginSync(now, m_have ? jitter(spread) : Milliseconds{0});
        return;
    }
    if (event.n == m_have->n + 1)
        applyOne(std::move(event));
    setLink(LinkState::Live);
}

void SyncFlow::hear(const Heartbeat& heartbeat, SteadyTime now)
{
    if (!noteHeard(heartbeat.up, now))
        return;
    if (isSyncing()) {
        m_heardSinceAsked = Position{heartbeat.epoch, heartbeat.n};
        setLink(LinkState::Syncing);
        return;
    }
    if (!m_have || heartbeat.epoch != m_have->epoch) {
        beginSync(now, m_have ? jitter(spread) : Milliseconds{0});
        return;
    }
    if (heartbeat.n < m_have->n) {
        m_wholeNeeded = true;
        beginSync(now, jitter(spread));
        return;
    }
    if (heartbeat.n > m_have->n && !m_graceEnds) {
        m_graceEnds = now + heartbeatGrace;
        m_graceN = heartbeat.n;
    }
    if (heartbeat.n == m_have->n)
        setLink(LinkState::Live);
}

void SyncFlow::takeSync(Synced synced, SteadyTime now)
{
    if (!m_answerBy)
        return;
    m_answerBy.reset();

    if (auto* view = std::get_if<BranchView>(&synced.content)) {
        m_view = std::move(*view);
        m_have = Position{synced.epoch, synced.n};
        m_actions.emplace_back(Changed{});
    } else {
        auto& events = std::get<std::vector<Event>>(synced.content);
        bool fits = m_have && m_have->epoch == synced.epoch && m_have->n + events.size() == synced.n;
        for (std::size_t i = 0; fits && i < events.size(); ++i)
            fits = events[i].n == m_have->n + 1 + i;
        if (!fits) {
            m_wholeNeeded = true;
            retrySync(now);
            return;
        }
        for (Event& event : events)
            applyOne(std::move(event));
    }
    applyBuffered();
    finishSync(now);
}

void SyncFlow::hearSyncPart(SteadyTime now)
{
    if (m_answerBy)
        m_answerBy = now + answerPatience;
}

void SyncFlow::refuseSync(Milliseconds retryAfter, SteadyTime now)
{
    if (!m_answerBy)
        return;
    m_answerBy.reset();
    retrySync(now, retryAfter);
}

void SyncFlow::spoilSync(SteadyTime now)
{
    m_wholeNeeded = true;
    refuseSync(Milliseconds{0}, now);
}

void SyncFlow::tick(SteadyTime now)
{
    if (m_graceEnds && *m_graceEnds <= now) {
        m_graceEnds.reset();
        if (!isSyncing() && m_have && m_have->n < m_graceN)
            beginSync(now, jitter(spread));
    }
    if (m_lastHeard && since(*m_lastHeard, now) >= staleAfter)
        setLink(m_have ? LinkState::Stale : LinkState::Connecting);
    if (m_resetAt <= now)
        resetLine(now);
    if (m_answerBy && *m_answerBy <= now) {
        m_answerBy.reset();
        // Events may flow while the line of the syncs is dead: ZeroMQ gives one up for good that was sent
        // away.
        if (m_attempts % quickAttempts == 0)
            resetLine(now);
        else
            retrySync(now);
    }
    if (m_askAt && *m_askAt <= now) {
        m_askAt.reset();
        m_answerBy = now + answerPatience;
        m_heardSinceAsked.reset();
        ++m_attempts;
        AskForSync ask;
        if (m_have && !m_wholeNeeded)
            ask = {m_have->epoch, m_have->n};
        m_actions.emplace_back(ask);
    }
}

SteadyTime SyncFlow::nextTick() const
{
    SteadyTime next = m_resetAt;
    for (const auto& time : {m_askAt, m_answerBy, m_graceEnds})
        if (time)
            next = std::min(next, *time);
    if (m_lastHeard && m_link != LinkState::Stale && m_link != LinkState::Connecting)
        next = std::min(next, *m_lastHeard + staleAfter);
    return next;
}

std::vector<SyncFlow::Action> SyncFlow::takeActions() { return std::exchange(m_actions, {}); }

bool SyncFlow::noteHeard(Milliseconds up, SteadyTime now)
{
    if (isOld(up, now)) {
        setLink(m_have ? LinkState::Stale : LinkState::Connecting);
        resetLine(now);
        return false;
    }
    m_lastHeard = now;
    m_resetAt = now + resetAfter;
    return true;
}

bool SyncFlow::isOld(Milliseconds up, SteadyTime now)
{
    const Milliseconds offset = std::chrono::duration_cast<Milliseconds>(now.time_since_epoch()) - up;
    if (m_offset) {
        const Milliseconds allowed = m_offset->value + since(m_offset->since, now) / clockTolerance;
        if (offset > allowed + mostDrift)
            return true;
        if (offset > allowed)
            return false;
    }
    m_offset = Offset{offset, now};
    return false;
}

void SyncFlow::buffer(Event event, SteadyTime now)
{
    m_heardSinceAsked = Position{event.epoch, event.n};
    if (m_buffer.size() >= mostBuffered) {
        m_buffer.clear();
        m_answerBy.reset();
        retrySync(now);
    }
    m_buffer.push_back(std::move(event));
    setLink(LinkState::Syncing);
}

void SyncFlow::applyOne(Event event)
{
    m_view.apply(event.body, event.at);
    m_have->n = event.n;
    auto* last = m_actions.empty() ? nullptr : std::get_if<Changed>(&m_actions.back());
    // A snapshot is told by a change without news, so news never join it.
    if (last == nullptr || last->news.empty())
        last = &std::get<Changed>(m_actions.emplace_back(Changed{}));
    last->news.push_back(std::move(event));
}

void SyncFlow::applyBuffered()
{
    std::vector<Event> later;
    for (Event& event : std::exchange(m_buffer, {})) {
        if (event.epoch == m_have->epoch && event.n == m_have->n + 1)
            applyOne(std::move(event));
        else if (event.epoch != m_have->epoch || event.n > m_have->n)
            later.push_back(std::move(event));
    }
    m_buffer = std::move(later);
}

void SyncFlow::beginSync(SteadyTime now, Milliseconds delay)
{
    m_graceEnds.reset();
    m_askAt = now + delay;
    setLink(LinkState::Syncing);
}

void SyncFlow::retrySync(SteadyTime now, Milliseconds atLeast)
{
    const Milliseconds delay
        = m_attempts < quickAttempts ? jitter(spread) : longBackoff * 4 / 5 + jitter(longBackoff * 2 / 5);
    m_askAt = now + std::max(delay, atLeast);
}

void SyncFlow::finishSync(SteadyTime now)
{
    m_wholeNeeded = false;
    const bool isBehind = m_heardSinceAsked
        && (m_heardSinceAsked->epoch != m_have->epoch || m_heardSinceAsked->n > m_have->n);
    if (isBehind) {
        retrySync(now);
        return;
    }
    m_buffer.clear();
    m_attempts = 0;
    const bool isHeard = m_lastHeard && since(*m_lastHeard, now) < staleAfter;
    setLink(isHeard ? LinkState::Live : LinkState::Stale);
}

void SyncFlow::resetLine(SteadyTime now)
{
    m_actions.emplace_back(ResetLine{});
    m_resetAt = now + resetAfter * 4 / 5 + jitter(resetAfter * 2 / 5);
    m_offset.reset();
    m_buffer.clear();
    m_graceEnds.reset();
    m_answerBy.reset();
    m_heardSinceAsked.reset();
    m_askAt = now + welcomePatience;
}

void SyncFlow::setLink(LinkState link)
{
    if (m_link == link)
        return;
    m_link = link;
    m_actions.emplace_back(LinkChanged{link});
}

Milliseconds SyncFlow::jitter(Milliseconds most)
{
    return Milliseconds{std::uniform_int_distribution<Milliseconds::rep>{0, most.count()}(m_random)};
}

}
