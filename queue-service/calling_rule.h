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

/// How people with priority and others take turns at a counter. Strict: priority always goes first. Streak:
/// until `inARow` calls in a row went that way. Aging: until somebody else has waited `headStart` longer.
enum class PriorityMode { Strict, Streak, Aging };

struct PriorityRule {
    PriorityMode mode = PriorityMode::Streak;
    int inARow = 2;
    Milliseconds headStart{std::chrono::minutes{15}};
    friend bool operator==(const PriorityRule&, const PriorityRule&) = default;
};

/// Who is next at a counter. In this order:
/// 1. who has waited above the field's limit, the longest above it first (OverMaxWait);
/// 2. who is back from hold, by due time (BackFromHold);
/// 3. a priority class before others, unless by `rule` it is another's turn: then one of the others
///    (Priority, if it put somebody back);
/// 4. the higher coefficient (Coefficient, if it put somebody back);
/// 5. `queuedAt`, then id (QueueOrder).
///
/// `priorityStreak`: calls in a row that priority decided at this counter. Total and deterministic: the order
/// of `candidates` does not matter. Empty only without candidates. Nobody waits for ever: above the limit,
/// only those who came earlier (by `queuedAt + maxWait`) are called before.
std::optional<Choice> chooseNext(std::span<const Candidate> candidates, WallTime now, int priorityStreak,
                                 const PriorityRule& rule);

}
