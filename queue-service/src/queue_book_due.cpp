#include "queue-service/queue_book.h"

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
    for (const FieldSetup& setup : m_setup.fields) {
        const auto status = m_state.fields.find(setup.id);
        const bool isKnown = status != m_state.fields.end();
        const bool isOpen = hoursAreOpen && !(isKnown && status->second.closedByHand);
        if (isOpen == (isKnown ? status->second.open : FieldStatus{}.open))
            continue;
        Field field = *this->field(setup.id);
        field.open = isOpen;
        field.opensAt = hoursAreOpen ? std::nullopt : opening(now);
        events.emplace_back(FieldEvent{isOpen ? FieldChange::Opened : FieldChange::Closed, field});
    }

    const std::string today = businessDate(now);
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
    bool hasLaterNumbers = false;
    bool hasEarlierNumbers = false;
    for (const auto& [series, last] : m_state.lastNumbers) {
        if (series.first == date)
            return false;
        if (series.first == m_state.businessDate)
            continue;
        hasLaterNumbers = hasLaterNumbers || series.first > date;
        hasEarlierNumbers = hasEarlierNumbers || series.first < date;
    }
    return date < m_state.businessDate && (hasLaterNumbers || !hasEarlierNumbers);
}

}
