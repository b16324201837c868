#include "display-board/application.h"
#include "display-board/counter_display.h"

#include <QSignalSpy>
#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace luot::display_board {
namespace {

using namespace std::chrono_literals;
using protocol::TicketState;

/// Counter 3 as the public stream tells it.
class Display : public testing::Test {
protected:
    Display()
    {
        protocol::Counter counter;
        counter.id = CounterId{"3"};
        counter.open = true;
        view.counters = {counter};
        display.setConnection(Board::Live, clock.wall());
        display.show(view, {});
    }
    void at(const std::string& label, TicketState state, const char* counter = "3")
    {
        protocol::Ticket ticket;
        ticket.label = label;
        ticket.counter = CounterId{counter};
        ticket.state = state;
        view.tickets[label] = ticket;
        display.show(view, {});
    }
    void finish(const std::string& label, const char* counter = "3")
    {
        protocol::Ticket ticket;
        ticket.label = label;
        ticket.counter = CounterId{counter};
        ticket.state = TicketState::Completed;
        view.tickets.erase(label);
        protocol::Event event;
        event.body = protocol::TicketEvent{protocol::TicketChange::Completed, ticket};
        display.show(view, {event});
    }
    void pass(Milliseconds time)
    {
        clock.advance(time);
        display.tick();
    }

    VirtualClock clock{WallTime{std::chrono::hours{24 * 365 * 30}}};
    protocol::BranchView view;
    CounterDisplay display{clock, CounterId{"3"}, CounterDisplay::Rating::Asks};
    QSignalSpy rated{&display, &CounterDisplay::rated};
};

TEST_F(Display, goesWithTheVisit)
{
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
    at("A001", TicketState::Called);
    EXPECT_EQ(display.mode(), CounterDisplay::Called);
    EXPECT_EQ(display.label(), "A001");
    at("A001", TicketState::Serving);
    EXPECT_EQ(display.mode(), CounterDisplay::Serving);
}

TEST_F(Display, anothersCounterIsNotItsBusiness)
{
    at("B001", TicketState::Called, "4");
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
    finish("B001", "4");
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
}

TEST_F(Display, asksOnceHowItWasAndSendsOneScore)
{
    at("A001", TicketState::Serving);
    finish("A001");
    EXPECT_EQ(display.mode(), CounterDisplay::Asking);
    EXPECT_EQ(display.secondsLeft(), 20);
    display.rate(4);
    display.rate(1);
    ASSERT_EQ(rated.size(), 1) << "the first touch counts";
    EXPECT_EQ(rated.front().front().toInt(), 4);
    EXPECT_EQ(display.mode(), CounterDisplay::Sending) << "not thanked before it has arrived";
    EXPECT_EQ(display.chosen(), 4);
    display.answered(CounterDisplay::Arrival::Taken);
    EXPECT_EQ(display.mode(), CounterDisplay::Thanks);
    EXPECT_EQ(display.thanks(), "Cảm ơn quý công dân");
    pass(4s);
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
}

TEST_F(Display, twentySecondsAreCountedAndThenItGoes)
{
    finish("A001");
    pass(13s);
    EXPECT_EQ(display.secondsLeft(), 7);
    pass(7s);
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
    display.rate(5);
    EXPECT_TRUE(rated.isEmpty());
}

TEST_F(Display, aCallTakesTheScreenAtOnce)
{
    finish("A001");
    at("A002", TicketState::Called);
    EXPECT_EQ(display.mode(), CounterDisplay::Called);
    display.rate(5);
    EXPECT_TRUE(rated.isEmpty()) << "it would be about somebody else";
}

TEST_F(Display, aScoreThatDoesNotArriveIsNotThankedFor)
{
    finish("A001");
    display.rate(2);
    pass(60s);
    EXPECT_EQ(display.mode(), CounterDisplay::Sending) << "the answer comes in any case";
    display.answered(CounterDisplay::Arrival::Refused);
    EXPECT_EQ(display.mode(), CounterDisplay::NotTaken);
    pass(4s);
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
}

TEST_F(Display, aScoreWhoseFateIsUnknownIsNotCalledLost)
{
    finish("A001");
    display.rate(2);
    display.setConnection(Board::Reconnecting, clock.wall());
    EXPECT_EQ(display.mode(), CounterDisplay::Sending) << "it is being tried on";
    display.answered(CounterDisplay::Arrival::Unknown);
    EXPECT_EQ(display.mode(), CounterDisplay::Unconfirmed);
}

TEST_F(Display, anAnswerToAnEarlierVisitThanksNobodyElse)
{
    finish("A001");
    display.rate(5);
    at("A002", TicketState::Called);
    display.answered(CounterDisplay::Arrival::Taken);
    EXPECT_EQ(display.mode(), CounterDisplay::Called);
    finish("A002");
    display.answered(CounterDisplay::Arrival::Taken);
    EXPECT_EQ(display.mode(), CounterDisplay::Asking);
    EXPECT_EQ(display.chosen(), 0) << "nothing is preset";
}

TEST_F(Display, theSameVisitIsNotAskedAboutTwice)
{
    finish("A001");
    pass(20s);
    finish("A001");
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
    finish("A002");
    EXPECT_EQ(display.mode(), CounterDisplay::Asking);
}

TEST_F(Display, whileTheLineIsLostNothingIsAsked)
{
    finish("A001");
    pass(5s);
    display.setConnection(Board::Reconnecting, clock.wall());
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
    display.rate(5);
    EXPECT_TRUE(rated.isEmpty());
    pass(5s);
    display.setConnection(Board::Live, clock.wall());
    EXPECT_EQ(display.mode(), CounterDisplay::Asking);
    EXPECT_EQ(display.secondsLeft(), 10);
}

TEST_F(Display, onlyTheFiveFacesCount)
{
    finish("A001");
    for (const int score : {-1, 0, 6})
        display.rate(score);
    EXPECT_TRUE(rated.isEmpty());
    EXPECT_EQ(display.mode(), CounterDisplay::Asking);
}

TEST_F(Display, aLostLineKeepsTheNumberAndSaysSinceWhen)
{
    at("A045", TicketState::Serving);
    display.setConnection(Board::Reconnecting, sampleTime);
    EXPECT_EQ(display.mode(), CounterDisplay::Serving);
    EXPECT_EQ(display.label(), "A045");
    EXPECT_EQ(display.asOf(), "09:41");
}

TEST_F(Display, namesItsFieldsWithoutMarksThatTurnThem)
{
    view.fields.resize(1);
    view.fields.front().id = FieldId{"A"};
    view.fields.front().name = "Hộ \u202Etịch";
    view.counters.front().fields = {FieldId{"A"}};
    display.show(view, {});
    EXPECT_EQ(display.fields(), "Hộ tịch");
}

TEST_F(Display, nobodyIsAskedWithoutALine)
{
    display.setConnection(Board::Reconnecting, clock.wall());
    finish("A001");
    EXPECT_EQ(display.mode(), CounterDisplay::Free);
}

TEST_F(Display, aKeyThatMayNotRateDoesNotAsk)
{
    CounterDisplay silent{clock, CounterId{"3"}, CounterDisplay::Rating::DoesNotAsk};
    silent.setConnection(Board::Live, clock.wall());
    protocol::Event event;
    protocol::Ticket ticket;
    ticket.counter = CounterId{"3"};
    ticket.state = TicketState::Completed;
    event.body = protocol::TicketEvent{protocol::TicketChange::Completed, ticket};
    silent.show(view, {event});
    EXPECT_EQ(silent.mode(), CounterDisplay::Free);
}

TEST_F(Display, pausedAndClosedAreSaid)
{
    view.counters.front().paused = true;
    view.counters.front().pauseReason = protocol::PauseReason::Meeting;
    display.show(view, {});
    EXPECT_EQ(display.mode(), CounterDisplay::Paused);
    constexpr auto reasons = std::to_array<std::pair<protocol::PauseReason, const char*>>({
        {protocol::PauseReason::Break, "Nghỉ giải lao"},
        {protocol::PauseReason::Meeting, "Họp đột xuất"},
        {protocol::PauseReason::UrgentWork, "Xử lý công việc khẩn cấp"},
        {protocol::PauseReason::HelpingOthers, "Hỗ trợ đồng nghiệp"},
        {protocol::PauseReason::Other, "Lý do khác"},
    });
    for (const auto& [reason, words] : reasons) {
        view.counters.front().pauseReason = reason;
        display.show(view, {});
        EXPECT_EQ(display.pauseReason(), words);
    }
    view.counters.front().open = false;
    display.show(view, {});
    EXPECT_EQ(display.mode(), CounterDisplay::Closed);
    view.counters.clear();
    display.show(view, {});
    EXPECT_EQ(display.mode(), CounterDisplay::NoSuchCounter);
}

TEST_F(Display, addressesPeopleAsTheCentreDoes)
{
    EXPECT_EQ(display.invitation(), "MỜI CÔNG DÂN SỐ");
    view.branch.texts.address = "khách hàng";
    display.show(view, {});
    EXPECT_EQ(display.invitation(), "MỜI KHÁCH HÀNG SỐ");
    EXPECT_EQ(display.question(), "Quý khách hàng có hài lòng không?");
}

}
}
