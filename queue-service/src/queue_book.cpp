#include "queue-service/queue_book.h"

#include "queue-service/src/transitions.h"
#include "queue-service/wait_estimate.h"

#include <algorithm>

namespace luot::queue_service {

using protocol::CallReason;
using protocol::CounterEvent;
using protocol::EventBody;
using protocol::FaceChange;
using protocol::FaceEvent;
using protocol::FieldChange;
using protocol::FieldEvent;
using protocol::NoticeSet;
using protocol::NumbersSkipped;
using protocol::Ticket;
using protocol::TicketChange;
using protocol::TicketEvent;
using protocol::TicketState;
using protocol::UnknownEvent;

namespace {

bool holdsCounter(const Ticket& ticket)
{
    return ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
}

bool serves(const CounterSetup& counter, const FieldId& field)
{
    return std::ranges::find(counter.profile, field, &ProfileLine::field) != counter.profile.end();
}

protocol::Field told(const FieldSetup& setup, const FieldStatus& status)
{
    return {.id = setup.id,
            .name = setup.name,
            .nameEn = setup.nameEn,
            .icon = setup.icon,
            .open = status.open,
            .waiting = status.waiting,
            .wait = status.wait,
            .maxWaitMinutes
            = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(setup.maxWait).count())};
}

template <class Map> typename Map::mapped_type valueOr(const Map& map, const typename Map::key_type& key)
{
    const auto found = map.find(key);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

}

QueueBook::QueueBook(BranchSetup setup, BookState state)
    : m_setup{std::move(setup)}
    , m_state{std::move(state)}
{
    for (const auto& [id, ticket] : m_state.tickets)
        index(ticket);
}

void QueueBook::apply(const EventBody& body)
{
    struct Application {
        QueueBook& book;

        void operator()(const TicketEvent& event) const { book.applyTicket(event); }
        void operator()(const CounterEvent& event) const
        {
            CounterStatus& status = book.m_state.counters[event.counter.id];
            status.open = event.counter.open;
            status.paused = event.counter.paused;
        }
        void operator()(const FieldEvent& event) const
        {
            book.m_state.fields[event.field.id] = {event.field.open, event.field.waiting, event.field.wait};
        }
        void operator()(const FaceEvent& event) const
        {
            const auto found = book.m_state.tickets.find(event.ticket);
            if (found != book.m_state.tickets.end())
                found->second.faceBound = event.change == FaceChange::Bound;
        }
        void operator()(const NumbersSkipped& event) const
        {
            int& last = book.m_state.lastNumbers[{event.businessDate, event.series}];
            last = std::max(last, event.to);
        }
        void operator()(const NoticeSet&) const { }
        void operator()(const UnknownEvent&) const { }
    };
    std::visit(Application{*this}, body);
}

void QueueBook::applyTicket(const TicketEvent& event)
{
    const Ticket& ticket = event.ticket;
    if (const Ticket* before = this->ticket(ticket.id))
        unindex(*before);

    if (event.change == TicketChange::Issued) {
        int& last = m_state.lastNumbers[{ticket.businessDate, ticket.field}];
        last = std::max(last, ticket.number);
        if (ticket.businessDate != m_state.businessDate) {
            m_state.businessDate = ticket.businessDate;
            for (const auto& [id, old] : m_state.tickets)
                if (!isLive(old.state))
                    m_tokenHashes.erase(old.tokenHash);
            std::erase_if(m_state.tickets, [](const auto& entry) { return !isLive(entry.second.state); });
        }
    }
    if (event.change == TicketChange::Called) {
        int& streak = m_state.counters[ticket.counter].priorityStreak;
        if (ticket.callReason == CallReason::Priority)
            ++streak;
        else if (!ticket.hasPriority)
            streak = 0;
    }
    if (event.change == TicketChange::Completed && ticket.calledAt && ticket.endedAt) {
        auto& served = m_state.served[ticket.field];
        served.push_back(std::max(*ticket.endedAt - *ticket.calledAt, Milliseconds{0}));
        if (served.size() > servedKept)
            served.pop_front();
    }

    if (!isLive(ticket.state) && ticket.businessDate != m_state.businessDate) {
        m_state.tickets.erase(ticket.id);
        return;
    }
    m_state.tickets.insert_or_assign(ticket.id, ticket);
    index(ticket);
}

void QueueBook::index(const Ticket& ticket)
{
    if (ticket.state == TicketState::Waiting)
        m_waiting[ticket.field].emplace(ticket.queuedAt.value_or(WallTime{}), ticket.id);
    if (holdsCounter(ticket))
        m_active.insert_or_assign(ticket.counter, ticket.id);
    if (!ticket.tokenHash.empty())
        m_tokenHashes.insert(ticket.tokenHash);
}

void QueueBook::unindex(const Ticket& ticket)
{
    if (ticket.state == TicketState::Waiting)
        m_waiting[ticket.field].erase(Place{ticket.queuedAt.value_or(WallTime{}), ticket.id});
    if (holdsCounter(ticket))
        m_active.erase(ticket.counter);
    if (!ticket.tokenHash.empty())
        m_tokenHashes.erase(ticket.tokenHash);
}

std::vector<EventBody> QueueBook::dayChange(WallTime now) const
{
    std::vector<EventBody> events;
    const std::string today = businessDate(now);
    if (m_state.businessDate == today)
        return events;
    for (const auto& [id, ticket] : m_state.tickets) {
        const Transition* row = transitionFor(ticket.state, Action::Expire);
        if (row == nullptr || ticket.businessDate == today)
            continue;
        Ticket expired = ticket;
        expired.state = row->to;
        expired.endedAt = now;
        expired.faceBound = false;
        ++expired.version;
        events.emplace_back(TicketEvent{row->change, std::move(expired)});
        if (ticket.faceBound)
            events.emplace_back(FaceEvent{FaceChange::Erased, ticket.id, ticket.label});
    }
    return events;
}

std::vector<EventBody> QueueBook::fieldChanges() const
{
    std::vector<EventBody> events;
    for (const FieldSetup& field : m_setup.fields) {
        const FieldStatus now = statusNow(field.id);
        if (now != valueOr(m_state.fields, field.id))
            events.emplace_back(FieldEvent{FieldChange::Waiting, told(field, now)});
    }
    return events;
}

std::string QueueBook::businessDate(WallTime now) const
{
    std::string date = businessDateAt(now, m_setup.utcOffset);
    if (date < m_state.businessDate
        && businessDateAt(now + std::chrono::days{1}, m_setup.utcOffset) >= m_state.businessDate)
        return m_state.businessDate;
    return date;
}

const Ticket* QueueBook::ticket(const TicketId& id) const
{
    const auto found = m_state.tickets.find(id);
    return found == m_state.tickets.end() ? nullptr : &found->second;
}

const Ticket* QueueBook::activeAt(const CounterId& id) const
{
    const auto found = m_active.find(id);
    return found == m_active.end() ? nullptr : ticket(found->second);
}

std::optional<protocol::Field> QueueBook::field(const FieldId& id) const
{
    const FieldSetup* setup = m_setup.field(id);
    return setup == nullptr ? std::nullopt : std::optional{told(*setup, valueOr(m_state.fields, id))};
}

std::optional<protocol::Counter> QueueBook::counter(const CounterId& id) const
{
    const CounterSetup* setup = m_setup.counter(id);
    if (setup == nullptr)
        return std::nullopt;
    const CounterStatus status = valueOr(m_state.counters, id);
    protocol::Counter counter{
        .id = id, .fields = {}, .coefficients = {}, .open = status.open, .paused = status.paused};
    std::ranges::transform(setup->profile, std::back_inserter(counter.fields), &ProfileLine::field);
    std::ranges::transform(setup->profile, std::back_inserter(counter.coefficients),
                           &ProfileLine::coefficient);
    return counter;
}

std::vector<protocol::Field> QueueBook::fields() const
{
    std::vector<protocol::Field> all;
    for (const FieldSetup& setup : m_setup.fields)
        all.push_back(told(setup, valueOr(m_state.fields, setup.id)));
    return all;
}

std::vector<protocol::Counter> QueueBook::counters() const
{
    std::vector<protocol::Counter> all;
    for (const CounterSetup& setup : m_setup.counters)
        all.push_back(*counter(setup.id));
    return all;
}

int QueueBook::waitingIn(const FieldId& field) const
{
    const auto found = m_waiting.find(field);
    return found == m_waiting.end() ? 0 : static_cast<int>(found->second.size());
}

std::vector<CounterId> QueueBook::workingCountersFor(const FieldId& field) const
{
    std::vector<CounterId> working;
    for (const CounterSetup& setup : m_setup.counters) {
        const CounterStatus status = valueOr(m_state.counters, setup.id);
        if (status.open && !status.paused && serves(setup, field))
            working.push_back(setup.id);
    }
    return working;
}

protocol::WaitRange QueueBook::waitBehind(const FieldId& field, int ahead) const
{
    FieldLoad load{
        .ahead = ahead, .counters = 0.0, .counterFree = false, .served = valueOr(m_state.served, field)};
    for (const CounterId& id : workingCountersFor(field)) {
        const double ours = ahead + 1;
        double others = 0;
        for (const ProfileLine& line : m_setup.counter(id)->profile)
            if (line.field != field)
                others += waitingIn(line.field);
        load.counters += ours / (ours + others);
        load.counterFree = load.counterFree || (activeAt(id) == nullptr && others == 0);
    }
    return estimateWait(load);
}

FieldStatus QueueBook::statusNow(const FieldId& field) const
{
    const int waiting = waitingIn(field);
    return {valueOr(m_state.fields, field).open, waiting, waitBehind(field, waiting)};
}

}
