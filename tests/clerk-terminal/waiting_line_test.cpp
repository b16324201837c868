#include "clerk-terminal/waiting_line.h"

#include "fake_service.h"

#include <gtest/gtest.h>

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
