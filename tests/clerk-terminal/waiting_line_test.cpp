#include "clerk-terminal/waiting_line.h"

#include "fake_service.h"
#include "queue-service/calling_rule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace luot::clerk_terminal {
namespace {

class WaitingLine : public testing::Test {
protected:
    /// "A001 A002": whom the counter would call, one after the other.
    std::string order(int priorityInARow = 2) const
    {
        std::string labels;
        for (const WaitingPerson& person : waitingLine(morning.view, CounterId{"3"}, priorityInARow, now))
            labels += (labels.empty() ? "" : " ") + person.ticket.label;
        return labels;
    }
    CallReason reasonOf(const std::string& label) const
    {
        for (const WaitingPerson& person : waitingLine(morning.view, CounterId{"3"}, 2, now))
            if (person.ticket.label == label)
                return person.reason;
        return CallReason::None;
    }
    void addPriority(const std::string& label, Milliseconds waited)
    {
        morning.add(label, now - waited).hasPriority = true;
    }

    Morning morning;
    WallTime now{std::chrono::hours{24 * 365 * 30}};
};

TEST_F(WaitingLine, firstComeFirstServed)
{
    morning.add("A002", now - 4min);
    morning.add("B001", now - 5min);
    morning.add("A003", now - 3min);
    EXPECT_EQ(order(), "B001 A002 A003");
    EXPECT_EQ(reasonOf("B001"), CallReason::QueueOrder);
}

TEST_F(WaitingLine, showsOnlyTheCountersOwnFields)
{
    morning.add("A001", now - 1min);
    morning.add("C001", now - 9min);
    EXPECT_EQ(order(), "A001");
}

TEST_F(WaitingLine, nobodyWhoIsNoLongerWaiting)
{
    morning.add("A001", now - 3min);
    morning.add("A002", now - 2min);
    morning.call("A001", now);
    EXPECT_EQ(order(), "A002");
}

TEST_F(WaitingLine, anUnknownCounterHasNobody)
{
    morning.add("A001", now - 3min);
    EXPECT_TRUE(waitingLine(morning.view, CounterId{"9"}, 2, now).empty());
}

TEST_F(WaitingLine, whoWaitsTooLongGoesBeforePriority)
{
    addPriority("A002", 5min);
    morning.add("A001", now - 31min);
    EXPECT_EQ(order(), "A001 A002");
    EXPECT_EQ(reasonOf("A001"), CallReason::OverMaxWait);
}

TEST_F(WaitingLine, theLimitIsTheFieldsOwn)
{
    morning.view.fields[1].maxWaitMinutes = 15;
    morning.add("A001", now - 20min);
    morning.add("B001", now - 16min);
    EXPECT_EQ(order(), "B001 A001");
    EXPECT_EQ(reasonOf("A001"), CallReason::QueueOrder);
}

TEST_F(WaitingLine, exactlyTheLimitIsNotAboveIt)
{
    morning.add("A001", now - 30min);
    addPriority("A002", 1min);
    EXPECT_EQ(order(), "A002 A001");
}

TEST_F(WaitingLine, afterTwoByPriorityItIsAnothersTurn)
{
    morning.add("A001", now - 20min);
    morning.add("A002", now - 19min);
    addPriority("A003", 9min);
    addPriority("A004", 8min);
    addPriority("A005", 7min);
    EXPECT_EQ(order(), "A003 A004 A001 A005 A002");
    EXPECT_EQ(order(0), "A003 A004 A005 A001 A002");
}

TEST_F(WaitingLine, callsAlreadyMadeByPriorityCount)
{
    for (const auto& [label, ago] : {std::pair{"A001", 9min}, {"A002", 5min}}) {
        addPriority(label, 40min);
        morning.call(label, now - ago, CallReason::Priority);
        morning.end(label, TicketState::Completed, now - ago + 1min);
    }
    addPriority("A003", 4min);
    morning.add("A004", now - 3min);
    EXPECT_EQ(order(), "A004 A003");
}

TEST_F(WaitingLine, whoIsBackFromHoldGoesBeforePriorityByWhenTheyWereDue)
{
    morning.add("A001", now - 20min);
    addPriority("A002", 19min);
    morning.add("A003", now - 2min).backAt = now - 1min;
    morning.add("A004", now - 1min).backAt = now - 2min;
    morning.add("A005", now - 25min).backAt = now + 5min;
    EXPECT_EQ(order(), "A004 A003 A002 A005 A001");
    EXPECT_EQ(reasonOf("A003"), CallReason::BackFromHold);
}

TEST_F(WaitingLine, whoComesBackToAnotherCounterIsNotOursWhileItWorks)
{
    morning.view.counters.back().open = true;
    Ticket& bound = morning.add("A001", now - 20min);
    bound.boundTo = CounterId{"4"};
    morning.add("A002", now - 5min);
    EXPECT_EQ(order(), "A002");
    morning.view.counters.back().paused = true;
    EXPECT_EQ(order(), "A001 A002");
    morning.view.counters.back().paused = false;
    morning.view.tickets.at("A001").queuedAt = now - 31min;
    EXPECT_EQ(order(), "A001 A002") << "nobody waits too long for one counter";
}

RC_GTEST_FIXTURE_PROP(WaitingLine, isWhatTheServiceWouldCallOneAfterTheOther, ())
{
    using namespace queue_service;
    Morning any;
    any.view.counters.front().coefficients = {*rc::gen::inRange(1, 3), *rc::gen::inRange(1, 3)};
    any.view.counters.back().open = *rc::gen::arbitrary<bool>();
    const int inARow = *rc::gen::inRange(1, 4);
    const int count = *rc::gen::inRange(0, 14);
    for (int number = 0; number < count; ++number) {
        const std::string field{"AB"[static_cast<std::size_t>(*rc::gen::inRange(0, 2))]};
        Ticket& ticket = any.add(field + std::to_string(100 + number), now - 1min * *rc::gen::inRange(0, 40));
        ticket.hasPriority = *rc::gen::arbitrary<bool>();
        if (*rc::gen::inRange(0, 4) == 0)
            ticket.backAt = now - 1min * *rc::gen::inRange(-3, 6);
        if (*rc::gen::inRange(0, 4) == 0)
            ticket.boundTo = CounterId{*rc::gen::arbitrary<bool>() ? "3" : "4"};
    }

    // The service's: who is in reach, then its rule again and again.
    std::vector<Candidate> left;
    for (const auto& [label, ticket] : any.view.tickets) {
        const bool isElsewhere = ticket.boundTo == CounterId{"4"} && any.view.counters.back().open
            && *ticket.queuedAt + usualMaxWait >= now;
        if (isElsewhere)
            continue;
        const auto& own = any.view.counters.front();
        left.push_back({ticket.id, *ticket.queuedAt, ticket.hasPriority,
                        own.coefficients[ticket.field == FieldId{"A"} ? 0 : 1], usualMaxWait, ticket.backAt});
    }
    std::vector<std::pair<TicketId, CallReason>> expected;
    int streak = 0;
    while (const auto next = chooseNext(left, now, streak, {PriorityMode::Streak, inARow})) {
        const auto called = std::ranges::find(left, next->ticket, &Candidate::ticket);
        expected.emplace_back(next->ticket, next->reason);
        streak = next->reason == CallReason::Priority ? streak + 1 : called->hasPriority ? streak : 0;
        left.erase(called);
    }
    std::vector<std::pair<TicketId, CallReason>> shown;
    for (const WaitingPerson& person : waitingLine(any.view, CounterId{"3"}, inARow, now))
        shown.emplace_back(person.ticket.id, person.reason);
    RC_ASSERT(shown == expected);
}

TEST_F(WaitingLine, theCountersMainFieldGoesFirst)
{
    morning.view.counters.front().coefficients = {1, 3};
    morning.add("A001", now - 9min);
    morning.add("B001", now - 2min);
    EXPECT_EQ(order(), "B001 A001");
    EXPECT_EQ(reasonOf("B001"), CallReason::Coefficient);
    EXPECT_EQ(reasonOf("A001"), CallReason::QueueOrder);
}

}
}
