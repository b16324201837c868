#include "protocol/names.h"
#include "tests/queue-service/counted.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

// The state table: each state against each step.

enum class Step { Recall, Start, Finish, NoShow, Cancel };

struct Cell {
    TicketState from;
    Step step;
    std::optional<TicketState> to; ///< none: refused
};

Command commandFor(Step step, const TicketId& ticket)
{
    switch (step) {
    case Step::Recall:
        return Recall{ticket, one, std::nullopt};
    case Step::Start:
        return StartService{ticket, one, std::nullopt};
    case Step::Finish:
        return FinishService{ticket, one, ServiceOutcome::Guidance, std::nullopt};
    case Step::NoShow:
        return MarkNoShow{ticket, one, std::nullopt};
    case Step::Cancel:
        break;
    }
    return CancelTicket{ticket, "went home", std::nullopt};
}

std::vector<Cell> wholeTable()
{
    const std::map<std::pair<TicketState, Step>, TicketState> allowed{
        {{TicketState::Called, Step::Recall}, TicketState::Called},
        {{TicketState::Called, Step::Start}, TicketState::Serving},
        {{TicketState::Called, Step::NoShow}, TicketState::NoShow},
        {{TicketState::Serving, Step::Finish}, TicketState::Completed},
        {{TicketState::Waiting, Step::Cancel}, TicketState::Cancelled},
        {{TicketState::OnHold, Step::Cancel}, TicketState::Cancelled},
    };
    std::vector<Cell> cells;
    for (const TicketState from :
         {TicketState::Waiting, TicketState::Called, TicketState::Serving, TicketState::OnHold,
          TicketState::Completed, TicketState::NoShow, TicketState::Cancelled, TicketState::Expired})
        for (const Step step : {Step::Recall, Step::Start, Step::Finish, Step::NoShow, Step::Cancel}) {
            const auto found = allowed.find({from, step});
            cells.push_back(
                {from, step, found == allowed.end() ? std::nullopt : std::optional{found->second}});
        }
    return cells;
}

class StateTable : public testing::TestWithParam<Cell> { };

TEST_P(StateTable, allowsThisOrRefusesIt)
{
    const auto& [from, step, to] = GetParam();
    Counted centre;
    Ticket ticket;
    ticket.id = TicketId{"t"};
    ticket.label = "A001";
    ticket.field = FieldId{"A"};
    ticket.businessDate = "2026-07-14";
    ticket.number = 1;
    ticket.issuedAt = ticket.queuedAt = ticket.calledAt = morning - 1min;
    ticket.counter = one;
    ticket.callCount = 2;
    centre.take({TicketEvent{TicketChange::Issued, ticket}});
    ticket.state = from;
    centre.take({TicketEvent{TicketChange::Transferred, ticket}});

    const QueueBook before = centre.book;
    const auto result = centre.ask(step == Step::Cancel ? supervisor() : atOne, commandFor(step, ticket.id));
    if (to) {
        ASSERT_TRUE(result) << result.error().message;
        EXPECT_EQ(nameOf(centre.book.ticket(ticket.id)->state), nameOf(*to));
        EXPECT_EQ(centre.book.ticket(ticket.id)->version, ticket.version + 1);
        EXPECT_EQ(centre.book.ticket(ticket.id)->endedAt.has_value(), !isLive(*to));
    } else {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::InvalidState);
        EXPECT_EQ(centre.book.state(), before.state());
    }
}

std::string cellName(const testing::TestParamInfo<Cell>& info)
{
    const std::array<std::string, 5> steps{"recall", "start", "finish", "noShow", "cancel"};
    return std::string{nameOf(info.param.from)} + "_" + steps.at(static_cast<std::size_t>(info.param.step));
}

INSTANTIATE_TEST_SUITE_P(EachCell, StateTable, testing::ValuesIn(wholeTable()), cellName);

// A visit.

TEST(QueueBook, aVisitFromTheKioskToTheEnd)
{
    Counted centre;
    const Ticket issued = centre.issued("A");
    EXPECT_EQ(issued.label, "A001");
    EXPECT_EQ(issued.businessDate, "2026-07-14");
    centre.ask(atOne, OpenCounter{one});
    centre.now += 3min;
    const Ticket called = centre.done(atOne, CallNext{one});
    EXPECT_EQ(called.label, "A001");
    EXPECT_EQ(called.counter, one);
    EXPECT_EQ(called.callReason, CallReason::QueueOrder);
    centre.now += 20s;
    centre.done(atOne, StartService{called.id, one, called.version});
    centre.now += 5min;
    const Ticket done
        = centre.done(atOne, FinishService{called.id, one, ServiceOutcome::DossierReceived, std::nullopt});
    EXPECT_EQ(done.issuedAt, morning);
    EXPECT_EQ(done.calledAt, morning + 3min);
    EXPECT_EQ(done.startedAt, morning + 3min + 20s);
    EXPECT_EQ(done.endedAt, morning + 8min + 20s);
    EXPECT_EQ(done.outcome, ServiceOutcome::DossierReceived);
    EXPECT_EQ(centre.book.activeAt(one), nullptr);
}

TEST(QueueBook, peopleAheadAreExact)
{
    Counted centre;
    for (int i = 0; i < 4; ++i)
        centre.issued("A");
    centre.issued("B");
    const auto result = centre.ask(kiosk(), issue("A"));
    EXPECT_EQ(std::get<IssuedTicket>(*result).ahead, 4);
    EXPECT_EQ(std::get<IssuedTicket>(*result).ticket.label, "A005");
    EXPECT_EQ(centre.book.field(FieldId{"A"})->waiting, 5);
    EXPECT_EQ(centre.book.field(FieldId{"B"})->waiting, 1);
}

TEST(QueueBook, aNumberSaysWhichOpenCountersServeIt)
{
    Counted centre;
    centre.ask(supervisor(), OpenCounter{CounterId{"2"}});
    centre.ask(supervisor(), OpenCounter{CounterId{"3"}});
    const auto result = centre.ask(kiosk(), issue("B"));
    EXPECT_EQ(std::get<IssuedTicket>(*result).counters, std::vector{CounterId{"2"}});
}

TEST(QueueBook, nobodyWaitingIsNoRefusal)
{
    Counted centre;
    centre.ask(atOne, OpenCounter{one});
    const auto result = centre.ask(atOne, CallNext{one});
    ASSERT_TRUE(result);
    EXPECT_FALSE(std::get<TicketResult>(*result).ticket);
}

TEST(QueueBook, aCounterCallsOnlyItsOwnFields)
{
    Counted centre;
    centre.issued("A");
    const Ticket b = centre.issued("B");
    const Actor atTwo = clerk("c2", {CounterId{"2"}});
    centre.ask(atTwo, OpenCounter{CounterId{"2"}});
    EXPECT_EQ(centre.done(atTwo, CallNext{CounterId{"2"}}).label, b.label);
}

TEST(QueueBook, priorityIsCalledFirstAndTheThirdTurnIsAnothers)
{
    Counted centre;
    centre.issued("A");
    for (int i = 0; i < 3; ++i)
        centre.issued("A", PriorityClass::Elderly);
    centre.ask(atOne, OpenCounter{one});
    std::string order;
    for (int i = 0; i < 4; ++i) {
        const Ticket called = centre.done(atOne, CallNext{one});
        order += called.label + " ";
        centre.done(atOne, StartService{called.id, one, std::nullopt});
        centre.done(atOne, FinishService{called.id, one, ServiceOutcome::Guidance, std::nullopt});
    }
    EXPECT_EQ(order, "A002 A003 A001 A004 ");
}

// Guards.

TEST(QueueBook, aClosedCounterDoesNotCall)
{
    Counted centre;
    centre.issued("A");
    EXPECT_EQ(centre.refused(atOne, CallNext{one}), ErrorCode::InvalidState);
}

TEST(QueueBook, aBusyCounterNeitherCallsNorCloses)
{
    Counted centre;
    centre.called("A");
    centre.issued("A");
    EXPECT_EQ(centre.refused(atOne, CallNext{one}), ErrorCode::InvalidState);
    EXPECT_EQ(centre.refused(atOne, CloseCounter{one}), ErrorCode::InvalidState);
}

TEST(QueueBook, openingTwiceIsOneOpening)
{
    Counted centre;
    centre.ask(atOne, OpenCounter{one});
    const std::size_t events = centre.seen.size();
    EXPECT_TRUE(centre.ask(atOne, OpenCounter{one}));
    EXPECT_EQ(centre.seen.size(), events);
}

TEST(QueueBook, aClerkActsOnlyAtItsOwnCounter)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    const Actor other = clerk("c2", {CounterId{"2"}});
    const std::vector<Command> commands{OpenCounter{one},
                                        CloseCounter{one},
                                        CallNext{one},
                                        Recall{ticket.id, one, {}},
                                        StartService{ticket.id, one, {}},
                                        FinishService{ticket.id, one, {}, {}},
                                        MarkNoShow{ticket.id, one, {}}};
    for (const Command& command : commands)
        EXPECT_EQ(centre.refused(other, command), ErrorCode::Forbidden) << opOf(command);
    EXPECT_EQ(centre.refused(kiosk(), CallNext{one}), ErrorCode::Forbidden);
    EXPECT_TRUE(centre.ask(supervisor(), StartService{ticket.id, one, {}})) << "a supervisor may at any";
}

TEST(QueueBook, aTicketAtAnotherCounterIsLeftAlone)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    EXPECT_EQ(centre.refused(supervisor(), StartService{ticket.id, CounterId{"2"}, {}}),
              ErrorCode::InvalidState);
}

TEST(QueueBook, aRecallWaitsTenSeconds)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    centre.now += 9999ms;
    EXPECT_EQ(centre.refused(atOne, Recall{ticket.id, one, {}}), ErrorCode::InvalidState);
    centre.now += 1ms;
    const Ticket again = centre.done(atOne, Recall{ticket.id, one, {}});
    EXPECT_EQ(again.callCount, 2);
    EXPECT_EQ(again.calledAt, centre.now);
    centre.now -= 1h;
    EXPECT_TRUE(centre.ask(atOne, Recall{ticket.id, one, {}}))
        << "a clock set back makes nobody wait an hour";
}

TEST(QueueBook, aNoShowNeedsTwoCalls)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    EXPECT_EQ(centre.refused(atOne, MarkNoShow{ticket.id, one, {}}), ErrorCode::InvalidState);
    centre.now += 10s;
    centre.done(atOne, Recall{ticket.id, one, {}});
    EXPECT_EQ(centre.done(atOne, MarkNoShow{ticket.id, one, {}}).state, TicketState::NoShow);
}

TEST(QueueBook, aKioskCancelsItsOwnTicketForFifteenSeconds)
{
    Counted centre;
    const Ticket ticket = centre.issued("A");
    EXPECT_EQ(centre.refused(kiosk("k2"), CancelTicket{ticket.id, "", {}}), ErrorCode::Forbidden);
    EXPECT_EQ(centre.refused(atOne, CancelTicket{ticket.id, "x", {}}), ErrorCode::Forbidden);
    centre.now += 15s;
    EXPECT_EQ(centre.done(kiosk(), CancelTicket{ticket.id, "", {}}).state, TicketState::Cancelled);
    const Ticket late = centre.issued("A");
    EXPECT_EQ(late.label, "A002") << "a cancelled number is not given again";
    centre.now += 15001ms;
    EXPECT_EQ(centre.refused(kiosk(), CancelTicket{late.id, "", {}}), ErrorCode::InvalidState);
    EXPECT_EQ(centre.refused(supervisor(), CancelTicket{late.id, "", {}}), ErrorCode::BadRequest)
        << "a reason is due";
}

TEST(QueueBook, anOldVersionIsAConflictThatShowsTheTicket)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    const auto result = centre.ask(atOne, StartService{ticket.id, one, ticket.version - 1});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Conflict);
    EXPECT_EQ(result.error().current, ticket);
}

TEST(QueueBook, whatIsUnknownIsNotFound)
{
    Counted centre;
    EXPECT_EQ(centre.refused(kiosk(), issue("Z")), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(supervisor(), CallNext{CounterId{"9"}}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(supervisor(), GetTicket{TicketId{"none"}}), ErrorCode::NotFound);
}

TEST(QueueBook, aKioskSeesOnlyItsOwnTickets)
{
    Counted centre;
    const Ticket ticket = centre.issued("A");
    EXPECT_EQ(centre.done(kiosk(), GetTicket{ticket.id}), ticket);
    EXPECT_EQ(centre.refused(kiosk("k2"), GetTicket{ticket.id}), ErrorCode::Forbidden);
    EXPECT_EQ(centre.refused(kiosk("k2"), ReportPrint{ticket.id, PrintState::Printed}), ErrorCode::Forbidden);
    EXPECT_EQ(centre.done(kiosk(), ReportPrint{ticket.id, PrintState::Printed}).printed, PrintState::Printed);
}

TEST(QueueBook, aTokenBelongsToOneTicket)
{
    Counted centre;
    IssueTicket command = issue("A");
    command.tokenHash = std::string(64, 'a');
    EXPECT_TRUE(centre.ask(kiosk(), command));
    EXPECT_EQ(centre.refused(kiosk(), command), ErrorCode::BadRequest);
    command.tokenHash = "A";
    EXPECT_EQ(centre.refused(kiosk(), command), ErrorCode::BadRequest);
}

// Faces.

BindFace face(const TicketId& ticket) { return {ticket, std::vector<std::uint8_t>(296, 7)}; }

TEST(QueueBook, aFaceIsBoundOnceByTheTicketsKioskWithinAMinute)
{
    Counted centre;
    const Ticket ticket = centre.issued("A");
    EXPECT_EQ(centre.refused(kiosk("k2"), face(ticket.id)), ErrorCode::Forbidden);
    EXPECT_EQ(centre.refused(atOne, face(ticket.id)), ErrorCode::Forbidden);
    EXPECT_EQ(centre.refused(kiosk(), BindFace{ticket.id, {1, 2, 3}}), ErrorCode::BadRequest);
    centre.now += 60s;
    EXPECT_TRUE(centre.ask(kiosk(), face(ticket.id)));
    EXPECT_TRUE(centre.book.ticket(ticket.id)->faceBound);
    EXPECT_EQ(centre.refused(kiosk(), face(ticket.id)), ErrorCode::InvalidState);
    const Ticket late = centre.issued("A");
    centre.now += 60001ms;
    EXPECT_EQ(centre.refused(kiosk(), face(late.id)), ErrorCode::InvalidState);
}

TEST(QueueBook, theFaceGoesWithTheEndOfTheVisit)
{
    Counted centre;
    Ticket ticket = centre.issued("A");
    centre.ask(kiosk(), face(ticket.id));
    centre.ask(atOne, OpenCounter{one});
    ticket = centre.done(atOne, CallNext{one});
    EXPECT_TRUE(ticket.faceBound);
    centre.done(atOne, StartService{ticket.id, one, {}});
    centre.seen.clear();
    EXPECT_FALSE(centre.done(atOne, FinishService{ticket.id, one, {}, {}}).faceBound);
    const EventBody erased = FaceEvent{FaceChange::Erased, ticket.id, ticket.label};
    EXPECT_EQ(std::ranges::count(centre.seen, erased), 1);
}

TEST(QueueBook, withdrawalErasesTheFaceAndKeepsThePlace)
{
    Counted centre;
    const Ticket ticket = centre.issued("A");
    centre.ask(kiosk(), face(ticket.id));
    EXPECT_TRUE(centre.ask(kiosk(), EraseFace{ticket.id}));
    EXPECT_FALSE(centre.book.ticket(ticket.id)->faceBound);
    EXPECT_EQ(centre.book.ticket(ticket.id)->state, TicketState::Waiting);
    EXPECT_TRUE(centre.ask(kiosk(), EraseFace{ticket.id})) << "nothing to erase is no fault";
}

TEST(QueueBook, theSameCommandsAtTheSameTimesLeadToTheSameState)
{
    const auto play = [](Counted& centre) {
        for (int i = 0; i < 6; ++i) {
            centre.issued(i % 2 == 0 ? "A" : "B", i == 3 ? PriorityClass::Merit : PriorityClass::None);
            centre.now += 1min;
        }
        centre.ask(atOne, OpenCounter{one});
        for (int i = 0; i < 4; ++i) {
            const Ticket called = centre.done(atOne, CallNext{one});
            centre.done(atOne, StartService{called.id, one, {}});
            centre.now += 4min;
            centre.done(atOne, FinishService{called.id, one, {}, {}});
        }
    };
    Counted first;
    Counted second;
    play(first);
    play(second);
    EXPECT_EQ(first.book.state(), second.book.state());

    QueueBook replayed{littleBranch()};
    for (const EventBody& event : first.seen)
        replayed.apply(event);
    EXPECT_EQ(replayed.state(), first.book.state());
}

TEST(QueueBook, aFieldIsToldAnewOnlyWhenItsFiguresChange)
{
    Counted centre;
    centre.issued("A");
    EXPECT_TRUE(centre.book.fieldChanges(centre.now).empty());
    centre.ask(kiosk(), ReportPrint{TicketId{"id-1001"}, PrintState::Printed});
    EXPECT_TRUE(std::holds_alternative<TicketEvent>(centre.seen.back())) << "a print changes no figure";
}

}
}
