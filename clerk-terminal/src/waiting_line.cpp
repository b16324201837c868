#include "clerk-terminal/waiting_line.h"

#include <algorithm>
#include <tuple>

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::CallReason;
using protocol::Ticket;
using protocol::TicketState;

namespace {

/// How many priority tickets this counter has called one after the other, up to now.
int prioritiesJustCalled(const BranchView& view, const CounterId& counter)
{
    std::vector<const Ticket*> called;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.counter == counter && ticket.calledAt)
            called.push_back(&ticket);
    }
    std::ranges::sort(called, [](const Ticket* a, const Ticket* b) {
        return std::tie(*b->calledAt, b->id) < std::tie(*a->calledAt, a->id);
    });
    const auto other = std::ranges::find_if(called, [](const Ticket* ticket) { return !ticket->hasPriority; });
    return static_cast<int>(other - called.begin());
}

}

std::vector<WaitingPerson> waitingLine(const BranchView& view, const CounterId& counter, const CallingRule& rule,
                                       WallTime now)
{
    const protocol::Counter* own = view.counter(counter);
    if (!own)
        return {};

    std::vector<WaitingPerson> all;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.state != TicketState::Waiting || std::ranges::find(own->fields, ticket.field) == own->fields.end())
            continue;
        const WallTime since = ticket.queuedAt.value_or(now);
        all.push_back({ticket, CallReason::QueueOrder, std::max(Milliseconds{0}, now - since)});
    }
    std::ranges::sort(all, [](const WaitingPerson& a, const WaitingPerson& b) {
        return std::tie(b.waited, a.ticket.id, a.ticket.label) < std::tie(a.waited, b.ticket.id, b.ticket.label);
    });

    std::vector<WaitingPerson> line;
    std::vector<WaitingPerson> priority;
    std::vector<WaitingPerson> others;
    int inARow = prioritiesJustCalled(view, counter);
    for (WaitingPerson& person : all) {
        if (person.waited > rule.maxWait) {
            person.reason = CallReason::OverMaxWait;
            inARow = person.ticket.hasPriority ? inARow + 1 : 0;
            line.push_back(std::move(person));
        } else {
            (person.ticket.hasPriority ? priority : others).push_back(std::move(person));
        }
    }

    auto nextPriority = priority.begin();
    auto nextOther = others.begin();
    while (nextPriority != priority.end() || nextOther != others.end()) {
        const bool priorityRests = inARow >= rule.prioritiesInARow && nextOther != others.end();
        if (nextPriority != priority.end() && !priorityRests) {
            nextPriority->reason = CallReason::Priority;
            line.push_back(std::move(*nextPriority++));
            ++inARow;
        } else {
            line.push_back(std::move(*nextOther++));
            inARow = 0;
        }
    }
    return line;
}

}
