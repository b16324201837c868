#include "session_fixture.h"

namespace luot::clerk_terminal {
namespace {

TEST_F(Session, knowsNothingBeforeTheServiceSpeaks)
{
    EXPECT_EQ(session->state(), CounterState::Unknown);
    EXPECT_EQ(keys(), "");
    EXPECT_EQ(why(CallNext), WhyOff::NoLink);
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(notice(), "Chưa có kết nối với máy chủ. Phím mở lại khi có kết nối.");
}

TEST_F(Session, aCounterTheBranchDoesNotHave)
{
    morning.view.counters.clear();
    live();
    EXPECT_EQ(session->state(), CounterState::NoSuchCounter);
    EXPECT_EQ(keys(), "");
    EXPECT_FALSE(session->press(PauseOrOpen));
    EXPECT_NE(notice().find("Trung tâm không có quầy 3"), std::string::npos);
}

TEST_F(Session, opensItsCounterAtTheFirstLookOnly)
{
    restart(true);
    live();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(lastSent<protocol::OpenCounter>().counter, CounterId{"3"});
    morning.open();
    reply(protocol::CounterResult{morning.view.counters.front()});
    EXPECT_EQ(session->state(), CounterState::Free);

    // Closed by the clerk, it stays closed, whatever becomes of the line.
    morning.view.counters.front().open = false;
    tell();
    session->linkChanged(LinkState::Stale);
    live();
    EXPECT_EQ(sent.size(), 1U);
    EXPECT_EQ(session->state(), CounterState::Closed);
}

TEST_F(Session, doesNotOpenACounterThatIsOpen)
{
    restart(true);
    morning.open();
    live();
    EXPECT_TRUE(sent.empty());
}

TEST_F(Session, closedOffersOnlyToOpen)
{
    live();
    EXPECT_EQ(session->state(), CounterState::Closed);
    EXPECT_EQ(keys(), "[F9]");
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_EQ(notice(), "Quầy đang đóng. Bấm F9 để mở quầy.");
    EXPECT_TRUE(session->press(PauseOrOpen));
    EXPECT_EQ(lastSent<protocol::OpenCounter>().counter, CounterId{"3"});
}

TEST_F(Session, freeOffersToCallAndToClose)
{
    openWithOneWaiting();
    EXPECT_EQ(session->state(), CounterState::Free);
    EXPECT_EQ(keys(), "[F1] F9");
    EXPECT_FALSE(session->press(Start));
    EXPECT_EQ(notice(), "Chưa gọi ai. Bấm F1 để gọi kế tiếp.");
    EXPECT_TRUE(session->press(PauseOrOpen));
    EXPECT_TRUE(sent.empty()) << "asks why first";
    EXPECT_TRUE(session->answer(5));
    EXPECT_TRUE(session->press(PauseOrOpen));
    EXPECT_EQ(lastSent<protocol::CloseCounter>().counter, CounterId{"3"});
}

TEST_F(Session, nobodyWaitingIsSaid)
{
    morning.open();
    live();
    EXPECT_EQ(keys(), "F1 F9");
    ASSERT_TRUE(session->press(CallNext));
    reply(protocol::TicketResult{});
    EXPECT_EQ(notice(), "Chưa có ai chờ ở quầy này.");
    EXPECT_EQ(session->state(), CounterState::Free);
}

TEST_F(Session, theAnswerShowsBeforeTheEventDoes)
{
    openWithOneWaiting();
    session->press(CallNext);
    Morning later = morning;
    answer(later.call("A001", clock.wall()));
    ASSERT_EQ(session->state(), CounterState::Called);
    EXPECT_EQ(session->visit()->label, "A001");

    // An older view may still be under way: the screen must not jump back.
    tell();
    EXPECT_EQ(session->state(), CounterState::Called);
    morning = later;
    tell();
    EXPECT_EQ(session->state(), CounterState::Called);
    EXPECT_EQ(session->visit()->version, later.view.tickets.at("A001").version);
}

TEST_F(Session, oneAnswerAtATime)
{
    openWithOneWaiting();
    EXPECT_TRUE(session->press(CallNext));
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_EQ(sent.size(), 1U);
    EXPECT_EQ(keys(), "[F1] F9");
    clock.advance(400ms);
    EXPECT_EQ(why(CallNext), WhyOff::Sending);
}

TEST_F(Session, calledOffersToStart)
{
    called();
    EXPECT_EQ(session->state(), CounterState::Called);
    EXPECT_EQ(keys(), "[F3] F8");
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_EQ(notice(), "Lượt A001 chưa xong. Kết thúc lượt này rồi gọi tiếp.");
    EXPECT_FALSE(session->press(Finish));
    EXPECT_EQ(notice(), "Bấm F3 để bắt đầu phục vụ A001 trước.");
    EXPECT_FALSE(session->press(PauseOrOpen));
    EXPECT_EQ(notice(), "Kết thúc lượt A001 trước khi tạm dừng hoặc đóng quầy.");
    EXPECT_TRUE(session->press(Start));
    EXPECT_EQ(lastSent<protocol::StartService>().ticket, TicketId{"id-A001"});
    EXPECT_EQ(lastSent<protocol::StartService>().expectVersion, 2);
}

TEST_F(Session, aRecallComesTenSecondsAfterTheLast)
{
    called();
    EXPECT_FALSE(session->press(Recall));
    EXPECT_EQ(notice(), "Gọi lại được sau 10 giây.");
    clock.advance(6500ms);
    EXPECT_EQ(session->offer(Recall), (KeyOffer{KeyState::Off, WhyOff::RecallTooSoon, 3500ms}));
    clock.advance(3500ms);
    EXPECT_TRUE(session->press(Recall));
    EXPECT_EQ(lastSent<protocol::Recall>().ticket, TicketId{"id-A001"});
    Ticket& ticket = morning.view.tickets.at("A001");
    ++ticket.callCount;
    ++ticket.version;
    ticket.calledAt = clock.wall();
    answer(ticket);
    EXPECT_EQ(notice(), "Đã gọi lại A001.");
    EXPECT_EQ(session->calls().size(), 2U);
    EXPECT_EQ(why(Recall), WhyOff::RecallTooSoon);
}

TEST_F(Session, noShowOnlyAfterTwoCalls)
{
    called();
    EXPECT_FALSE(session->press(NoShow));
    EXPECT_EQ(notice(), "Chỉ báo vắng sau khi đã gọi ít nhất 2 lần.");
    Ticket& ticket = morning.view.tickets.at("A001");
    ticket.callCount = 2;
    ++ticket.version;
    tell();
    EXPECT_TRUE(session->press(NoShow));
    EXPECT_EQ(lastSent<protocol::MarkNoShow>().expectVersion, 3);
    answer(morning.end("A001", TicketState::NoShow, clock.wall()));
    EXPECT_EQ(notice(), "Đã ghi vắng mặt A001.");
    EXPECT_EQ(session->state(), CounterState::Free);
}

TEST_F(Session, servingNeedsAnOutcomeToFinish)
{
    serving();
    EXPECT_EQ(session->state(), CounterState::Serving);
    EXPECT_EQ(keys(), "F7 F8");
    EXPECT_FALSE(session->press(Finish));
    EXPECT_EQ(notice(), "Chọn kết quả bằng phím 1 đến 4, rồi bấm F4.");
    EXPECT_TRUE(session->choose(ServiceOutcome::Refused));
    EXPECT_EQ(notice(), "");
    EXPECT_TRUE(session->choose(ServiceOutcome::Guidance));
    EXPECT_EQ(keys(), "[F4] F7 F8");
    ASSERT_TRUE(session->press(Finish));
    EXPECT_EQ(lastSent<protocol::FinishService>().outcome, ServiceOutcome::Guidance);
    EXPECT_EQ(lastSent<protocol::FinishService>().expectVersion, 3);
    answer(morning.end("A001", TicketState::Completed, clock.wall()));
    EXPECT_EQ(session->state(), CounterState::Free);
    EXPECT_EQ(notice(), "Đã kết thúc lượt A001.");
    EXPECT_EQ(session->visitsToday(), 1);
    EXPECT_EQ(session->lastVisit()->label, "A001");
}

TEST_F(Session, keysOfTheStepBeforeAreOffWhileServing)
{
    serving();
    for (const CounterKey key : {Recall, Start, NoShow}) {
        EXPECT_FALSE(session->press(key));
        EXPECT_EQ(notice(), "A001 đang được phục vụ. Bấm F4 khi xong.");
    }
    EXPECT_EQ(why(CallNext), WhyOff::VisitNotOver);
}

TEST_F(Session, anOutcomeIsChosenOnlyWhileServing)
{
    called();
    EXPECT_FALSE(session->choose(ServiceOutcome::Guidance));
    EXPECT_FALSE(session->outcome());
}

TEST_F(Session, theNextVisitBeginsWithoutAnOutcome)
{
    serving();
    session->choose(ServiceOutcome::Guidance);
    morning.end("A001", TicketState::Completed, clock.wall());
    morning.add("A002", clock.wall());
    morning.call("A002", clock.wall());
    morning.start("A002", clock.wall());
    tell();
    EXPECT_EQ(session->visit()->label, "A002");
    EXPECT_FALSE(session->outcome());
}

TEST_F(Session, goesOnWithTheTicketAtItsCounterAfterARestart)
{
    serving();
    const std::size_t before = sent.size();
    restart(true);
    live();
    EXPECT_EQ(session->state(), CounterState::Serving);
    EXPECT_EQ(session->visit()->label, "A001");
    EXPECT_EQ(session->calls().size(), 1U);
    session->choose(ServiceOutcome::ResultReturned);
    ASSERT_TRUE(session->press(Finish));
    EXPECT_EQ(sent.size(), before + 1);
    EXPECT_EQ(lastSent<protocol::FinishService>().expectVersion, 3);
}

TEST_F(Session, aVisitOutlivesTheClosingOfItsCounter)
{
    serving();
    morning.view.counters.front().open = false;
    tell();
    EXPECT_EQ(session->state(), CounterState::Serving);
}

TEST_F(Session, inTheMorningNothingOfTheDayBeforeIsTodays)
{
    serving();
    morning.end("A001", TicketState::Completed, clock.wall()).businessDate = "1999-12-25";
    tell();
    EXPECT_EQ(session->visitsToday(), 1);
    clock.advance(24h);
    EXPECT_EQ(session->visitsToday(), 0);
    EXPECT_EQ(session->lastVisit(), nullptr);
}

TEST_F(Session, lastVisitAndCountSurviveARestart)
{
    serving();
    morning.end("A001", TicketState::Completed, clock.wall());
    Ticket& elsewhere = morning.add("A002", clock.wall());
    elsewhere.state = TicketState::Completed;
    elsewhere.counter = CounterId{"4"};
    elsewhere.endedAt = clock.wall() + 1s;
    restart();
    live();
    EXPECT_EQ(session->lastVisit()->label, "A001");
    EXPECT_EQ(session->visitsToday(), 1);
}

}
}
