#include "clerk-terminal/src/screen_parts.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>

namespace luot::clerk_terminal {

using protocol::Ticket;
using protocol::TicketState;

namespace {

std::string howIssued(const Ticket& ticket)
{
    const std::string way = nameOf(ticket.way);
    const std::string print = nameOf(ticket.printed);
    return ticket.faceBound ? Wording::tr("Lấy số, {}, có đồng ý dùng khuôn mặt; {}", way, print)
                            : Wording::tr("Lấy số, {}; {}", way, print);
}

std::string howCalled(const CounterSession& session, const Ticket& ticket, const CounterId& counter,
                      bool isLast)
{
    if (!isLast || ticket.callReason == protocol::CallReason::None)
        return Wording::tr("Quầy {} gọi", counter.str());
    return Wording::tr(
        "Quầy {} gọi. Lý do: {}", counter.str(),
        reasonText(ticket.callReason, ticket.priority, maxWaitOf(session.view(), ticket.field)));
}

struct Happening {
    WallTime at;
    std::string text;
};

/// What the service has told of the visit, as far as it is up to date with the ticket.
std::vector<Happening> toldBy(const CounterSession& session, const Ticket& ticket)
{
    const auto& periods = session.periods();
    std::vector<Happening> all;
    if (periods.empty() || periods.back().state != ticket.state)
        return all;
    std::size_t lastCall = 0;
    for (std::size_t i = 0; i < periods.size(); ++i)
        lastCall = periods[i].state == TicketState::Called ? i : lastCall;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const protocol::Period& period = periods[i];
        switch (period.state) {
        case TicketState::Waiting:
            all.push_back({period.from, i == 0 ? howIssued(ticket) : Wording::tr("Trở lại hàng chờ")});
            break;
        case TicketState::Called:
            all.push_back({period.from, howCalled(session, ticket, period.counter, i == lastCall)});
            break;
        case TicketState::Serving:
            all.push_back({period.from, Wording::tr("Bắt đầu phục vụ")});
            break;
        case TicketState::OnHold:
            all.push_back({period.from, Wording::tr("Tạm giữ")});
            break;
        case TicketState::NoShow:
            all.push_back({period.from, Wording::tr("Vắng mặt")});
            break;
        default:
            break;
        }
    }
    return all;
}

/// What the ticket itself says, until the service has told more.
std::vector<Happening> saidBy(const CounterSession& session, const Ticket& ticket)
{
    std::vector<Happening> all;
    if (ticket.issuedAt)
        all.push_back({*ticket.issuedAt, howIssued(ticket)});
    const auto& calls = session.calls();
    // A terminal that starts anew has heard of the latest call only.
    if (!calls.empty() && static_cast<int>(calls.size()) == ticket.callCount)
        all.push_back({calls.front(), howCalled(session, ticket, ticket.counter, true)});
    if (ticket.startedAt)
        all.push_back({*ticket.startedAt, Wording::tr("Bắt đầu phục vụ")});
    return all;
}

}

std::vector<HistoryRow> historyOf(const CounterSession& session, const Ticket& ticket)
{
    std::vector<Happening> all = toldBy(session, ticket);
    if (all.empty())
        all = saidBy(session, ticket);
    const auto& calls = session.calls();
    const auto seen = static_cast<int>(calls.size());
    for (int call = 0; call < seen; ++call) {
        const int number = ticket.callCount - seen + call + 1;
        if (number > 1)
            all.push_back({calls[static_cast<std::size_t>(call)],
                           Wording::tr("Quầy {} gọi lại, lần {}", ticket.counter.str(), number)});
    }
    std::ranges::stable_sort(all, {}, &Happening::at);
    std::vector<HistoryRow> rows;
    for (Happening& one : all)
        rows.push_back({clockText(one.at), std::move(one.text)});
    return rows;
}

}
