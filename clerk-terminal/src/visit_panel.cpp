#include "clerk-terminal/src/screen_parts.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>

namespace luot::clerk_terminal {

using protocol::Ticket;
using protocol::TicketState;

namespace {

/// With fewer, a median says nothing.
constexpr std::size_t enoughForMedian = 5;
double secondsOf(Milliseconds time) { return std::chrono::duration<double>(time).count(); }

/// The middle of today's service times in the field, at all counters.
std::optional<Milliseconds> medianService(const protocol::BranchView& view, const FieldId& field)
{
    std::vector<Milliseconds> times;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.field == field && ticket.state == TicketState::Completed && ticket.startedAt
            && ticket.endedAt)
            times.push_back(*ticket.endedAt - *ticket.startedAt);
    }
    if (times.size() < enoughForMedian)
        return {};
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

VisitTimer timer(std::string caption, std::optional<WallTime> from, std::optional<WallTime> to, WallTime now)
{
    VisitTimer timer;
    timer.caption = std::move(caption);
    if (!from)
        return timer;
    const Milliseconds time = std::max(Milliseconds{0}, to.value_or(now) - *from);
    timer.value = durationText(time);
    timer.seconds = secondsOf(time);
    timer.isRunning = !to;
    return timer;
}

}

VisitPanel panelOf(const CounterSession& session, const Ticket& ticket, const std::vector<WallTime>& calls)
{
    const protocol::BranchView& view = session.view();
    const WallTime now = session.now();
    VisitPanel panel;
    panel.label = ticket.label;
    panel.hasPriority = ticket.hasPriority;
    panel.field = fieldName(view, ticket.field);
    panel.priority = ticket.hasPriority
        ? capitalised(reasonText(protocol::CallReason::Priority, ticket.priority, {}))
        : Wording::tr("Không ưu tiên");
    if (ticket.issuedAt) {
        const std::string at = formatted(*ticket.issuedAt, "%H:%M");
        panel.issued = ticket.issuedBy.empty()
            ? Wording::tr("Lấy số {}", at)
            : Wording::tr("Lấy số {} tại máy {}", at, ticket.issuedBy.str());
    }
    panel.wasServed = ticket.state == TicketState::Completed;
    panel.isFaceBound = ticket.faceBound;
    if (ticket.state == TicketState::Completed && ticket.outcome)
        panel.outcome = nameOf(*ticket.outcome);
    else if (ticket.state == TicketState::NoShow)
        panel.outcome = Wording::tr("Vắng mặt");
    else if (ticket.state == TicketState::Cancelled)
        panel.outcome = Wording::tr("Đã hủy");

    const std::optional<WallTime> called = calls.empty() ? ticket.calledAt : std::optional{calls.front()};
    panel.wait = timer(Wording::tr("Chờ"), ticket.queuedAt, called, now);
    panel.wait.note = Wording::tr("ngưỡng {}", minutesText(maxWaitOf(view, ticket.field)));
    const std::optional<WallTime> walkEnd = ticket.startedAt ? ticket.startedAt : ticket.endedAt;
    panel.walk = timer(walkEnd ? Wording::tr("Đi") : Wording::tr("Đang đi đến quầy"), called, walkEnd, now);
    panel.walk.note = Wording::tr("gọi {} lần", ticket.callCount);
    if (!walkEnd && ticket.calledAt)
        panel.walk.note = Wording::tr("gọi lần {} lúc {}", ticket.callCount, clockText(*ticket.calledAt));
    panel.service = timer(ticket.endedAt ? Wording::tr("Phục vụ") : Wording::tr("Đang phục vụ"),
                          ticket.startedAt, ticket.endedAt, now);
    if (ticket.startedAt) {
        const auto median = medianService(view, ticket.field);
        panel.service.note = median ? Wording::tr("trung vị {}", durationText(*median))
                                    : Wording::tr("từ {}", clockText(*ticket.startedAt));
    }
    return panel;
}

}
