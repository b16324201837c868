#include "queue-service/calling_rule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace luot::queue_service {
namespace {

using protocol::CallReason;
using namespace std::chrono_literals;

constexpr WallTime now{Milliseconds{10'000'000}};

Candidate waiting(const std::string& id, Milliseconds since)
{
    return {.ticket = TicketId{id}, .queuedAt = now - since, .maxWait = 30min, .backAt = std::nullopt};
}

Candidate first(Candidate candidate)
{
    candidate.hasPriority = true;
    return candidate;
}

Candidate weighed(Candidate candidate, int coefficient)
{
    candidate.coefficient = coefficient;
    return candidate;
}

std::string next(const std::vector<Candidate>& candidates, int streak = 0)
{
    const auto choice = chooseNext(candidates, now, streak, {});
    return choice ? choice->ticket.str() : "nobody";
}

CallReason why(const std::vector<Candidate>& candidates, int streak = 0)
{
    return chooseNext(candidates, now, streak, {})->reason;
}

TEST(CallingRule, nobodyWaitsNobodyIsCalled) { EXPECT_EQ(next({}), "nobody"); }

TEST(CallingRule, whoCameFirstIsCalledFirst)
{
    const std::vector queue{waiting("b", 3min), waiting("a", 5min), waiting("c", 1min)};
    EXPECT_EQ(next(queue), "a");
    EXPECT_EQ(why(queue), CallReason::QueueOrder);
}

TEST(CallingRule, theIdDecidesBetweenTwoOfOneMoment)
{
    EXPECT_EQ(next({waiting("b", 3min), waiting("a", 3min)}), "a");
}

TEST(CallingRule, priorityGoesFirst)
{
    const std::vector queue{waiting("a", 5min), first(waiting("p", 1min))};
    EXPECT_EQ(next(queue), "p");
    EXPECT_EQ(why(queue), CallReason::Priority);
}

TEST(CallingRule, afterTwoPriorityCallsAnotherHasATurn)
{
    EXPECT_EQ(next({waiting("a", 5min), first(waiting("p", 9min))}, 2), "a");
    EXPECT_EQ(next({first(waiting("p", 9min)), first(waiting("r", 3min))}, 2), "p") << "nobody else waits";
}

TEST(CallingRule, theStrictSettingLetsPriorityAlwaysGoFirst)
{
    const std::vector queue{waiting("a", 5min), first(waiting("p", 1min))};
    EXPECT_EQ(chooseNext(queue, now, 50, {.mode = PriorityMode::Strict})->ticket.str(), "p");
}

TEST(CallingRule, aHigherCoefficientGoesBeforeALongerWait)
{
    const std::vector queue{waiting("a", 5min), weighed(waiting("b", 1min), 3)};
    EXPECT_EQ(next(queue), "b");
    EXPECT_EQ(why(queue), CallReason::Coefficient);
}

TEST(CallingRule, aboveTheLimitTheLongestOverGoesBeforeEverybody)
{
    Candidate shortLimit = waiting("t", 22min);
    shortLimit.maxWait = 15min;
    const std::vector queue{first(waiting("p", 10min)), waiting("a", 35min), shortLimit,
                            weighed(waiting("b", 1min), 9)};
    EXPECT_EQ(next(queue), "t") << "7 minutes over, the other 5";
    EXPECT_EQ(why(queue), CallReason::OverMaxWait);
}

TEST(CallingRule, backFromHoldGoesBeforePriorityByDueTime)
{
    Candidate late = waiting("h2", 20min);
    late.backAt = now - 1min;
    Candidate early = waiting("h1", 10min);
    early.backAt = now - 2min;
    const std::vector queue{first(waiting("p", 9min)), late, early};
    EXPECT_EQ(next(queue), "h1");
    EXPECT_EQ(why(queue), CallReason::BackFromHold);
}

/// A hall full of people in whatever order.
rc::Gen<std::vector<Candidate>> halls()
{
    return rc::gen::exec([] {
        std::vector<Candidate> hall;
        const int size = *rc::gen::inRange(1, 30);
        for (int i = 0; i < size; ++i) {
            Candidate one = waiting("t" + std::to_string(i), Milliseconds{*rc::gen::inRange(0, 3'600'000)});
            one.hasPriority = *rc::gen::arbitrary<bool>();
            one.coefficient = *rc::gen::inRange(1, 4);
            one.maxWait = std::chrono::minutes{*rc::gen::element(15, 30, 45)};
            if (*rc::gen::inRange(0, 10) == 0)
                one.backAt = now - Milliseconds{*rc::gen::inRange(0, 60'000)};
            hall.push_back(one);
        }
        return hall;
    });
}

RC_GTEST_PROP(CallingRuleProperty, theOrderOfTheListDoesNotMatter, ())
{
    std::vector<Candidate> hall = *halls();
    const int streak = *rc::gen::inRange(0, 4);
    const auto choice = chooseNext(hall, now, streak, {});
    std::mt19937 random{*rc::gen::arbitrary<unsigned>()};
    std::ranges::shuffle(hall, random);
    RC_ASSERT(chooseNext(hall, now, streak, {}) == choice);
}

RC_GTEST_PROP(CallingRuleProperty, firstInFirstOutInsideAClass, ())
{
    const std::vector<Candidate> hall = *halls();
    const auto choice = chooseNext(hall, now, *rc::gen::inRange(0, 4), {});
    const Candidate& called = *std::ranges::find(hall, choice->ticket, &Candidate::ticket);
    for (const Candidate& other : hall) {
        const bool sameClass = other.hasPriority == called.hasPriority
            && other.coefficient == called.coefficient && other.maxWait == called.maxWait
            && other.backAt == called.backAt;
        if (sameClass)
            RC_ASSERT(std::pair(called.queuedAt, called.ticket) <= std::pair(other.queuedAt, other.ticket));
    }
}

RC_GTEST_PROP(CallingRuleProperty, everybodyIsCalledExactlyOnce, ())
{
    std::vector<Candidate> hall = *halls();
    std::map<TicketId, int> calls;
    int streak = 0;
    for (const std::size_t people = hall.size(); calls.size() < people;) {
        const auto choice = chooseNext(hall, now, streak, {});
        RC_ASSERT(choice.has_value());
        RC_ASSERT(++calls[choice->ticket] == 1);
        streak = choice->reason == CallReason::Priority ? streak + 1 : 0;
        std::erase_if(hall, [&](const Candidate& one) { return one.ticket == choice->ticket; });
    }
    RC_ASSERT(hall.empty());
}

/// One person without priority, against priority people of higher coefficient who never cease to come.
RC_GTEST_PROP(CallingRuleProperty, nobodyWaitsForEver, ())
{
    const PriorityRule rule{
        *rc::gen::element(PriorityMode::Strict, PriorityMode::Streak, PriorityMode::Aging),
        *rc::gen::inRange(1, 4), Milliseconds{*rc::gen::inRange(0, 3'600'000)}};
    const Milliseconds turn{*rc::gen::inRange(60'000, 600'000)};
    Candidate patient = waiting("patient", 0min);
    std::vector<Candidate> hall{patient};
    WallTime time = now;
    int streak = 0;
    for (int call = 0;; ++call) {
        for (int i = 0; i < 2; ++i) {
            Candidate one
                = first(weighed(waiting("x" + std::to_string(call) + "-" + std::to_string(i), 0min), 9));
            one.queuedAt = time;
            hall.push_back(one);
        }
        const auto choice = chooseNext(hall, time, streak, rule);
        if (choice->ticket == patient.ticket)
            break;
        streak = choice->reason == CallReason::Priority ? streak + 1 : streak;
        std::erase_if(hall, [&](const Candidate& one) { return one.ticket == choice->ticket; });
        time += turn;
        // Above the limit only those who came with or before the patient are called first.
        RC_ASSERT(time - patient.queuedAt <= patient.maxWait + 3 * turn);
    }
}

}
}
