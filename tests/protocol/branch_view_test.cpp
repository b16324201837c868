#include "protocol/branch_view.h"

#include "tests/protocol/arbitrary.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

Ticket ticketNamed(const std::string& label, TicketState state = TicketState::Waiting)
{
    Ticket ticket;
    ticket.id = TicketId{"id-" + label};
    ticket.label = label;
    ticket.field = FieldId{label.substr(0, 1)};
    ticket.state = state;
    ticket.businessDate = "2026-07-14";
    return ticket;
}

TicketEvent called(const std::string& label, const std::string& counter, int count = 1)
{
    Ticket ticket = ticketNamed(label, TicketState::Called);
    ticket.counter = CounterId{counter};
    ticket.callCount = count;
    return {count == 1 ? TicketChange::Called : TicketChange::Recalled, ticket};
}

RC_GTEST_PROP(BranchView, applyingAnEventTwiceChangesNothingMore, ())
{
    BranchView once = arbitrary::view();
    const EventBody body = arbitrary::body();
    const WallTime at = *arbitrary::time();
    once.apply(body, at);
    BranchView twice = once;
    twice.apply(body, at);
    RC_ASSERT(once == twice);
}

RC_GTEST_PROP(BranchView, thePublicStreamShowsNobodysIdClassOrPaper, ())
{
    const auto shown = publicForm(arbitrary::body());
    if (!shown || !std::holds_alternative<TicketEvent>(*shown))
        RC_DISCARD("not a ticket");
    const std::string text = encodeBody(*shown);
    for (const char* secret : {"\"ticket\"", "priority_class", "token_hash", "issued", "reason", "face",
                               "printed", "number", "started_at", "ended_at", "outcome", "way", "\"ver\""})
        RC_ASSERT(text.find(std::string{secret}) == std::string::npos);
}

TEST(BranchView, theNewestCallStandsFirstAndOnlyOnce)
{
    BranchView view;
    view.apply(called("A001", "1"), WallTime{1s});
    view.apply(called("B001", "2"), WallTime{2s});
    view.apply(called("A001", "1", 2), WallTime{3s});
    ASSERT_EQ(view.calls.size(), 2U);
    EXPECT_EQ(view.calls[0], (Call{"A001", CounterId{"1"}, false, 2, WallTime{3s}}));
    EXPECT_EQ(view.calls[1].label, "B001");
}

TEST(BranchView, keepsTheLastTwelveCalls)
{
    BranchView view;
    for (int i = 10; i < 30; ++i)
        view.apply(called("A0" + std::to_string(i), "1"), WallTime{});
    EXPECT_EQ(view.calls.size(), BranchView::keptCalls);
    EXPECT_EQ(view.calls.front().label, "A029");
}

TEST(BranchView, aCallByMistakeLeavesTheBoard)
{
    BranchView view;
    view.apply(called("A001", "1"), WallTime{});
    view.apply(TicketEvent{TicketChange::Returned, ticketNamed("A001")}, WallTime{});
    EXPECT_TRUE(view.calls.empty());
    EXPECT_EQ(view.tickets.at("A001").state, TicketState::Waiting);
}

TEST(BranchView, theHallForgetsWhoWasServedTheStaffDoNot)
{
    BranchView staff;
    BranchView hall;
    for (const TicketEvent& event :
         {called("A001", "1"),
          TicketEvent{TicketChange::Completed, ticketNamed("A001", TicketState::Completed)}}) {
        staff.apply(event, WallTime{});
        hall.apply(*publicForm(event), WallTime{});
    }
    EXPECT_EQ(staff.tickets.at("A001").state, TicketState::Completed);
    EXPECT_TRUE(hall.tickets.empty());
    EXPECT_EQ(hall.calls.size(), 1U) << "the row stays among the recent calls";
}

TEST(BranchView, aNewDayEndsTheListOfTheDayBefore)
{
    BranchView view;
    view.apply(TicketEvent{TicketChange::Completed, ticketNamed("A001", TicketState::Completed)}, WallTime{});
    Ticket next = ticketNamed("B001");
    next.businessDate = "2026-07-15";
    view.apply(TicketEvent{TicketChange::Issued, next}, WallTime{});
    EXPECT_EQ(view.tickets.size(), 1U);
    EXPECT_EQ(view.businessDate, "2026-07-15");
}

TEST(BranchView, findsWhoIsAtACounter)
{
    BranchView view;
    view.apply(called("A001", "1"), WallTime{});
    view.apply(TicketEvent{TicketChange::Issued, ticketNamed("A002")}, WallTime{});
    ASSERT_NE(view.activeAt(CounterId{"1"}), nullptr);
    EXPECT_EQ(view.activeAt(CounterId{"1"})->label, "A001");
    EXPECT_EQ(view.activeAt(CounterId{"2"}), nullptr);
    EXPECT_EQ(view.ticket(TicketId{"id-A002"})->label, "A002");
    EXPECT_EQ(view.ticket(TicketId{}), nullptr);
}

TEST(BranchView, fieldsAndCountersKeepTheirOrder)
{
    BranchView view;
    view.fields = {{FieldId{"A"}, "Hộ tịch", "", "", true, 0, {}, 0},
                   {FieldId{"B"}, "Chứng thực", "", "", true, 0, {}, 0}};
    view.apply(FieldEvent{FieldChange::Waiting, {FieldId{"A"}, "Hộ tịch", "", "", true, 4, {5, 10}, 0}},
               WallTime{});
    EXPECT_EQ(view.fields[0].waiting, 4);
    EXPECT_EQ(view.fields[1].name, "Chứng thực");
    view.apply(FaceEvent{FaceChange::Bound, TicketId{"none"}, ""}, WallTime{});
    EXPECT_EQ(view.field(FieldId{"C"}), nullptr);
}

}
}
