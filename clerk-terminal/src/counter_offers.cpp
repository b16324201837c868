#include "clerk-terminal/counter_session.h"

#include <algorithm>

namespace luot::clerk_terminal {

using protocol::LinkState;

namespace {

/// A quicker answer does not make the keys flicker.
constexpr Milliseconds noticeablySlow{300};
constexpr KeyOffer on{KeyState::On};
constexpr KeyOffer suggested{KeyState::Suggested};

constexpr KeyOffer off(WhyOff why) { return {KeyState::Off, why}; }

}

KeyOffer CounterSession::offer(CounterKey key) const
{
    if (!isLive())
        return off(m_heard && m_link == LinkState::Syncing ? WhyOff::Updating : WhyOff::NoLink);
    if (m_sent && m_clock.steady() - m_sent->at >= noticeablySlow)
        return off(WhyOff::Sending);
    return offerInState(key);
}

KeyOffer CounterSession::offerInState(CounterKey key) const
{
    switch (state()) {
    case CounterState::Unknown:
        return off(WhyOff::Updating);
    case CounterState::NoSuchCounter:
        return off(WhyOff::NoSuchCounter);
    case CounterState::Elsewhere:
        return off(WhyOff::UsedElsewhere);
    case CounterState::Closed:
        return key == CounterKey::PauseOrOpen ? suggested : off(WhyOff::CounterClosed);
    case CounterState::Paused:
        return key == CounterKey::PauseOrOpen ? suggested : off(WhyOff::CounterPaused);
    case CounterState::Free:
        return offerWhenFree(key);
    case CounterState::Called:
        return offerWhenCalled(key);
    case CounterState::Serving:
        break;
    }
    return offerWhenServing(key);
}

KeyOffer CounterSession::offerWhenFree(CounterKey key) const
{
    switch (key) {
    case CounterKey::CallNext:
        return waiting().empty() ? on : suggested;
    case CounterKey::PauseOrOpen:
    case CounterKey::Add:
        return on;
    case CounterKey::Choose:
    case CounterKey::Priority:
        return waiting().empty() ? off(WhyOff::NobodyWaiting) : on;
    case CounterKey::Hold:
        return held().empty() ? off(WhyOff::NobodyOnHold) : on;
    case CounterKey::NoShow:
        return noShows().empty() ? off(WhyOff::NoNoShow) : on;
    default:
        return off(WhyOff::NobodyCalled);
    }
}

KeyOffer CounterSession::offerWhenCalled(CounterKey key) const
{
    switch (key) {
    case CounterKey::Start:
        return suggested;
    case CounterKey::Transfer:
    case CounterKey::Return:
    case CounterKey::Priority:
        return on;
    case CounterKey::Finish:
    case CounterKey::Hold:
    case CounterKey::Add:
        return off(WhyOff::NotStarted);
    case CounterKey::NoShow:
        return visit()->callCount >= m_settings.callsBeforeNoShow ? on : off(WhyOff::CallOftenerFirst);
    case CounterKey::Recall: {
        const Milliseconds since = visit()->calledAt ? now() - *visit()->calledAt : m_settings.recallPause;
        if (since >= m_settings.recallPause)
            return on;
        return {KeyState::Off, WhyOff::RecallTooSoon,
                std::min(m_settings.recallPause - since, m_settings.recallPause)};
    }
    default:
        return off(WhyOff::VisitNotOver);
    }
}

KeyOffer CounterSession::offerWhenServing(CounterKey key) const
{
    switch (key) {
    case CounterKey::Finish: {
        const WhyOff why = whyNotFinish();
        return why == WhyOff::Not ? suggested : off(why);
    }
    case CounterKey::Hold:
    case CounterKey::Transfer:
    case CounterKey::Add:
        return on;
    case CounterKey::Recall:
    case CounterKey::Start:
    case CounterKey::NoShow:
    case CounterKey::Return:
    case CounterKey::Priority:
        return off(WhyOff::AlreadyStarted);
    default:
        return off(WhyOff::VisitNotOver);
    }
}

bool CounterSession::maySetPriority() const
{
    const CounterState now = state();
    return isLive() && !m_sent && now != CounterState::Unknown && now != CounterState::NoSuchCounter
        && now != CounterState::Elsewhere;
}

}
