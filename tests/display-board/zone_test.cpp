#include "display-board/zone.h"

#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

protocol::BranchView centre()
{
    protocol::BranchView view;
    for (const char* letter : {"A", "B"}) {
        protocol::Field field;
        field.id = FieldId{letter};
        field.name = std::string{"Lĩnh vực "} + letter;
        view.fields.push_back(field);
    }
    for (const char* number : {"1", "2"}) {
        protocol::Counter counter;
        counter.id = CounterId{number};
        view.counters.push_back(counter);
        const std::string label = std::string{"A00"} + number;
        view.calls.push_back({label, counter.id, false, 1, {}});
        protocol::Ticket ticket;
        ticket.label = label;
        ticket.field = FieldId{"A"};
        ticket.counter = counter.id;
        ticket.state = protocol::TicketState::Called;
        view.tickets[label] = ticket;
    }
    return view;
}

TEST(Zone, theWholeCentreIsAsItIs) { EXPECT_EQ(viewOf(centre(), {}), centre()); }

TEST(Zone, showsTheCallsOfItsCountersOnly)
{
    const auto zone = parseZone("2", "");
    ASSERT_TRUE(zone);
    const auto part = viewOf(centre(), *zone);
    ASSERT_EQ(part.calls.size(), 1U);
    EXPECT_EQ(part.calls.front().label, "A002");
    EXPECT_EQ(part.tickets.size(), 1U);
    EXPECT_EQ(part.fields.size(), 2U) << "all fields wait here: none is named";
}

TEST(Zone, showsTheWaitingOfItsFieldsOnly)
{
    const auto part = viewOf(centre(), *parseZone("", "B"));
    ASSERT_EQ(part.fields.size(), 1U);
    EXPECT_EQ(part.fields.front().id, FieldId{"B"});
    EXPECT_EQ(part.calls.size(), 2U) << "whoever is called is called at a counter of the hall";
}

TEST(Zone, anEmptyPlaceIsNamed)
{
    for (const char* list : {",", "1,,2", "1,", ",1"})
        EXPECT_FALSE(parseZone(list, "")) << list;
    EXPECT_NE(parseZone("", "A,").error().message.find("--fields"), std::string::npos);
}

TEST(DirectionMarks, turnNoText)
{
    EXPECT_EQ(withoutDirectionMarks("Hộ \u202Etịch\u2066 B\u200F"), "Hộ tịch B");
    protocol::BranchView view = centre();
    view.fields.front().name = "A\u202EB";
    view.notice = "\u2067Nghỉ";
    EXPECT_EQ(viewOf(view, {}).fields.front().name, "AB");
    EXPECT_EQ(viewOf(view, {}).notice, "Nghỉ");
}

}
}
