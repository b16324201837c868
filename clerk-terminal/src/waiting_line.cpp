#include "clerk-terminal/waiting_line.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::CallReason;
using protocol::Ticket;
using protocol::TicketState;

namespace {

struct Candidate {
    WaitingPerson person;
    WallTime queuedAt{};
    WallTime limit{}; ///< when the wait becomes too long
    int coefficient = 1;

    auto place() const { return std::tuple{-coefficient, queuedAt, person.ticket.id.str()}; }
};

int coefficientOf(const protocol::Counter& counter, const FieldId& field)
{
    const auto at = std::ranges::find(counter.fields, field) - counter.fields.begin();
    return at < std::ssize(counter.coefficients) ? counter.coefficients[static_cast<std::size_t>(at)] : 1;
}

/// Calls of this counter up to now that went by priority, one after the other: counted as the service counts
/// them.
int priorityStreak(const BranchView& view, const CounterId& counter)
{
    std::vector<const Ticket*> called;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.counter == counter && ticket.calledAt)
            called.push_back(&ticket);
    }
    std::ranges::sort(called, [](const Ticket* a, const Ticket* b) { return *b->calledAt < *a->calledAt; });
    int streak = 0;
    for (const Ticket* ticket : called) {
        if (ticket->callReason == CallReason::Priority)
            ++streak;
        else if (!ticket->hasPriority)
            break;
    }
    return streak;
}

/// Whether another counter, at work, has put the ticket on hold and takes it back.
bool isBoundElsewhere(const BranchView& view, const Ticket& ticket, const CounterId& counter)
{
    const protocol::Counter* other = ticket.boundTo.empty() ? nullptr : view.counter(ticket.boundTo);
    return ticket.boundTo != counter && other && other->open && !other->paused;
}

std::vector<Candidate> candidatesOf(const BranchView& view, const protocol::Counter& counter, WallTime now)
{
    std::vector<Candidate> all;
    for (const auto& [label, ticket] : view.tickets) {
        const bool isOurs = std::ranges::find(counter.fields, ticket.field) != counter.fields.end();
        if (ticket.state != TicketState::Waiting || !isOurs)
            continue;
        Candidate one;
        one.person.ticket = ticket;
        one.queuedAt = ticket.queuedAt.value_or(now);
        one.person.waited = std::max(Milliseconds{0}, now - one.queuedAt);
        one.limit = one.queuedAt + maxWaitOf(view, ticket.field);
        if (one.limit >= now && isBoundElsewhere(view, ticket, counter.id))
            continue;
        one.coefficient = coefficientOf(counter, ticket.field);
        all.push_back(std::move(one));
    }
    std::ranges::sort(all, {}, &Candidate::place);
    return all;
}

/// One of two queues, each in its own order, and how the calling goes through them.
class Turns {
public:
    Turns(std::vector<Candidate> priority, std::vector<Candidate> others, int streak, int inARow)
        : m_priority{std::move(priority)}
        , m_others{std::move(others)}
        , m_streak{streak}
        , m_inARow{inARow}
    {
    }

    bool isOver() const { return m_priorityAt == m_priority.size() && m_othersAt == m_others.size(); }

    WaitingPerson next()
    {
        const bool anyPriority = m_priorityAt < m_priority.size();
        const bool anyOther = m_othersAt < m_others.size();
        const bool othersTurn = m_inARow > 0 && m_streak >= m_inARow;
        if (anyPriority && anyOther && !othersTurn) {
            ++m_streak;
            return take(m_priority, m_priorityAt, CallReason::Priority);
        }
        if (anyOther) {
            m_streak = 0;
            return take(m_others, m_othersAt, CallReason::QueueOrder);
        }
        return take(m_priority, m_priorityAt, CallReason::QueueOrder);
    }

private:
    static WaitingPerson take(std::vector<Candidate>& queue, std::size_t& at, CallReason reason)
    {
        // The queue is in order of coefficient: somebody with a lower one is put back if the last has.
        const bool putsBack = queue.back().coefficient < queue[at].coefficient;
        WaitingPerson person = std::move(queue[at++].person);
        person.reason = reason == CallReason::QueueOrder && putsBack ? CallReason::Coefficient : reason;
        return person;
    }

    std::vector<Candidate> m_priority;
    std::vector<Candidate> m_others;
    std::size_t m_priorityAt = 0;
    std::size_t m_othersAt = 0;
    int m_streak;
    int m_inARow;
};

}

Milliseconds maxWaitOf(const BranchView& view, const FieldId& id)
{
    const protocol::Field* field = view.field(id);
    return field && field->maxWaitMinutes > 0 ? std::chrono::minutes{field->maxWaitMinutes} : usualMaxWait;
}

std::vector<WaitingPerson> waitingLine(const BranchView& view, const CounterId& counter, int priorityInARow,
                                       WallTime now)
{
    const protocol::Counter* own = view.counter(counter);
    if (!own)
        return {};

    std::vector<Candidate> overLimit;
    std::vector<Candidate> back;
    std::vector<Candidate> priority;
    std::vector<Candidate> others;
    for (Candidate& one : candidatesOf(view, *own, now)) {
        const Ticket& ticket = one.person.ticket;
        auto& group = one.limit < now                ? overLimit
            : ticket.backAt && *ticket.backAt <= now ? back
            : ticket.hasPriority                     ? priority
                                                     : others;
        group.push_back(std::move(one));
    }
    std::ranges::sort(overLimit, {}, [](const Candidate& one) {
        return std::tuple{one.limit, one.queuedAt, one.person.ticket.id.str()};
    });

    std::ranges::sort(back, {}, [](const Candidate& one) {
        return std::tuple{*one.person.ticket.backAt, one.queuedAt, one.person.ticket.id.str()};
    });

    std::vector<WaitingPerson> line;
    int streak = priorityStreak(view, counter);
    const auto takeAll = [&](std::vector<Candidate>& group, CallReason reason) {
        for (Candidate& one : group) {
            if (!one.person.ticket.hasPriority)
                streak = 0;
            one.person.reason = reason;
            line.push_back(std::move(one.person));
        }
    };
    takeAll(overLimit, CallReason::OverMaxWait);
    takeAll(back, CallReason::BackFromHold);
    Turns turns{std::move(priority), std::move(others), streak, priorityInARow};
    while (!turns.isOver())
        line.push_back(turns.next());
    return line;
}

}
