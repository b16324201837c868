#pragma once

#include "protocol/event.h"
#include "protocol/vocabulary.h"

namespace luot::queue_service {

/// What can be done to a ticket that exists.
enum class Action { Call, Recall, Start, Finish, MarkNoShow, Cancel, Expire };

/// One row of the state table: from where, by what, to where, and which event says so. Guards that need more
/// than the state (times, counts, whose it is) are the book's.
struct Transition {
    protocol::TicketState from;
    Action action;
    protocol::TicketState to;
    protocol::TicketChange change;
};

/// The row for it; nullptr: not allowed in that state.
const Transition* transitionFor(protocol::TicketState from, Action action);

}
