#include "protocol/business_day.h"

#include "base/local_day.h"

#include <algorithm>

namespace luot::protocol {

std::string businessDayAt(const BranchView& view, WallTime now)
{
    return std::max(view.businessDate, localDay(now));
}

bool isOfDay(const Ticket& ticket, const std::string& businessDay)
{
    return ticket.businessDate.empty() || ticket.businessDate >= businessDay;
}

std::vector<Call> callsOfDay(const BranchView& view, WallTime now)
{
    const std::string today = localDay(now);
    std::vector<Call> calls = view.calls;
    std::erase_if(calls, [&](const Call& call) {
        const auto ticket = view.tickets.find(call.label);
        const bool isThere = ticket != view.tickets.end()
            && (ticket->second.state == TicketState::Called || ticket->second.state == TicketState::Serving);
        return !isThere && localDay(call.at) < today;
    });
    return calls;
}

}
