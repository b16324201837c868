#include "protocol/business_day.h"

#include <gtest/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

constexpr WallTime evening{Milliseconds{1784030400000}}; ///< 2026-07-14 12:00 UTC

/// As both streams tell it in the evening: A001 was served, A002 is at counter 2.
BranchView dayOver()
{
    BranchView view;
    for (const auto& [label, state] :
         {std::pair{"A001", TicketState::Called}, {"A002", TicketState::Called}}) {
        Ticket ticket;
        ticket.id = TicketId{std::string{"id-"} + label};
        ticket.label = label;
        ticket.counter = CounterId{"2"};
        ticket.businessDate = "2026-07-14";
        ticket.calledAt = evening;
        ticket.state = state;
        view.apply(TicketEvent{TicketChange::Called, ticket}, evening);
        if (ticket.label == "A001") {
            ticket.state = TicketState::Completed;
            view.apply(TicketEvent{TicketChange::Completed, ticket}, evening);
        }
    }
    return view;
}

TEST(BusinessDay, beginsWithTheCalendarNotWithItsFirstNumber)
{
    const BranchView view = dayOver();
    EXPECT_EQ(businessDayAt(view, evening), "2026-07-14");
    const std::string today = businessDayAt(view, evening + 24h);
    EXPECT_EQ(today, "2026-07-15");
    EXPECT_FALSE(isOfDay(view.tickets.at("A001"), today));
    EXPECT_EQ(businessDayAt(view, evening - 240h), "2026-07-14") << "a calendar that is behind ends no day";
}

TEST(BusinessDay, aCallOfTheDayBeforeInvitesNobody)
{
    BranchView view = dayOver();
    EXPECT_EQ(callsOfDay(view, evening).size(), 2U);
    ASSERT_EQ(callsOfDay(view, evening + 24h).size(), 1U);
    EXPECT_EQ(callsOfDay(view, evening + 24h).front().label, "A002")
        << "still called: a wrong calendar hides nobody";
    EXPECT_EQ(callsOfDay(view, evening - 240h).size(), 2U);
    view.tickets.clear();
    EXPECT_TRUE(callsOfDay(view, evening + 24h).empty());
}

}
}
