#include "queue-service/src/transitions.h"

#include <algorithm>
#include <array>

namespace luot::queue_service {

using protocol::TicketChange;
using protocol::TicketState;

namespace {

constexpr std::array table{
    Transition{TicketState::Waiting, Action::Call, TicketState::Called, TicketChange::Called},
    Transition{TicketState::Called, Action::Recall, TicketState::Called, TicketChange::Recalled},
    Transition{TicketState::Called, Action::Start, TicketState::Serving, TicketChange::Started},
    Transition{TicketState::Called, Action::MarkNoShow, TicketState::NoShow, TicketChange::NoShow},
    Transition{TicketState::Serving, Action::Finish, TicketState::Completed, TicketChange::Completed},
    Transition{TicketState::Called, Action::Return, TicketState::Waiting, TicketChange::Returned},
    Transition{TicketState::Serving, Action::Hold, TicketState::OnHold, TicketChange::Held},
    Transition{TicketState::OnHold, Action::Resume, TicketState::Waiting, TicketChange::Resumed},
    Transition{TicketState::OnHold, Action::ResumeAtCounter, TicketState::Called, TicketChange::Resumed},
    Transition{TicketState::Serving, Action::Transfer, TicketState::Waiting, TicketChange::Transferred},
    Transition{TicketState::Called, Action::Transfer, TicketState::Waiting, TicketChange::Transferred},
    Transition{TicketState::Waiting, Action::Transfer, TicketState::Waiting, TicketChange::Transferred},
    Transition{TicketState::Serving, Action::Release, TicketState::Waiting, TicketChange::Returned},
    Transition{TicketState::Called, Action::Release, TicketState::Waiting, TicketChange::Returned},
    Transition{TicketState::NoShow, Action::Reactivate, TicketState::Waiting, TicketChange::Reactivated},
    Transition{TicketState::Cancelled, Action::Reactivate, TicketState::Waiting, TicketChange::Reactivated},
    Transition{TicketState::Waiting, Action::Cancel, TicketState::Cancelled, TicketChange::Cancelled},
    Transition{TicketState::OnHold, Action::Cancel, TicketState::Cancelled, TicketChange::Cancelled},
    Transition{TicketState::Waiting, Action::Expire, TicketState::Expired, TicketChange::Expired},
    Transition{TicketState::Called, Action::Expire, TicketState::Expired, TicketChange::Expired},
    Transition{TicketState::OnHold, Action::Expire, TicketState::Expired, TicketChange::Expired},
};

}

const Transition* transitionFor(TicketState from, Action action)
{
    const auto* const found = std::ranges::find_if(
        table, [&](const Transition& row) { return row.from == from && row.action == action; });
    return found == table.end() ? nullptr : found;
}

protocol::Ticket waitingAgain(protocol::Ticket ticket, WallTime queuedAt)
{
    ticket.state = TicketState::Waiting;
    ticket.queuedAt = queuedAt;
    ticket.counter = CounterId{};
    ticket.callCount = 0;
    ticket.callReason = protocol::CallReason::None;
    ticket.calledAt.reset();
    ticket.startedAt.reset();
    ticket.endedAt.reset();
    ticket.endedBy.clear();
    ticket.reason.clear();
    ++ticket.version;
    return ticket;
}

}
