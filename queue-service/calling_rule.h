#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"

#include <optional>
#include <span>

namespace luot::queue_service {

/// Somebody who waits and whom the counter could call: in its profile, not bound to another clerk.
struct Candidate {
    TicketId ticket;
    WallTime queuedAt{};
    bool hasPriority = false;
    int coefficient = 1; ///< of the field in this counter's profile
    Milliseconds maxWait{0}; ///< of the field
    std::optional<WallTime> backAt; ///< back from hold, and since when due
};

struct Choice {
    TicketId ticket;
    protocol::CallReason reason = protocol::CallReason::QueueOrder; ///< the step that decided

    friend bool operator==(const Choice&, const Choice&) = default;
};

/// Who is next at a counter. In this order:
/// 1. who has waited above the field's limit, the longest above it first (OverMaxWait);
/// 2. who is back from hold, by due time (BackFromHold);
/// 3. a priority class before others, unless `priorityStreak` calls in a row went that way and others wait:
/// then
///    one of the others (Priority, if it put somebody back);
/// 4. the higher coefficient (Coefficient, if it put somebody back);
/// 5. `queuedAt`, then id (QueueOrder).
///
/// Total and deterministic: the order of `candidates` does not matter. Empty only without candidates. Nobody
/// waits for ever: above the limit, only those who came earlier (by `queuedAt + maxWait`) are called before.
/// `priorityInARow` 0: priority always goes first.
std::optional<Choice> chooseNext(std::span<const Candidate> candidates, WallTime now, int priorityStreak,
                                 int priorityInARow);

}
