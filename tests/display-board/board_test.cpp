#include "display-board/application.h"
#include "display-board/zone.h"

#include <QAbstractItemModelTester>
#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

using protocol::BranchView;
using protocol::TicketState;

class Hall : public testing::Test {
protected:
    Hall()
    {
        QObject::connect(&board, &Board::called, [this](const QString& label, const QString& counter) {
            said << label + '>' + counter;
        });
        board.setConnection(Board::Live, {});
    }

    // As the service's events do it.
    void call(const std::string& label, const std::string& counter)
    {
        std::erase_if(view.calls, [&](const protocol::Call& other) { return other.label == label; });
        protocol::Ticket& ticket = view.tickets[label];
        ticket.label = label;
        ticket.state = TicketState::Called;
        ticket.callCount += 1;
        view.calls.insert(view.calls.begin(),
                          {label, CounterId{counter}, false, ticket.callCount, clock.wall()});
    }

    void show() { board.show(view, {}); }

    void wait(Milliseconds time)
    {
        for (Milliseconds passed{0}; passed < time; passed += Milliseconds{250}) {
            clock.advance(Milliseconds{250});
            board.tick();
        }
    }

    QString last()
    {
        QStringList rows;
        for (int row = 0; row < board.lastCalls()->rowCount(); ++row) {
            const QModelIndex index = board.lastCalls()->index(row);
            rows << board.lastCalls()->data(index, CallsModel::Label).toString()
                    + (board.lastCalls()->data(index, CallsModel::IsFresh).toBool() ? "!" : "");
        }
        return rows.join(' ');
    }

    VirtualClock clock{sampleTime};
    Board board{clock, {}};
    QAbstractItemModelTester calls{board.lastCalls(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    QAbstractItemModelTester waiting{board.waiting(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    BranchView view;
    QStringList said;
};

TEST_F(Hall, aCallIsBigFreshAndSaid)
{
    show();
    EXPECT_FALSE(board.hasCall());
    call("A045", "3");
    show();
    EXPECT_EQ(board.label(), "A045");
    EXPECT_EQ(board.counter(), "3");
    EXPECT_TRUE(board.isFresh());
    EXPECT_EQ(said.join(' '), "A045>3");
}

TEST_F(Hall, afterItsTimeAndItsVoiceTheCallIsAnOrdinaryOne)
{
    show();
    call("A045", "3");
    show();
    wait(Board::freshFor);
    EXPECT_TRUE(board.isFresh()) << "the voice has not finished";
    board.markSpoken("A045");
    EXPECT_FALSE(board.isFresh());
    EXPECT_EQ(board.label(), "A045");
}

TEST_F(Hall, aVoiceThatNeverEndsDoesNotHoldTheBoard)
{
    show();
    call("A045", "3");
    show();
    wait(Board::freshAtMost);
    EXPECT_FALSE(board.isFresh());
}

TEST_F(Hall, severalCallsAreAllThereAtOnceAndBigInTurn)
{
    show();
    for (const char* label : {"A001", "B001", "C001"}) {
        call(label, "1");
        show();
    }
    EXPECT_EQ(board.label(), "A001");
    EXPECT_EQ(last(), "C001! B001!");

    board.markSpoken("A001");
    wait(Board::freshAtLeast);
    EXPECT_EQ(board.label(), "B001");
    EXPECT_EQ(last(), "C001! A001");

    board.markSpoken("B001");
    wait(Board::freshAtLeast);
    EXPECT_EQ(board.label(), "C001");
    EXPECT_EQ(last(), "B001 A001");
    EXPECT_EQ(said.join(' '), "A001>1 B001>1 C001>1");
}

TEST_F(Hall, callsOfTheSameMillisecondAreAllShownAndSaid)
{
    show();
    call("A001", "1");
    call("B001", "2");
    show();
    EXPECT_EQ(board.label(), "A001");
    EXPECT_EQ(last(), "B001!");
    EXPECT_EQ(said.join(' '), "A001>1 B001>2");
}

TEST_F(Hall, ordinaryCallsMakePlaceForThoseThatWaitToBeSaid)
{
    for (int i = 1; i <= 4; ++i)
        call("T00" + std::to_string(i), "1");
    show();
    for (int i = 1; i <= 8; ++i)
        call("A00" + std::to_string(i), "2");
    show();
    EXPECT_EQ(board.label(), "A001");
    EXPECT_EQ(last(), "A007! A006! A005! A004! A003! A002!")
        << "six in turn; the eighth when there is a place";
    board.markSpoken("A001");
    wait(Board::freshAtLeast);
    EXPECT_EQ(board.label(), "A002");
    EXPECT_EQ(last(), "A008! A007! A006! A005! A004! A003!");
}

TEST_F(Hall, inARushNobodyWhoIsCalledIsLost)
{
    show();
    for (int i = 10; i < 10 + 20; ++i) {
        const std::string label = "A0" + std::to_string(i);
        call(label, "1");
        view.tickets[label].counter = CounterId{"1"};
        view.tickets[label].calledAt = clock.wall();
        if (view.calls.size() > BranchView::keptCalls)
            view.calls.pop_back();
        clock.advance(Milliseconds{10});
    }
    board.show(viewOf(view, {}), {});
    EXPECT_EQ(said.size(), 20);
    EXPECT_EQ(board.label(), "A010") << "in the order they were called";
    for (int i = 10; i < 10 + 20; ++i) {
        EXPECT_EQ(board.label(), QString{"A0%1"}.arg(i));
        board.markSpoken(board.label());
        wait(Board::freshAtLeast);
    }
}

TEST_F(Hall, inTheMorningNobodyIsInvitedByACallOfTheDayBefore)
{
    show();
    call("A045", "3");
    show();
    board.markSpoken("A045");
    view.tickets.erase("A045"); // served: the public stream forgets it
    show();
    wait(Board::freshFor);
    EXPECT_EQ(board.label(), "A045");
    clock.advance(std::chrono::hours{24});
    board.tick();
    EXPECT_FALSE(board.hasCall());
    EXPECT_EQ(board.label(), "");
    show();
    EXPECT_FALSE(board.hasCall()) << "also after a new start of the service, or of the board";
    call("A001", "1");
    show();
    EXPECT_EQ(board.label(), "A001");
    EXPECT_EQ(last(), "");
    EXPECT_EQ(said.join(' '), "A045>3 A001>1");
}

TEST_F(Hall, aRecallIsSaidAgainAndCounted)
{
    show();
    call("A001", "1");
    show();
    board.markSpoken("A001");
    wait(Board::freshFor);
    call("A001", "1");
    show();
    EXPECT_TRUE(board.isFresh());
    EXPECT_EQ(board.callCount(), 2);
    EXPECT_EQ(said.join(' '), "A001>1 A001>1");
    EXPECT_EQ(last(), "");
}

TEST_F(Hall, otherNewsSaysNothingAgain)
{
    show();
    call("A001", "1");
    show();
    view.tickets["A001"].state = TicketState::Serving;
    show();
    show();
    EXPECT_EQ(said.size(), 1);
}

TEST_F(Hall, aBoardThatStartsLateShowsTheSameCallsAndKeepsSilent)
{
    show();
    for (const char* label : {"A001", "B001", "C001"}) {
        call(label, "1");
        show();
        board.markSpoken(label);
        wait(Board::freshFor);
    }

    Board late{clock, {}};
    QStringList saidLate;
    QObject::connect(&late, &Board::called, [&](const QString& label) { saidLate << label; });
    late.setConnection(Board::Live, {});
    late.show(view, {});
    EXPECT_EQ(late.label(), board.label());
    EXPECT_EQ(late.counter(), board.counter());
    EXPECT_EQ(late.lastCalls()->rowCount(), board.lastCalls()->rowCount());
    EXPECT_FALSE(late.isFresh());
    EXPECT_TRUE(saidLate.isEmpty());
}

TEST_F(Hall, aCallJustMadeWhenTheBoardStartsIsSaid)
{
    call("A001", "1");
    protocol::TicketEvent event{protocol::TicketChange::Called, view.tickets["A001"]};
    protocol::Event news;
    news.body = event;
    board.show(view, {news});
    EXPECT_EQ(said.join(' '), "A001>1");
}

TEST_F(Hall, afterALostLineOnlyWhatIsStillNewIsSaid)
{
    show();
    call("A001", "1");
    clock.advance(Milliseconds{60000});
    call("B001", "2");
    view.tickets["B001"].state = TicketState::Serving;
    call("C001", "3");
    show();
    EXPECT_EQ(said.join(' '), "C001>3");
    EXPECT_EQ(last(), "B001 A001");
}

TEST_F(Hall, losingTheLineKeepsTheNumbersAndTellsSinceWhen)
{
    show();
    call("A045", "3");
    show();
    board.setConnection(Board::Reconnecting, clock.wall());
    clock.advance(Milliseconds{180000});
    board.tick();
    EXPECT_EQ(board.label(), "A045");
    EXPECT_EQ(board.asOf(), "09:41");
    EXPECT_EQ(board.time(), "09:44");
    EXPECT_EQ(board.date(), "Thứ Ba, 14/07/2026");
}

TEST_F(Hall, sixLastCallsAtMost)
{
    for (int i = 1; i <= 12; ++i)
        call("A0" + std::to_string(10 + i), "1");
    show();
    EXPECT_EQ(board.label(), "A022");
    EXPECT_EQ(last(), "A021 A020 A019 A018 A017 A016");
}

TEST_F(Hall, pagesTurnEveryEightSecondsButNotDuringACall)
{
    for (const char* letter : {"A", "B", "C", "D", "E"}) {
        protocol::Field field;
        field.id = FieldId{letter};
        field.name = letter;
        view.fields.push_back(field);
    }
    show();
    wait(Board::pageFor);
    EXPECT_EQ(board.waiting()->page(), 1);

    call("A001", "1");
    show();
    wait(Board::pageFor + Milliseconds{1000});
    EXPECT_EQ(board.waiting()->page(), 1);

    board.markSpoken("A001");
    wait(Board::pageFor + Milliseconds{2500});
    EXPECT_EQ(board.waiting()->page(), 0);
}

TEST_F(Hall, duringACallNothingTurnsButWhatBelongsToIt)
{
    show();
    wait(Board::pageFor);
    EXPECT_EQ(board.turn(), 1);
    board.lastCalls()->setPageSize(1);
    call("A001", "1");
    call("A002", "2");
    call("A003", "3");
    show();
    EXPECT_EQ(board.label(), "A001");
    EXPECT_EQ(last(), "A003!");
    wait(Board::callPageFor);
    EXPECT_EQ(last(), "A002!") << "every call is on the board before it is said";
    EXPECT_EQ(board.turn(), 1);
    EXPECT_EQ(board.callTurn(), 1);
}

TEST_F(Hall, aCustomerIsAddressedAsOne)
{
    Board market{clock, {.sayCustomer = true}};
    EXPECT_EQ(board.invitation(), "MỜI CÔNG DÂN SỐ");
    EXPECT_EQ(market.invitation(), "MỜI KHÁCH HÀNG SỐ");
    view.branch.texts.address = "khách hàng";
    show();
    EXPECT_EQ(board.invitation(), "MỜI KHÁCH HÀNG SỐ") << "the branch file says so";
}

}
}
