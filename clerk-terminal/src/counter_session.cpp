#include "clerk-terminal/counter_session.h"

#include "base/uuid.h"
#include "clerk-terminal/words.h"

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::Command;
using protocol::LinkState;
using protocol::Ticket;
using protocol::TicketState;

namespace {

/// After this long without a message the link is called stale (docs/protocol.md, "Events and re-sync").
constexpr Milliseconds staleAfter{3000};
/// A quicker answer does not make the keys flicker.
constexpr Milliseconds noticeablySlow{300};
/// No message is this late on a line that lives.
constexpr Milliseconds calendarWasSet{5000};

}

CounterSession::CounterSession(CounterSettings settings, const Clock& clock, Send send)
    : m_settings{std::move(settings)}
    , m_clock{clock}
    , m_send{std::move(send)}
{
}

void CounterSession::follow(const BranchView& view, const std::vector<protocol::Event>& news)
{
    m_heard = true;
    // Only what arrives as it happens tells the service's time; what is caught up with is old.
    if (isLive() && !news.empty())
        tellTime(news.back().at);
    take(view);
    openIfClosed();
}

void CounterSession::linkChanged(LinkState link)
{
    const bool wasLive = isLive();
    m_link = link;
    if (isLive()) {
        m_lostSince.reset();
    } else if (wasLive) {
        const Milliseconds silence = link == LinkState::Stale ? staleAfter : Milliseconds{0};
        m_lostSince = now() - silence;
        // A service that was restored to an earlier state must not be overruled by what it said before.
        m_answered.reset();
    }
    openIfClosed();
}

void CounterSession::tellTime(WallTime at)
{
    // News is late, never early: of two readings the later is the better one, unless a calendar was set.
    const Milliseconds ahead = at - m_clock.wall();
    if (!m_ahead || ahead > *m_ahead || ahead < *m_ahead - calendarWasSet)
        m_ahead = ahead;
}

void CounterSession::openIfClosed()
{
    if (!isLive() || !m_heard || m_lookedAtFirst)
        return;
    m_lookedAtFirst = true;
    if (m_settings.openAtStart && state() == CounterState::Closed)
        send(CounterKey::OpenOrClose);
}

void CounterSession::take(BranchView view)
{
    if (m_answered) {
        const Ticket* known = view.ticket(m_answered->id);
        if (known && known->version >= m_answered->version)
            m_answered.reset();
        else
            view.tickets[m_answered->label] = *m_answered;
    }
    m_view = std::move(view);

    const Ticket* current = visit();
    const Moment moment{state(), current ? current->id : TicketId{}, current ? current->version : 0};
    if (moment == m_moment)
        return;
    const Moment before = std::exchange(m_moment, moment);

    // The view tells what became of whatever was asked, and what was said was about an earlier moment.
    if (m_notice && m_notice->kind != Notice::Kind::Done)
        m_notice.reset();
    const bool asked = m_sent || m_unsettled;
    m_unsettled.reset();

    if (moment.ticket != before.ticket) {
        m_outcome.reset();
        m_calls.clear();
        const Ticket* ended = m_view.ticket(before.ticket);
        if (ended && !asked)
            say(Notice::Kind::Done, "Lượt " + ended->label + " đã được xử lý ở nơi khác.");
    }
    if (current && current->calledAt && (m_calls.empty() || m_calls.back() < *current->calledAt))
        m_calls.push_back(*current->calledAt);
}

void CounterSession::replied(const protocol::Reply& reply)
{
    if (!m_sent || m_sent->id != reply.id)
        return;
    const Sent sent = *m_sent;
    if (reply.outcome) {
        settle(sent, *reply.outcome);
        m_sent.reset();
        return;
    }
    m_sent.reset();
    const protocol::Refusal& refusal = reply.outcome.error();
    const bool isSettled = protocol::retryOf(refusal.code) == protocol::Retry::Never;
    if (!isSettled)
        m_unsettled = sent;
    say(isSettled ? Notice::Kind::Refused : Notice::Kind::Unsettled,
        refusalText(refusal, sent.key, sent.label, m_settings));
}

void CounterSession::settle(const Sent& sent, const protocol::CommandResult& result)
{
    BranchView view = m_view;
    if (const auto* answer = std::get_if<protocol::CounterResult>(&result)) {
        const auto own = std::ranges::find(view.counters, answer->counter.id, &protocol::Counter::id);
        if (own != view.counters.end())
            *own = answer->counter;
    }
    const auto* answer = std::get_if<protocol::TicketResult>(&result);
    if (answer && answer->ticket) {
        const Ticket* known = view.ticket(answer->ticket->id);
        if (!known || known->version < answer->ticket->version)
            m_answered = answer->ticket;
    }
    take(std::move(view));

    switch (sent.key) {
    case CounterKey::CallNext:
        if (answer && !answer->ticket)
            say(Notice::Kind::Done, "Chưa có ai chờ ở quầy này.");
        break;
    case CounterKey::Recall:
        say(Notice::Kind::Done, "Đã gọi lại " + sent.label + ".");
        break;
    case CounterKey::Finish:
        say(Notice::Kind::Done, "Đã kết thúc lượt " + sent.label + ".");
        break;
    case CounterKey::NoShow:
        say(Notice::Kind::Done, "Đã ghi vắng mặt " + sent.label + ".");
        break;
    default:
        break;
    }
}

bool CounterSession::press(CounterKey key)
{
    if (m_sent)
        return false;
    if (const KeyOffer now = offer(key); now.state == KeyState::Off) {
        const Ticket* current = visit();
        say(Notice::Kind::Refused,
            whyOffText(now, key, current ? current->label : std::string{}, m_settings));
        return false;
    }
    send(key);
    return true;
}

bool CounterSession::choose(protocol::ServiceOutcome outcome)
{
    if (state() != CounterState::Serving || m_sent)
        return false;
    m_outcome = outcome;
    if (m_notice && m_notice->kind == Notice::Kind::Refused)
        m_notice.reset();
    return true;
}

void CounterSession::send(CounterKey key)
{
    Sent sent{key, commandOf(key), {}, visit() ? visit()->label : std::string{}, m_clock.steady()};
    sent.id = m_unsettled && m_unsettled->command == sent.command ? m_unsettled->id
                                                                  : RequestId{makeUuidV7(m_clock.wall())};
    m_unsettled.reset();
    m_notice.reset();
    m_sent = sent;
    m_send(sent.command, sent.id);
}

Command CounterSession::commandOf(CounterKey key) const
{
    const CounterId& counter = m_settings.counter;
    const Ticket* current = visit();
    const TicketId ticket = current ? current->id : TicketId{};
    const std::optional<int> version = current ? std::optional{current->version} : std::nullopt;
    switch (key) {
    case CounterKey::Recall:
        return protocol::Recall{ticket, counter, version};
    case CounterKey::Start:
        return protocol::StartService{ticket, counter, version};
    case CounterKey::Finish:
        return protocol::FinishService{ticket, counter, *m_outcome, version};
    case CounterKey::NoShow:
        return protocol::MarkNoShow{ticket, counter, version};
    case CounterKey::OpenOrClose:
        if (state() == CounterState::Closed)
            return protocol::OpenCounter{counter};
        return protocol::CloseCounter{counter};
    default:
        return protocol::CallNext{counter};
    }
}

CounterState CounterSession::state() const
{
    if (!m_heard)
        return CounterState::Unknown;
    const protocol::Counter* own = m_view.counter(m_settings.counter);
    if (!own)
        return CounterState::NoSuchCounter;
    // A visit outlives everything: a counter that was closed over it still has to end it.
    if (const Ticket* current = visit())
        return current->state == TicketState::Serving ? CounterState::Serving : CounterState::Called;
    return own->open ? CounterState::Free : CounterState::Closed;
}

KeyOffer CounterSession::offer(CounterKey key) const
{
    if (key == CounterKey::Hold || key == CounterKey::Transfer)
        return {KeyState::Off, WhyOff::NotInThisRelease};
    if (!isLive())
        return {KeyState::Off, m_heard && m_link == LinkState::Syncing ? WhyOff::Updating : WhyOff::NoLink};
    if (m_sent && m_clock.steady() - m_sent->at >= noticeablySlow)
        return {KeyState::Off, WhyOff::Sending};
    return offerInState(key);
}

KeyOffer CounterSession::offerInState(CounterKey key) const
{
    using enum CounterKey;
    const KeyOffer on{KeyState::On};
    const KeyOffer suggested{KeyState::Suggested};
    switch (state()) {
    case CounterState::Unknown:
        return {KeyState::Off, WhyOff::Updating};
    case CounterState::NoSuchCounter:
        return {KeyState::Off, WhyOff::NoSuchCounter};
    case CounterState::Closed:
        return key == OpenOrClose ? suggested : KeyOffer{KeyState::Off, WhyOff::CounterClosed};
    case CounterState::Free:
        if (key == CallNext)
            return waiting().empty() ? on : suggested;
        return key == OpenOrClose ? on : KeyOffer{KeyState::Off, WhyOff::NobodyCalled};
    case CounterState::Called: {
        if (key == Start)
            return suggested;
        if (key == Finish)
            return {KeyState::Off, WhyOff::NotStarted};
        if (key == NoShow)
            return visit()->callCount >= m_settings.callsBeforeNoShow
                ? on
                : KeyOffer{KeyState::Off, WhyOff::CallOftenerFirst};
        if (key != Recall)
            return {KeyState::Off, WhyOff::VisitNotOver};
        const Milliseconds since = visit()->calledAt ? now() - *visit()->calledAt : m_settings.recallPause;
        return since >= m_settings.recallPause
            ? on
            : KeyOffer{KeyState::Off, WhyOff::RecallTooSoon,
                       std::min(m_settings.recallPause - since, m_settings.recallPause)};
    }
    case CounterState::Serving:
        if (key == Finish)
            return m_outcome ? suggested : KeyOffer{KeyState::Off, WhyOff::NoOutcome};
        if (key == Recall || key == Start || key == NoShow)
            return {KeyState::Off, WhyOff::AlreadyStarted};
        return {KeyState::Off, WhyOff::VisitNotOver};
    }
    return {};
}

const Ticket* CounterSession::visit() const { return m_view.activeAt(m_settings.counter); }

const Ticket* CounterSession::lastVisit() const
{
    const Ticket* last = nullptr;
    for (const auto& [label, ticket] : m_view.tickets) {
        const bool endedHere
            = ticket.counter == m_settings.counter && ticket.endedAt && !protocol::isLive(ticket.state);
        if (endedHere && (!last || *last->endedAt < *ticket.endedAt))
            last = &ticket;
    }
    return last;
}

int CounterSession::visitsToday() const
{
    std::string today;
    for (const auto& [label, ticket] : m_view.tickets)
        today = std::max(today, ticket.businessDate);
    return static_cast<int>(std::ranges::count_if(m_view.tickets, [&](const auto& entry) {
        const Ticket& ticket = entry.second;
        return ticket.state == TicketState::Completed && ticket.counter == m_settings.counter
            && ticket.businessDate == today;
    }));
}

std::vector<WaitingPerson> CounterSession::waiting() const
{
    return waitingLine(m_view, m_settings.counter, m_settings.priorityInARow, m_lostSince.value_or(now()));
}

Milliseconds CounterSession::noticeAge() const
{
    return std::chrono::duration_cast<Milliseconds>(m_clock.steady() - m_notice->at);
}

void CounterSession::say(Notice::Kind kind, std::string text)
{
    m_notice = Notice{kind, std::move(text), m_clock.steady()};
}

}
