#pragma once

#include "base/clock.h"
#include "protocol/branch_view.h"

#include <vector>

namespace luot::clerk_terminal {

/// The settings of the calling rule, as the queue service has them from the start.
struct CallingRule {
    Milliseconds maxWait = std::chrono::minutes{30};
    int priorityInARow = 2; ///< calls by priority before another's turn; 0: priority always goes first
};

/// Someone waiting, and the step of the calling rule that gives them their place.
struct WaitingPerson {
    protocol::Ticket ticket;
    protocol::CallReason reason = protocol::CallReason::QueueOrder;
    Milliseconds waited{0};

    friend bool operator==(const WaitingPerson&, const WaitingPerson&) = default;
};

/// Who waits for this counter's fields, in the order in which it would call them if nobody came and no time passed.
///
/// The queue service's own order, from what the staff stream tells: over the longest wait; priority, not more than
/// `priorityInARow` times before one of the others; coefficient; time of queueing, id. The service has the last word
/// at each call. Ensures: the order does not depend on that of the view; an unknown counter has nobody waiting.
std::vector<WaitingPerson> waitingLine(const protocol::BranchView& view, const CounterId& counter,
                                       const CallingRule& rule, WallTime now);

}
