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

TEST(Zone, aCallThatNewerOnesOfTheCentreDisplacedStaysOnItsBoard)
{
    protocol::BranchView view = centre();
    view.calls.clear();
    for (const char* label : {"A002", "A001"})
        view.tickets[label].calledAt = WallTime{Milliseconds{label[3] * 1000}};
    view.tickets["A001"].state = protocol::TicketState::Serving;
    const auto part = viewOf(view, *parseZone("1,2", ""));
    ASSERT_EQ(part.calls.size(), 2U);
    EXPECT_EQ(part.calls[0].label, "A002") << "newest first";
    EXPECT_EQ(part.calls[1].label, "A001");
    EXPECT_EQ(part.calls[1].counter, CounterId{"1"});
}

TEST(Zone, aBadListSaysWhatToWrite)
{
    for (const char* list : {",", "1,,2", "1,", ",1", "1, 2", "1;2"})
        EXPECT_FALSE(parseZone(list, "")) << list;
    EXPECT_EQ(parseZone("1 2", "").error().message,
              "--counters 1 2 is no list; write it as 1,2,3, with commas and without spaces.");
    EXPECT_EQ(parseZone("", "A,").error().message,
              "--fields A, is no list; write it as A,B, with commas and without spaces.");
}

TEST(Zone, whatTheBranchDoesNotHaveIsNamed)
{
    EXPECT_TRUE(unknownIn(*parseZone("1,2", "A,B"), centre()).empty());
    const auto sentences = unknownIn(*parseZone("1,11", "X"), centre());
    ASSERT_EQ(sentences.size(), 2U);
    EXPECT_EQ(sentences[0], "--counters names counter 11, which this branch does not have.");
    EXPECT_EQ(sentences[1], "--fields names field X, which this branch does not have.");
}

}
}
