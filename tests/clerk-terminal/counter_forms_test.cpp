#include "session_fixture.h"

#include <algorithm>

namespace luot::clerk_terminal {
namespace {

using protocol::PriorityClass;
using protocol::QueuePlace;

/// The forms that come up before a command: which, what they ask, and what they send.
class Forms : public Session {
protected:
    std::string choices(std::size_t question) const
    {
        std::string text;
        for (const FormChoice& choice : session->form()->questions.at(question).choices)
            text += (text.empty() ? "" : ", ") + choice.text;
        return text;
    }
    Ticket& hold(const std::string& label)
    {
        Ticket& ticket = morning.add(label, clock.wall() - 20min);
        ticket.state = TicketState::OnHold;
        ticket.counter = CounterId{"3"};
        ticket.boundTo = CounterId{"3"};
        return ticket;
    }
    Ticket& noShow(const std::string& label, Milliseconds ago)
    {
        Ticket& ticket = morning.add(label, clock.wall() - 30min);
        ticket.counter = CounterId{"3"};
        return morning.end(label, TicketState::NoShow, clock.wall() - ago);
    }
};

TEST_F(Forms, holdingAsksWhyAndTheSameKeySendsIt)
{
    serving();
    EXPECT_TRUE(session->press(Hold));
    ASSERT_TRUE(session->form());
    EXPECT_EQ(session->form()->title, "Tạm giữ A001");
    EXPECT_FALSE(session->press(Hold)) << "no reason yet";
    EXPECT_EQ(notice(), "Chọn câu trả lời bằng phím số, rồi bấm Enter.");
    EXPECT_TRUE(sent.empty());

    EXPECT_TRUE(session->answer(1));
    session->turnQuestion(1);
    EXPECT_TRUE(session->answer(2));
    EXPECT_TRUE(session->press(Hold));
    const auto& command = lastSent<protocol::HoldTicket>();
    EXPECT_EQ(command.ticket, TicketId{"id-A001"});
    EXPECT_EQ(command.reason, "Sao chụp giấy tờ");
    EXPECT_EQ(command.backInMinutes, 20);
    EXPECT_EQ(command.expectVersion, session->visit()->version);
}

TEST_F(Forms, aRefusalLeavesTheFormAsItWas)
{
    serving();
    session->press(Hold);
    session->answer(0);
    session->press(Hold);
    refuse(ErrorCode::StorageFull);
    ASSERT_TRUE(session->form());
    const RequestId first = sent.back().id;
    EXPECT_TRUE(session->confirm());
    EXPECT_EQ(sent.back().id, first) << "the same intention: nothing is done twice";
}

TEST_F(Forms, leavingAFormDoesNothing)
{
    serving();
    session->press(Transfer);
    session->leaveForm();
    EXPECT_FALSE(session->form());
    EXPECT_TRUE(sent.empty());
    EXPECT_EQ(session->state(), CounterState::Serving);
}

TEST_F(Forms, aFormIsGoneWithItsMoment)
{
    called();
    session->press(Transfer);
    morning.start("A001", clock.wall());
    tell();
    EXPECT_FALSE(session->form());
}

TEST_F(Forms, somebodyOnHoldIsCalledBack)
{
    openWithOneWaiting();
    EXPECT_EQ(why(Hold), WhyOff::NobodyOnHold);
    hold("A002").version = 7;
    hold("A003").boundTo = CounterId{"4"};
    morning.view.counters.back().open = true;
    tell();
    EXPECT_TRUE(session->press(Hold));
    EXPECT_EQ(choices(0), "A002") << "A003 is another counter's, which is at work";
    EXPECT_TRUE(session->confirm()) << "the only one is chosen";
    EXPECT_EQ(lastSent<protocol::ResumeTicket>().ticket, TicketId{"id-A002"});
    EXPECT_EQ(lastSent<protocol::ResumeTicket>().expectVersion, 7);
}

TEST_F(Forms, aPriorityIsCorrectedWithAReason)
{
    called();
    EXPECT_TRUE(session->press(Priority));
    EXPECT_EQ(session->form()->questions[0].chosen, 0) << "as it is now: none";
    EXPECT_TRUE(session->answer(1));
    EXPECT_FALSE(session->confirm()) << "no reason yet";
    EXPECT_TRUE(session->answer(0));
    EXPECT_TRUE(session->press(Priority));
    const auto& command = lastSent<protocol::SetPriority>();
    EXPECT_EQ(command.ticket, TicketId{"id-A001"});
    EXPECT_EQ(command.priority, PriorityClass::Elderly);
    EXPECT_EQ(command.reason, "Đã xem giấy tờ");
    EXPECT_EQ(command.expectVersion, session->visit()->version);
    Ticket after = *session->visit();
    after.priority = PriorityClass::Elderly;
    after.hasPriority = true;
    ++after.version;
    answer(after);
    EXPECT_EQ(notice(), "Đã ghi ưu tiên của A001.");
}

TEST_F(Forms, aPriorityIsCorrectedWhileSomebodyWaitsNotWhileServed)
{
    openWithOneWaiting();
    morning.add("A002", clock.wall() - 4min).priority = PriorityClass::Merit;
    tell();
    EXPECT_TRUE(session->chooseWaiting(TicketId{"id-A002"}, Priority));
    EXPECT_EQ(session->form()->label, "A002");
    EXPECT_EQ(session->form()->questions[0].choices.at(5).text, "Người có công");
    EXPECT_EQ(session->form()->questions[0].chosen, 5);
    session->leaveForm();
    serving();
    EXPECT_FALSE(session->press(Priority));
    EXPECT_EQ(why(Priority), WhyOff::AlreadyStarted);
}

TEST_F(Forms, transferKeepsTheNumberAndAsksWhereto)
{
    called();
    EXPECT_TRUE(session->press(Transfer));
    EXPECT_EQ(choices(0), "Chứng thực, Đất đai – Môi trường") << "not where it is already";
    EXPECT_EQ(session->form()->questions[1].chosen, 0)
        << "by the time of the number, unless one says otherwise";
    session->answer(1);
    EXPECT_TRUE(session->confirm());
    const auto& command = lastSent<protocol::TransferTicket>();
    EXPECT_EQ(command.field, FieldId{"C"});
    EXPECT_EQ(command.place, QueuePlace::VisitAge);
    Ticket moved = morning.view.tickets.at("A001");
    moved.state = TicketState::Waiting;
    moved.counter = CounterId{};
    moved.version += 1;
    answer(moved);
    EXPECT_EQ(notice(), "Đã chuyển A001. Số giữ nguyên.");
    EXPECT_EQ(session->state(), CounterState::Free);
}

TEST_F(Forms, pausingAsksWhyAndOpeningEndsIt)
{
    morning.open();
    live();
    session->press(PauseOrOpen);
    session->answer(1);
    session->press(PauseOrOpen);
    EXPECT_EQ(lastSent<protocol::PauseCounter>().reason, protocol::PauseReason::Meeting);
    morning.view.counters.front().paused = true;
    reply(protocol::CounterResult{morning.view.counters.front()});
    EXPECT_EQ(session->state(), CounterState::Paused);
    EXPECT_FALSE(session->form());
    EXPECT_EQ(keys(), "[F9]");
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_EQ(notice(), "Quầy đang tạm dừng. Bấm F9 để mở lại.");
    EXPECT_TRUE(session->press(PauseOrOpen));
    EXPECT_EQ(lastSent<protocol::OpenCounter>().counter, CounterId{"3"});
}

TEST_F(Forms, callingSomebodyElseNeedsAReason)
{
    openWithOneWaiting();
    morning.add("B002", clock.wall() - 1min);
    tell();
    EXPECT_TRUE(session->chooseWaiting(TicketId{"id-B002"}));
    EXPECT_EQ(session->form()->title, "Mời B002 trước lượt");
    EXPECT_FALSE(session->confirm());
    session->answer(1);
    EXPECT_TRUE(session->confirm());
    EXPECT_EQ(lastSent<protocol::CallTicket>().ticket, TicketId{"id-B002"});
    EXPECT_EQ(lastSent<protocol::CallTicket>().reason, "Đã hẹn giờ");
}

TEST_F(Forms, nobodyIsChosenOverAVisit)
{
    serving();
    morning.add("B002", clock.wall() - 1min);
    tell();
    EXPECT_FALSE(session->chooseWaiting(TicketId{"id-B002"}));
    EXPECT_FALSE(session->form());
    EXPECT_NE(notice().find("chưa xong"), std::string::npos);
}

TEST_F(Forms, aNumberIsGivenAtTheCounter)
{
    openWithOneWaiting();
    session->press(Add);
    EXPECT_EQ(choices(0), "Hộ tịch, Chứng thực, Đất đai – Môi trường") << "its own fields first";
    session->answer(0);
    session->turnQuestion(-1);
    EXPECT_EQ(session->form()->questions[1].chosen, 0) << "nobody has priority unless one says so";
    session->answer(1);
    session->answer(3);
    EXPECT_TRUE(session->press(Add));
    const auto& command = lastSent<protocol::IssueTicket>();
    EXPECT_EQ(command.field, FieldId{"A"});
    EXPECT_EQ(command.priority, PriorityClass::Elderly);
    EXPECT_EQ(command.way, protocol::IssueWay::Counter);
    EXPECT_EQ(command.reason, "Khác");
    Ticket issued;
    issued.label = "A017";
    reply(protocol::IssuedTicket{issued, 4, {}, {}});
    EXPECT_EQ(notice(), "Số mới: A017. Trước đó còn 4 người.");
    EXPECT_FALSE(session->form());
}

TEST_F(Forms, aNoShowIsUndoneForTenMinutes)
{
    openWithOneWaiting();
    EXPECT_EQ(why(NoShow), WhyOff::NoNoShow);
    noShow("A002", 9min);
    noShow("A003", 11min);
    tell();
    EXPECT_TRUE(session->press(NoShow));
    EXPECT_EQ(choices(0), "A002");
    session->answer(1);
    EXPECT_TRUE(session->press(NoShow));
    EXPECT_EQ(lastSent<protocol::ReactivateTicket>().ticket, TicketId{"id-A002"});
    EXPECT_EQ(lastSent<protocol::ReactivateTicket>().reason, "Bấm nhầm");
}

TEST_F(Forms, whoWasCalledByMistakeGoesBack)
{
    called();
    EXPECT_TRUE(session->press(Return));
    EXPECT_EQ(lastSent<protocol::ReturnTicket>().ticket, TicketId{"id-A001"});
    EXPECT_EQ(lastSent<protocol::ReturnTicket>().placesBack, 0);
}

TEST_F(Forms, anotherRequestIsAddedWithItsProcedure)
{
    serving();
    ASSERT_FALSE(read.empty());
    session->replied({read.back().id,
                      protocol::ProcedureList{{{protocol::ProcedureId{"khai-sinh"}, "Đăng ký khai sinh",
                                                FieldId{"A"}, 1, "2026-07-15"}}}});
    session->press(Add);
    EXPECT_EQ(choices(0), "Đăng ký khai sinh, Hộ tịch, Chứng thực");
    session->answer(0);
    session->press(Add);
    EXPECT_EQ(lastSent<protocol::AddRequest>().field, FieldId{"A"});
    EXPECT_EQ(lastSent<protocol::AddRequest>().procedure, protocol::ProcedureId{"khai-sinh"});
}

TEST_F(Forms, eachRequestNeedsItsOutcome)
{
    serving();
    Ticket& visit = morning.view.tickets.at("A001");
    visit.requests = {{FieldId{"A"}, {}, {}}, {FieldId{"B"}, {}, {}}};
    ++visit.version;
    tell();
    EXPECT_TRUE(session->choose(ServiceOutcome::ResultReturned));
    EXPECT_EQ(session->currentRequest(), 1);
    EXPECT_EQ(why(Finish), WhyOff::NoOutcome);
    EXPECT_TRUE(session->choose(ServiceOutcome::Guidance));
    EXPECT_TRUE(session->press(Finish));
    const std::vector both{ServiceOutcome::ResultReturned, ServiceOutcome::Guidance};
    EXPECT_EQ(lastSent<protocol::FinishService>().outcomes, both);
}

TEST_F(Forms, theDossierIsRecordedBeforeTheVisitEnds)
{
    serving();
    session->choose(ServiceOutcome::DossierReceived);
    session->setDossier("H12.34-260714-0001");
    EXPECT_EQ(why(Finish), WhyOff::NoProcedure);
    session->setProcedure(protocol::ProcedureId{"khai-sinh"});
    EXPECT_TRUE(session->press(Finish));
    const auto& dossier = lastSent<protocol::RecordDossier>();
    EXPECT_EQ(dossier.code.str(), "H12.34-260714-0001");
    EXPECT_EQ(dossier.ticket, TicketId{"id-A001"});

    protocol::Dossier kept;
    kept.code = dossier.code;
    kept.due = "2026-07-17";
    reply(protocol::DossierResult{kept});
    EXPECT_EQ(sent.size(), 2U);
    EXPECT_EQ(lastSent<protocol::FinishService>().outcome, ServiceOutcome::DossierReceived);
    answer(morning.end("A001", TicketState::Completed, clock.wall()));
    EXPECT_EQ(notice(), "Đã ghi hồ sơ H12.34-260714-0001, hẹn trả 17/07/2026. Đã kết thúc lượt A001.");
}

TEST_F(Forms, aDossierThatIsRefusedLeavesTheVisitOpen)
{
    serving();
    session->choose(ServiceOutcome::DossierReceived);
    session->setDossier("H12");
    session->setProcedure(protocol::ProcedureId{"khai-sinh"});
    session->press(Finish);
    refuse(ErrorCode::InvalidState);
    EXPECT_EQ(sent.size(), 1U);
    EXPECT_EQ(session->state(), CounterState::Serving);
    EXPECT_NE(notice().find("Mã hồ sơ H12"), std::string::npos) << notice();
    EXPECT_EQ(session->entered().dossier, "H12");
}

TEST_F(Forms, whatWasEnteredOutlivesARestart)
{
    serving();
    session->choose(ServiceOutcome::DossierReceived);
    session->setDossier("H12");
    const VisitDraft kept = session->draft();
    restart();
    session->restore(kept);
    live();
    EXPECT_EQ(session->outcome(), ServiceOutcome::DossierReceived);
    EXPECT_EQ(session->entered().dossier, "H12");
}

TEST_F(Forms, whatWasEnteredIsOfItsVisitOnly)
{
    serving();
    VisitDraft another = session->draft();
    another.ticket = TicketId{"id-A777"};
    another.requests = {{ServiceOutcome::Refused, {}, {}}};
    restart();
    session->restore(another);
    live();
    EXPECT_FALSE(session->outcome());
}

TEST_F(Forms, theTimelineComesFromTheService)
{
    serving();
    const auto asked = std::ranges::find_if(
        read, [](const Sent& one) { return std::holds_alternative<protocol::ReadHistory>(one.command); });
    ASSERT_NE(asked, read.end());
    const std::vector<protocol::Period> told{
        {TicketState::Waiting, clock.wall() - 5min, clock.wall() - 1min, {}, "kiosk:k1"},
        {TicketState::Serving, clock.wall() - 1min, {}, CounterId{"3"}, "clerk:c1"}};
    session->replied({asked->id, protocol::VisitHistory{told}});
    EXPECT_EQ(session->periods(), told);
}

TEST_F(Forms, aCounterThatAnotherMachineHasIsLeftAlone)
{
    CounterSettings settings;
    settings.counter = CounterId{"3"};
    settings.machine = "clerk:c1";
    session.emplace(settings, clock, [this](const protocol::Command& command, const RequestId& id) {
        sent.push_back({command, id});
    });
    morning.open();
    morning.view.counters.front().openedBy = "clerk:c2/lan";
    live();
    EXPECT_EQ(session->state(), CounterState::Elsewhere);
    EXPECT_EQ(keys(), "");
    EXPECT_FALSE(session->press(CallNext));
    EXPECT_NE(notice().find("máy khác"), std::string::npos);
    EXPECT_TRUE(sent.empty()) << "nor is it opened";
}

TEST_F(Forms, whoSignsInTakesOverAtTheSameMachine)
{
    CounterSettings settings;
    settings.counter = CounterId{"3"};
    settings.machine = "clerk:c1";
    settings.person = "hoa";
    session.emplace(settings, clock, [this](const protocol::Command& command, const RequestId& id) {
        sent.push_back({command, id});
    });
    morning.open();
    morning.view.counters.front().openedBy = "clerk:c1/lan";
    live();
    EXPECT_EQ(session->state(), CounterState::Free);
    EXPECT_EQ(lastSent<protocol::OpenCounter>().counter, CounterId{"3"});
}

}
}
