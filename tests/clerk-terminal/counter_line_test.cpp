#include "session_fixture.h"

/// A counter whose line is lost, whose answers do not come or come late, or whom others overtake.
namespace luot::clerk_terminal {
namespace {

TEST_F(Session, aLostLineTurnsEveryKeyOffAndKeepsTheVisit)
{
    serving();
    session->choose(ServiceOutcome::Guidance);
    session->linkChanged(LinkState::Stale);
    EXPECT_EQ(keys(), "");
    EXPECT_EQ(why(Finish), WhyOff::NoLink);
    EXPECT_EQ(session->lostSince(), clock.wall() - 3s);
    EXPECT_EQ(session->visit()->label, "A001");
    EXPECT_EQ(session->outcome(), ServiceOutcome::Guidance);
    session->linkChanged(LinkState::Syncing);
    EXPECT_EQ(why(Finish), WhyOff::Updating);
    session->linkChanged(LinkState::Live);
    EXPECT_EQ(keys(), "[F4] F7 F8");
    EXPECT_FALSE(session->lostSince());
}

TEST_F(Session, whatWasAnsweredLastStaysKnownWhileTheLineIsLost)
{
    called();
    session->press(Start);
    Ticket begun = morning.view.tickets.at("A001");
    begun.state = TicketState::Serving;
    ++begun.version;
    answer(begun);
    // The line breaks between the answer and its event.
    session->linkChanged(LinkState::Stale);
    tell();
    EXPECT_EQ(session->state(), CounterState::Serving);
    // A service that was restored from a copy knows nothing of it.
    session->linkChanged(LinkState::Syncing);
    tell();
    session->linkChanged(LinkState::Live);
    EXPECT_EQ(session->state(), CounterState::Called);
}

TEST_F(Session, theListStandsStillWhileTheLineIsLost)
{
    morning.open();
    morning.add("A001", clock.wall() - 25min);
    live();
    session->linkChanged(LinkState::Stale);
    const auto before = session->waiting();
    clock.advance(20min);
    EXPECT_EQ(session->waiting(), before);
    session->linkChanged(LinkState::Live);
    EXPECT_EQ(session->waiting().front().reason, CallReason::OverMaxWait);
}

TEST_F(Session, withoutAnAnswerTheSameIdGoesOutAgain)
{
    openWithOneWaiting();
    session->press(CallNext);
    refuse(ErrorCode::DeadlineExceeded);
    EXPECT_EQ(session->notice()->kind, Notice::Kind::Unsettled);
    EXPECT_EQ(notice(), "Chưa rõ Gọi kế tiếp đã được nhận hay chưa. Bấm lại F1: lệnh không bị làm hai lần.");
    ASSERT_TRUE(session->press(CallNext));
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_EQ(sent[0].id, sent[1].id);
    reply(protocol::TicketResult{});
    session->press(CallNext);
    EXPECT_NE(sent[1].id, sent[2].id);
}

TEST_F(Session, theViewTellsWhatBecameOfAnUnansweredCall)
{
    openWithOneWaiting();
    session->press(CallNext);
    refuse(ErrorCode::DeadlineExceeded);
    morning.call("A001", clock.wall());
    tell();
    EXPECT_EQ(session->state(), CounterState::Called);
    EXPECT_EQ(notice(), "");
    morning.end("A001", TicketState::NoShow, clock.wall());
    morning.add("A002", clock.wall());
    tell();
    session->press(CallNext);
    EXPECT_NE(sent[0].id, sent[1].id);
}

TEST_F(Session, anotherOutcomeIsAnotherIntention)
{
    serving();
    session->choose(ServiceOutcome::Guidance);
    session->press(Finish);
    refuse(ErrorCode::DeadlineExceeded);
    session->choose(ServiceOutcome::Refused);
    session->press(Finish);
    EXPECT_NE(sent[0].id, sent[1].id);
    EXPECT_EQ(lastSent<protocol::FinishService>().expectVersion, 3);
}

TEST_F(Session, anAnswerToSomethingElseIsLeftAlone)
{
    openWithOneWaiting();
    session->press(CallNext);
    session->replied({RequestId{"another"}, protocol::TicketResult{}});
    EXPECT_TRUE(session->isSending());
    EXPECT_EQ(notice(), "");
}

TEST_F(Session, aConflictIsSaidAndTheKeysAreOnAgain)
{
    called();
    session->press(Start);
    refuse(ErrorCode::Conflict);
    EXPECT_EQ(notice(), "Phiếu A001 vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.");
    EXPECT_EQ(session->notice()->kind, Notice::Kind::Refused);
    EXPECT_EQ(keys(), "[F3] F8");
}

TEST_F(Session, aReasonIsForgottenWithItsMoment)
{
    called();
    session->press(NoShow);
    EXPECT_NE(notice(), "");
    morning.start("A001", clock.wall());
    tell();
    EXPECT_EQ(notice(), "");
}

TEST_F(Session, aVisitEndedElsewhereIsSaid)
{
    called();
    morning.end("A001", TicketState::Cancelled, clock.wall());
    tell();
    EXPECT_EQ(session->state(), CounterState::Free);
    EXPECT_EQ(notice(), "Lượt A001 đã được xử lý ở nơi khác.");
}

TEST_F(Session, ownFinishIsNotSomebodyElses)
{
    serving();
    session->choose(ServiceOutcome::Guidance);
    session->press(Finish);
    const Ticket ended = morning.end("A001", TicketState::Completed, clock.wall());
    tell(); // the event overtakes the answer
    EXPECT_EQ(notice(), "");
    answer(ended);
    EXPECT_EQ(notice(), "Đã kết thúc lượt A001.");
}

TEST_F(Session, aServiceRestoredToAnEarlierStateIsBelieved)
{
    called();
    clock.advance(10s);
    session->press(Start);
    Morning later = morning;
    answer(later.start("A001", clock.wall()));
    EXPECT_EQ(session->state(), CounterState::Serving);
    session->linkChanged(LinkState::Stale);
    session->linkChanged(LinkState::Live);
    tell();
    EXPECT_EQ(session->state(), CounterState::Called);
}

TEST_F(Session, timesAreTheServicesWhereTheTwoCalendarsDiffer)
{
    morning.open();
    morning.add("A001", clock.wall());
    live();
    const WallTime atService = clock.wall() + 2h;
    morning.call("A001", atService);
    protocol::Event event;
    event.at = atService;
    session->follow(morning.view, {event});
    EXPECT_EQ(session->now(), atService);
    EXPECT_EQ(session->offer(Recall), (KeyOffer{KeyState::Off, WhyOff::RecallTooSoon, 10s}));
    // News that comes a little late does not turn the calendar back.
    clock.advance(1s);
    session->follow(morning.view, {event});
    EXPECT_EQ(session->now(), atService + 1s);
}

}
}
