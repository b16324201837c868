#include "queue-service/calling_rule.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace luot::queue_service {

using protocol::CallReason;

namespace {

using Candidates = std::vector<const Candidate*>;

template <class Rank> const Candidate* firstBy(const Candidates& candidates, Rank rank)
{
    return *std::ranges::min_element(candidates, [&](const Candidate* a, const Candidate* b) {
        return std::tuple{rank(*a), a->queuedAt, a->ticket} < std::tuple{rank(*b), b->queuedAt, b->ticket};
    });
}

template <class Wanted> Candidates those(const Candidates& candidates, Wanted wanted)
{
    Candidates kept;
    std::ranges::copy_if(candidates, std::back_inserter(kept),
                         [&](const Candidate* one) { return wanted(*one); });
    return kept;
}

WallTime limitOf(const Candidate& one) { return one.queuedAt + one.maxWait; }

/// Whether those without priority have a turn. Requires: some of both wait.
bool isOthersTurn(const Candidates& withPriority, const Candidates& others, int streak,
                  const PriorityRule& rule)
{
    const auto earliest
        = [](const Candidates& some) { return firstBy(some, [](const Candidate&) { return 0; })->queuedAt; };
    switch (rule.mode) {
    case PriorityMode::Strict:
        return false;
    case PriorityMode::Streak:
        return streak >= rule.inARow;
    case PriorityMode::Aging:
        break;
    }
    return earliest(others) < earliest(withPriority) - rule.headStart;
}

}

std::optional<Choice> chooseNext(std::span<const Candidate> candidates, WallTime now, int priorityStreak,
                                 const PriorityRule& rule)
{
    if (candidates.empty())
        return std::nullopt;
    Candidates left;
    for (const Candidate& one : candidates)
        left.push_back(&one);

    const Candidates overLimit = those(left, [&](const Candidate& one) { return limitOf(one) < now; });
    if (!overLimit.empty())
        return Choice{firstBy(overLimit, limitOf)->ticket, CallReason::OverMaxWait};

    const Candidates back
        = those(left, [&](const Candidate& one) { return one.backAt && *one.backAt <= now; });
    if (!back.empty())
        return Choice{firstBy(back, [](const Candidate& one) { return *one.backAt; })->ticket,
                      CallReason::BackFromHold};

    CallReason reason = CallReason::QueueOrder;
    const Candidates first = those(left, [](const Candidate& one) { return one.hasPriority; });
    if (!first.empty() && first.size() < left.size()) {
        Candidates others = those(left, [](const Candidate& one) { return !one.hasPriority; });
        if (isOthersTurn(first, others, priorityStreak, rule)) {
            left = std::move(others);
        } else {
            left = first;
            reason = CallReason::Priority;
        }
    }

    int highest = 0;
    for (const Candidate* one : left)
        highest = std::max(highest, one->coefficient);
    const Candidates favoured = those(left, [&](const Candidate& one) { return one.coefficient == highest; });
    if (favoured.size() < left.size() && reason == CallReason::QueueOrder)
        reason = CallReason::Coefficient;
    return Choice{firstBy(favoured, [](const Candidate&) { return 0; })->ticket, reason};
}

}
