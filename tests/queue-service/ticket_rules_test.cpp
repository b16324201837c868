#include "tests/queue-service/counted.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const CounterId two{"2"};
const Actor atTwo = clerk("c2", {two});

/// Counter 1 is open; people are called, served and put on hold there.
class TicketRules : public testing::Test {
protected:
    TicketRules() { centre.ask(atOne, OpenCounter{one}); }

    Ticket served(const std::string& field = "A")
    {
        centre.issued(field);
        const Ticket called = centre.done(atOne, CallNext{one});
        return centre.done(atOne, StartService{called.id, one, {}});
    }
    Ticket held(int backInMinutes = 0, const std::string& field = "A")
    {
        return centre.done(atOne, HoldTicket{served(field).id, one, "a copy", backInMinutes, {}});
    }
    void finish(const Ticket& ticket) { centre.done(atOne, FinishService{ticket.id, one, {}, {}}); }
    std::string calledNext(const Actor& who = atOne, const CounterId& counter = one)
    {
        return centre.done(who, CallNext{counter}).label;
    }
    const Ticket& now(const Ticket& ticket) { return *centre.book.ticket(ticket.id); }

    Counted centre;
};

// Chosen from the list.

TEST_F(TicketRules, aChosenPersonIsCalledWithAReasonThatIsKept)
{
    centre.issued("A");
    const Ticket second = centre.issued("A");
    EXPECT_EQ(centre.refused(atOne, CallTicket{second.id, one, "", {}}), ErrorCode::BadRequest);
    const Ticket called = centre.done(atOne, CallTicket{second.id, one, "faint", {}});
    EXPECT_EQ(called.callReason, CallReason::Chosen);
    EXPECT_EQ(called.reason, "faint");
    EXPECT_EQ(called.counter, one);
    EXPECT_EQ(centre.refused(supervisor(), CallTicket{second.id, one, "again", {}}), ErrorCode::InvalidState);
}

TEST_F(TicketRules, whatTheCounterDoesNotServeIsNotCalledThere)
{
    const Ticket results = centre.issued("T");
    EXPECT_EQ(centre.refused(atOne, CallTicket{results.id, one, "faint", {}}), ErrorCode::InvalidState);
}

// Called by mistake.

TEST_F(TicketRules, aReturnGoesToTheFrontOrSomePlacesBack)
{
    for (int i = 0; i < 4; ++i) {
        centre.issued("A");
        centre.now += 1s;
    }
    Ticket called = centre.done(atOne, CallNext{one});
    const Ticket returned = centre.done(atOne, ReturnTicket{called.id, one, 0, {}});
    EXPECT_EQ(returned.state, TicketState::Waiting);
    EXPECT_TRUE(returned.counter.empty());
    EXPECT_EQ(returned.callCount, 0);
    called = centre.done(atOne, CallNext{one});
    EXPECT_EQ(called.label, "A001") << "to the front";
    centre.done(atOne, ReturnTicket{called.id, one, 2, {}});
    std::string order;
    for (int i = 0; i < 4; ++i) {
        const Ticket next = centre.done(atOne, CallNext{one});
        order += next.label + " ";
        centre.done(atOne, StartService{next.id, one, {}});
        finish(next);
    }
    EXPECT_EQ(order, "A002 A003 A001 A004 ");
}

// On hold.

TEST_F(TicketRules, whoIsOnHoldLeavesTheCounterFree)
{
    const Ticket ticket = held(15);
    EXPECT_EQ(ticket.state, TicketState::OnHold);
    EXPECT_EQ(ticket.boundTo, one);
    EXPECT_EQ(ticket.backAt, centre.now + 15min);
    EXPECT_EQ(centre.book.activeAt(one), nullptr);
    centre.issued("A");
    EXPECT_EQ(calledNext(), "A002");
}

TEST_F(TicketRules, whenItsTimeHasComeItIsFirstAtItsOwnCounterOnly)
{
    const Ticket ticket = held(15, "B");
    centre.now += 14min;
    centre.issued("B", PriorityClass::Elderly);
    EXPECT_EQ(now(ticket).state, TicketState::OnHold);
    centre.now += 1min;
    centre.issued("B");
    EXPECT_EQ(now(ticket).state, TicketState::Waiting);
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_EQ(calledNext(atTwo, two), "B002") << "another counter passes it over";
    const Ticket called = centre.done(atOne, CallNext{one});
    EXPECT_EQ(called.label, "B001") << "before the priority class, too";
    EXPECT_EQ(called.callReason, CallReason::BackFromHold);
    EXPECT_TRUE(called.boundTo.empty());
}

TEST_F(TicketRules, aCounterThatIsNotAtWorkKeepsNobodyForItself)
{
    const Ticket ticket = held(15, "B");
    centre.now += 15min;
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_FALSE(std::get<TicketResult>(*centre.ask(atTwo, CallNext{two})).ticket);
    centre.ask(atOne, PauseCounter{one, PauseReason::Break});
    EXPECT_EQ(calledNext(atTwo, two), ticket.label);
}

TEST_F(TicketRules, aBoundTicketThatWaitsTooLongIsAnybodys)
{
    const Ticket ticket = held(15, "B");
    centre.now += 15min;
    centre.ask(atTwo, OpenCounter{two});
    centre.now += 31min;
    EXPECT_EQ(calledNext(atTwo, two), ticket.label);
}

TEST_F(TicketRules, resumingCallsAtAFreeCounterAndQueuesAtABusyOne)
{
    const Ticket first = held();
    const Ticket back = centre.done(atOne, ResumeTicket{first.id, one, {}});
    EXPECT_EQ(back.state, TicketState::Called);
    EXPECT_EQ(back.callReason, CallReason::BackFromHold);
    centre.done(atOne, StartService{first.id, one, {}});
    centre.done(atOne, HoldTicket{first.id, one, "another copy", 0, {}});
    served();
    EXPECT_EQ(centre.done(atOne, ResumeTicket{first.id, one, {}}).state, TicketState::Waiting);
    EXPECT_EQ(now(first).backAt, centre.now);
}

TEST_F(TicketRules, anotherCountersHoldIsItsOwn)
{
    const Ticket ticket = held(0, "B");
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_EQ(centre.refused(atTwo, ResumeTicket{ticket.id, two, {}}), ErrorCode::Forbidden);
    EXPECT_TRUE(centre.ask(supervisor(), ResumeTicket{ticket.id, two, {}}));
}

TEST_F(TicketRules, aClerkTakesNobodyBackWhoseFieldItDoesNotServe)
{
    const Ticket ticket = held();
    centre.ask(supervisor(), SetProfile{two, {FieldId{"B"}}, {1}});
    centre.ask(atOne, CloseCounter{one});
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_EQ(centre.refused(atTwo, ResumeTicket{ticket.id, two, {}}), ErrorCode::InvalidState);
    EXPECT_TRUE(centre.ask(supervisor(), ResumeTicket{ticket.id, two, {}}));
}

// To another field.

TEST_F(TicketRules, aTransferKeepsNumberLetterAndVisitAge)
{
    centre.issued("B");
    const Ticket ticket = served("A");
    centre.now += 1min;
    centre.issued("B");
    const Ticket moved = centre.done(atOne,
                                     TransferTicket{ticket.id,
                                                    one,
                                                    FieldId{"B"},
                                                    QueuePlace::VisitAge,
                                                    "copies first",
                                                    ProcedureId{"ban-sao"},
                                                    ServiceOutcome::DossierReceived,
                                                    {}});
    EXPECT_EQ(moved.label, "A001");
    EXPECT_EQ(moved.number, 1);
    EXPECT_EQ(moved.field, FieldId{"B"});
    EXPECT_EQ(moved.queuedAt, ticket.issuedAt);
    ASSERT_EQ(moved.requests.size(), 2U);
    EXPECT_EQ(moved.requests[0], (ServiceRequest{FieldId{"A"}, {}, ServiceOutcome::DossierReceived}));
    EXPECT_EQ(moved.requests[1], (ServiceRequest{FieldId{"B"}, ProcedureId{"ban-sao"}, {}}));
    EXPECT_EQ(centre.issued("A").label, "A002") << "the series goes on where it was";
    EXPECT_EQ(centre.issued("B").label, "B003") << "and that of the field it went to, too";
    EXPECT_EQ(centre.book.field(FieldId{"B"})->waiting, 4);
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_EQ(calledNext(atTwo, two), "B001");
}

TEST_F(TicketRules, aTransferGoesFirstOrLastOnRequest)
{
    centre.issued("B");
    centre.issued("B");
    const auto transfer = [&](QueuePlace place) {
        const Ticket ticket = served("A");
        centre.done(atOne, TransferTicket{ticket.id, one, FieldId{"B"}, place, "", {}, {}, {}});
    };
    centre.now += 1min;
    transfer(QueuePlace::Last);
    centre.now += 1min;
    transfer(QueuePlace::First);
    centre.ask(atTwo, OpenCounter{two});
    std::string order;
    for (int i = 0; i < 4; ++i) {
        const Ticket next = centre.done(atTwo, CallNext{two});
        order += next.label + " ";
        centre.done(atTwo, StartService{next.id, two, {}});
        centre.done(atTwo, FinishService{next.id, two, {}, {}});
    }
    EXPECT_EQ(order, "A002 B001 B002 A001 ");
}

TEST_F(TicketRules, whoChoseTheWrongFieldIsTransferredBeforeBeingCalled)
{
    const Ticket ticket = centre.issued("A");
    const TransferTicket asked{ticket.id, one, FieldId{"T"}, {}, "", {}, ServiceOutcome::DossierReceived, {}};
    const Ticket moved = centre.done(atOne, asked);
    EXPECT_EQ(moved.requests.front().outcome, ServiceOutcome::Transferred) << "nobody has served it";
    EXPECT_EQ(centre.refused(supervisor(), asked), ErrorCode::InvalidState) << "it waits there already";
    centre.ask(supervisor(), CloseField{FieldId{"B"}});
    EXPECT_EQ(centre.refused(supervisor(), TransferTicket{ticket.id, one, FieldId{"B"}, {}, "", {}, {}, {}}),
              ErrorCode::FieldClosed);
}

// Several requests.

TEST_F(TicketRules, everyOpenRequestNeedsItsOutcome)
{
    const Ticket ticket = served("A");
    centre.done(atOne, AddRequest{ticket.id, FieldId{"B"}, ProcedureId{"ban-sao"}, {}});
    EXPECT_EQ(centre.refused(atOne, FinishService{ticket.id, one, {}, {}, {ServiceOutcome::Guidance}}),
              ErrorCode::BadRequest);
    EXPECT_EQ(centre.refused(atOne, FinishService{ticket.id, one, ServiceOutcome::Transferred, {}}),
              ErrorCode::BadRequest);
    const Ticket done = centre.done(
        atOne,
        FinishService{ticket.id, one, {}, {}, {ServiceOutcome::DossierReceived, ServiceOutcome::Refused}});
    EXPECT_EQ(done.requests[0].outcome, ServiceOutcome::DossierReceived);
    EXPECT_EQ(done.requests[1].outcome, ServiceOutcome::Refused);
}

TEST_F(TicketRules, oneOutcomeSettlesAllThatIsOpen)
{
    const Ticket ticket = served("A");
    centre.done(atOne, AddRequest{ticket.id, FieldId{"B"}, {}, {}});
    const Ticket done = centre.done(atOne, FinishService{ticket.id, one, ServiceOutcome::ResultReturned, {}});
    EXPECT_EQ(done.outcome, ServiceOutcome::ResultReturned);
    EXPECT_EQ(done.requests[0].outcome, ServiceOutcome::ResultReturned);
}

TEST_F(TicketRules, aProcedureBelongsToItsField)
{
    IssueTicket command = issue("A");
    command.procedure = ProcedureId{"ban-sao"};
    EXPECT_EQ(centre.refused(kiosk(), command), ErrorCode::BadRequest);
    command.procedure = ProcedureId{"none"};
    EXPECT_EQ(centre.refused(kiosk(), command), ErrorCode::NotFound);
    command.procedure = ProcedureId{"khai-sinh"};
    EXPECT_TRUE(centre.ask(kiosk(), command));
}

// In again.

TEST_F(TicketRules, aNoShowIsTakenInAgainByItsOwnClerkForTenMinutes)
{
    Ticket ticket = centre.called("A");
    centre.now += 3min;
    ticket = centre.done(atOne, MarkNoShow{ticket.id, one, {}});
    EXPECT_EQ(ticket.callCount, 1) << "three minutes are enough, too";
    EXPECT_EQ(centre.refused(atTwo, ReactivateTicket{ticket.id, "here", {}, {}}), ErrorCode::Forbidden);
    centre.now += 10min;
    const Ticket again = centre.done(atOne, ReactivateTicket{ticket.id, "here", {}, {}});
    EXPECT_EQ(again.state, TicketState::Waiting);
    EXPECT_TRUE(again.counter.empty());
    EXPECT_FALSE(again.endedAt);
    EXPECT_EQ(calledNext(), ticket.label);
}

TEST_F(TicketRules, laterASupervisorDoesOnTheSameDayOnly)
{
    Ticket ticket = centre.called("A");
    centre.now += 3min;
    centre.done(atOne, MarkNoShow{ticket.id, one, {}});
    centre.now += 11min;
    EXPECT_EQ(centre.refused(atOne, ReactivateTicket{ticket.id, "here", {}, {}}), ErrorCode::InvalidState);
    centre.now += 24h;
    EXPECT_EQ(centre.refused(supervisor(), ReactivateTicket{ticket.id, "here", {}, {}}),
              ErrorCode::InvalidState);
    centre.now -= 24h;
    EXPECT_TRUE(centre.ask(supervisor(), ReactivateTicket{ticket.id, "here", {}, {}}));
}

TEST_F(TicketRules, aClerkTakesInWhoCancelledThemselvesNotWhomASupervisorSentAway)
{
    const Ticket own = centre.issued("A");
    centre.done(kiosk(), CancelTicket{own.id, "", {}});
    EXPECT_TRUE(centre.ask(atTwo, ReactivateTicket{own.id, "changed their mind", {}, {}}));
    const Ticket sent = centre.issued("A");
    centre.done(supervisor(), CancelTicket{sent.id, "drunk", {}});
    EXPECT_EQ(centre.refused(atOne, ReactivateTicket{sent.id, "sober", {}, {}}), ErrorCode::Forbidden);
}

// Priority, walk-ins, paper.

TEST_F(TicketRules, aPriorityShownAtTheCounterCountsAndIsKept)
{
    centre.issued("A");
    const Ticket second = centre.issued("A");
    EXPECT_EQ(centre.refused(atOne, SetPriority{second.id, PriorityClass::Merit, "", {}}),
              ErrorCode::BadRequest);
    centre.done(atOne, SetPriority{second.id, PriorityClass::Merit, "card shown", {}});
    EXPECT_EQ(calledNext(), second.label);
    EXPECT_EQ(centre.refused(supervisor(), SetPriority{TicketId{"none"}, PriorityClass::Merit, "x", {}}),
              ErrorCode::NotFound);
}

TEST_F(TicketRules, aWalkInHasAReasonAndIsMarked)
{
    IssueTicket command = issue("A");
    EXPECT_EQ(centre.refused(atOne, command), ErrorCode::BadRequest);
    command.reason = "cannot reach the machine";
    const auto result = centre.ask(atOne, command);
    ASSERT_TRUE(result);
    EXPECT_EQ(std::get<IssuedTicket>(*result).ticket.way, IssueWay::Counter);
    EXPECT_EQ(std::get<IssuedTicket>(*result).ticket.reason, command.reason);

    BranchSetup setup = littleBranch();
    setup.rules.walkIn = false;
    Counted strict{setup};
    EXPECT_EQ(strict.refused(atOne, command), ErrorCode::Forbidden);
}

// Counters.

TEST_F(TicketRules, aPausedCounterCallsNobodyUntilItIsOpenedAgain)
{
    centre.issued("A");
    const auto paused = centre.ask(atOne, PauseCounter{one, PauseReason::Meeting});
    EXPECT_EQ(std::get<CounterResult>(*paused).counter.pauseReason, PauseReason::Meeting);
    EXPECT_EQ(centre.refused(atOne, CallNext{one}), ErrorCode::InvalidState);
    centre.ask(atOne, OpenCounter{one});
    EXPECT_FALSE(centre.book.counter(one)->pauseReason);
    EXPECT_EQ(calledNext(), "A001");
    EXPECT_EQ(centre.refused(atOne, PauseCounter{one, PauseReason::Break}), ErrorCode::InvalidState)
        << "somebody is there";
}

TEST_F(TicketRules, aLostCountersTicketGoesBackToTheFront)
{
    const Ticket ticket = served("B");
    centre.now += 1min;
    centre.issued("B");
    centre.ask(supervisor(), ReleaseCounter{one, "terminal broken", false});
    EXPECT_EQ(now(ticket).state, TicketState::Waiting);
    EXPECT_FALSE(centre.book.counter(one)->open);
    centre.ask(atTwo, OpenCounter{two});
    EXPECT_EQ(calledNext(atTwo, two), ticket.label);
}

TEST_F(TicketRules, orStaysForTheClerkWhoComesBack)
{
    const Ticket ticket = served("A");
    centre.ask(supervisor(), ReleaseCounter{one, "terminal broken", true});
    EXPECT_EQ(now(ticket).state, TicketState::Serving);
    centre.ask(atOne, OpenCounter{one});
    EXPECT_EQ(centre.refused(atOne, CallNext{one}), ErrorCode::InvalidState);
    finish(ticket);
}

TEST_F(TicketRules, aProfileChangesWhoIsCalledWhere)
{
    centre.issued("A");
    centre.issued("T");
    EXPECT_EQ(centre.refused(supervisor(), SetProfile{one, {FieldId{"Z"}}, {}}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(supervisor(), SetProfile{one, {FieldId{"T"}, FieldId{"T"}}, {}}),
              ErrorCode::BadRequest);
    centre.ask(supervisor(), SetProfile{one, {FieldId{"T"}}, {}});
    EXPECT_EQ(calledNext(), "T001");
    EXPECT_EQ(centre.book.counter(one)->fields, std::vector{FieldId{"T"}});
}

// Fields, hours, quotas.

TEST_F(TicketRules, aClosedFieldGivesNoNumbersUntilItIsOpened)
{
    centre.ask(supervisor(), CloseField{FieldId{"A"}});
    EXPECT_EQ(centre.refused(kiosk(), issue("A")), ErrorCode::FieldClosed);
    EXPECT_TRUE(centre.ask(kiosk(), issue("B")));
    centre.ask(supervisor(), OpenField{FieldId{"A"}});
    EXPECT_EQ(centre.issued("A").label, "A001");
}

}
}
