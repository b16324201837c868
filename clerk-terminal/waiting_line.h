#pragma once

#include "base/clock.h"
#include "protocol/branch_view.h"

#include <vector>

namespace luot::clerk_terminal {

/// Someone waiting, and the step of the calling rule that gives them their place.
struct WaitingPerson {
    protocol::Ticket ticket;
    protocol::CallReason reason = protocol::CallReason::QueueOrder;
    Milliseconds waited{0};

    friend bool operator==(const WaitingPerson&, const WaitingPerson&) = default;
};

/// Where the branch does not tell a field's own.
inline constexpr Milliseconds usualMaxWait = std::chrono::minutes{30};

/// Above it, somebody in the field's queue is called before all others.
Milliseconds maxWaitOf(const protocol::BranchView& view, const FieldId& field);

/// Who waits for this counter's fields, in the order in which it would call them if nobody came and no time
/// passed.
///
/// The queue service's own order: over the longest wait; back from hold; priority, not more than
/// `priorityInARow` times (0: without end) before one of the others; coefficient; time of queueing, id. Who
/// comes back to another counter that is at work is not there, unless over the longest wait. The service has
/// the last word at each call: a branch whose priority ages is told to nobody but the service.
/// Ensures: the order does not depend on that of the view; an unknown counter has nobody waiting.
std::vector<WaitingPerson> waitingLine(const protocol::BranchView& view, const CounterId& counter,
                                       int priorityInARow, WallTime now);

}
