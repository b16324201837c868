#pragma once

#include "base/clock.h"
#include "protocol/branch_view.h"

#include <vector>

namespace luot::clerk_terminal {

/// The settings of the calling rule, as the queue service has them from the start.
struct CallingRule {
    Milliseconds maxWait = std::chrono::minutes{30};
    int prioritiesInARow = 2; ///< then one of the others is next, as long as others wait
};

/// Someone waiting, and the step of the calling rule that gives them their place.
struct WaitingPerson {
    protocol::Ticket ticket;
    protocol::CallReason reason = protocol::CallReason::QueueOrder;
    Milliseconds waited{0};

    friend bool operator==(const WaitingPerson&, const WaitingPerson&) = default;
};

/// Who waits for this counter's fields, in the order in which it would call them from now on.
///
/// The same order as the queue service's, as far as the staff stream tells: over the longest wait, priority (not
/// more than `prioritiesInARow` before one of the others), time of queueing, id. Not in the stream, so not in the
/// order: profile coefficients and returns from hold. The service has the last word at each call.
/// Ensures: the order does not depend on that of the view; an unknown counter has nobody waiting.
std::vector<WaitingPerson> waitingLine(const protocol::BranchView& view, const CounterId& counter,
                                       const CallingRule& rule, WallTime now);

}
