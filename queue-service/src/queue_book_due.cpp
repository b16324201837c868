#include "queue-service/queue_book.h"

#include "queue-service/src/number_series.h"
#include "queue-service/src/transitions.h"

namespace luot::queue_service {

using namespace protocol;

std::vector<EventBody> QueueBook::due(WallTime now) const
{
    std::vector<EventBody> events;
    if (isClockBehind(now))
        return events;
    const LocalTime local = localTimeAt(now, m_setup.utcOffset);
    const bool hoursAreOpen = m_setup.hours.isOpenAt(local);
    const std::string today = businessDate(now);
    for (const FieldSetup& setup : m_setup.fields) {
        const auto status = m_state.fields.find(setup.id);
        const FieldStatus before = status == m_state.fields.end() ? FieldStatus{} : status->second;
        FieldStatus after = before;
        after.open = hoursAreOpen && !before.closedByHand;
        if (after.open != before.open)
            after.opensAt = hoursAreOpen ? std::nullopt : opening(now);
        tellFull(after, setup, today, now);
        if (after == before)
            continue;
        Field field = *this->field(setup.id);
        field.open = after.open;
        field.opensAt = after.opensAt;
        field.full = after.full;
        const FieldChange change = after.open == before.open ? FieldChange::Waiting
            : after.open                                     ? FieldChange::Opened
                                                             : FieldChange::Closed;
        events.emplace_back(FieldEvent{change, std::move(field)});
    }

    if (m_state.businessDate != today) {
        for (const auto& [id, ticket] : m_state.tickets)
            if (ticket.businessDate != today)
                expire(ticket, now, events);
        return events;
    }
    for (const TicketId& id : m_ofAnotherDay)
        expire(*ticket(id), now, events);
    const auto closing = m_setup.hours.closingOn(std::chrono::floor<std::chrono::days>(local));
    if (closing && local > *closing + m_setup.rules.expireAfterClosing) {
        const auto expireOfToday = [&](const TicketId& id) {
            if (!m_ofAnotherDay.contains(id))
                expire(*ticket(id), now, events);
        };
        for (const auto& [field, queue] : m_waiting)
            for (const auto& [queuedAt, id] : queue)
                expireOfToday(id);
        for (const auto& [counter, id] : m_active)
            expireOfToday(id);
        for (const TicketId& id : m_held)
            expireOfToday(id);
        return events;
    }
    for (const TicketId& id : m_held)
        if (const Ticket& held = *ticket(id);
            held.backAt && *held.backAt <= now && !m_ofAnotherDay.contains(id))
            events.emplace_back(
                TicketEvent{TicketChange::Resumed, waitingAgain(held, endOfQueue(held.field, now))});
    return events;
}

void QueueBook::expire(const Ticket& ticket, WallTime now, std::vector<EventBody>& events) const
{
    const Transition* row = transitionFor(ticket.state, Action::Expire);
    if (row == nullptr)
        return;
    Ticket expired = ticket;
    expired.state = row->to;
    expired.endedAt = now;
    expired.faceBound = false;
    ++expired.version;
    events.emplace_back(TicketEvent{row->change, std::move(expired)});
    if (ticket.faceBound)
        events.emplace_back(FaceEvent{FaceChange::Erased, ticket.id, ticket.label});
}

std::optional<WallTime> QueueBook::opening(WallTime now) const
{
    const auto next = m_setup.hours.nextOpening(localTimeAt(now, m_setup.utcOffset));
    return next ? std::optional{WallTime{next->time_since_epoch() - m_setup.utcOffset}} : std::nullopt;
}

std::optional<WallTime> QueueBook::openingAfter(const std::string& date) const
{
    const auto day = dayNamed(date);
    if (!day)
        return std::nullopt;
    const auto next = m_setup.hours.nextOpening(LocalTime{*day + std::chrono::days{1}} - Milliseconds{1});
    return next ? std::optional{WallTime{next->time_since_epoch() - m_setup.utcOffset}} : std::nullopt;
}

/// Whether the numbers of `date` are given out. What opens it on the same day then brings none.
void QueueBook::tellFull(FieldStatus& status, const FieldSetup& field, const std::string& date,
                         WallTime now) const
{
    const bool wasFull = status.full;
    status.full = nextNumber(m_setup, m_state, field, date).left != NextNumber::Left::Some;
    if (status.closedByHand)
        return;
    if (status.full)
        status.opensAt = openingAfter(date);
    else if (wasFull)
        status.opensAt = status.open ? std::nullopt : opening(now);
}

std::string QueueBook::businessDate(WallTime now) const
{
    std::string date = businessDateAt(now, m_setup.utcOffset);
    if (date < m_state.businessDate
        && businessDateAt(now + std::chrono::days{1}, m_setup.utcOffset) >= m_state.businessDate)
        return m_state.businessDate;
    return date;
}

bool QueueBook::isClockBehind(WallTime now) const
{
    const std::string date = businessDate(now);
    const auto ofDay = m_state.lastNumbers.lower_bound({date, {}});
    if (ofDay != m_state.lastNumbers.end() && ofDay->first.first == date)
        return false;
    bool hasLaterNumbers = false;
    bool hasEarlierNumbers = false;
    for (const auto& [series, last] : m_state.lastNumbers) {
        if (series.first == m_state.businessDate)
            continue;
        hasLaterNumbers = hasLaterNumbers || series.first > date;
        hasEarlierNumbers = hasEarlierNumbers || series.first < date;
    }
    return date < m_state.businessDate && (hasLaterNumbers || !hasEarlierNumbers);
}

}
