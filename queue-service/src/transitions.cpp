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

}
