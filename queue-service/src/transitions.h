#pragma once

#include "protocol/event.h"
#include "protocol/vocabulary.h"

namespace luot::queue_service {

/// What can be done to a ticket that exists.
enum class Action {
    Call,
    Recall,
    Start,
    Finish,
    MarkNoShow,
    Return,
    Hold,
    Resume, ///< back among those who wait
    ResumeAtCounter, ///< called at once
    Transfer,
    Release, ///< its counter is lost
    Reactivate,
    Cancel,
    Expire
};

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

/// The ticket as one that waits (again), from then on, with nothing left of a call. Counts a version.
protocol::Ticket waitingAgain(protocol::Ticket ticket, WallTime queuedAt);

}
