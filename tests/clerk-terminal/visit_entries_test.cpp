#include "session_fixture.h"

/// What the clerk enters about a visit, and what of it goes out: also after a change of mind.
namespace luot::clerk_terminal {
namespace {

using protocol::PriorityClass;

class Entries : public Session {
protected:
    void servingTwoRequests()
    {
        serving();
        Ticket& visit = morning.view.tickets.at("A001");
        visit.requests = {{FieldId{"A"}, {}, {}}, {FieldId{"B"}, {}, {}}};
        ++visit.version;
        tell();
    }
    void enterDossier(const char* code, const char* procedure)
    {
        EXPECT_TRUE(session->choose(ServiceOutcome::DossierReceived));
        EXPECT_TRUE(session->setDossier(code));
        session->setProcedure(protocol::ProcedureId{procedure});
    }
    void recorded()
    {
        protocol::Dossier kept;
        kept.code = lastSent<protocol::RecordDossier>().code;
        kept.due = "2026-07-17";
        reply(protocol::DossierResult{kept});
    }
};

TEST_F(Entries, aDossierThatWasEnteredFirstIsNoneOnceTheOutcomeIsAnother)
{
    serving();
    enterDossier("H12", "khai-sinh");
    session->choose(ServiceOutcome::Guidance);
    ASSERT_TRUE(session->press(Finish));
    ASSERT_EQ(sent.size(), 1U) << "no dossier is recorded for a visit without one";
    EXPECT_EQ(lastSent<protocol::FinishService>().outcome, ServiceOutcome::Guidance);
}

TEST_F(Entries, aCodeWithoutAProcedureDoesNotHoldUpAnotherOutcome)
{
    serving();
    session->choose(ServiceOutcome::DossierReceived);
    session->setDossier("H12");
    EXPECT_EQ(why(Finish), WhyOff::NoProcedure);
    session->choose(ServiceOutcome::Guidance);
    EXPECT_TRUE(session->press(Finish));
    EXPECT_EQ(lastSent<protocol::FinishService>().outcome, ServiceOutcome::Guidance);
}

TEST_F(Entries, eachRequestHasItsOwnDossier)
{
    servingTwoRequests();
    enterDossier("H12", "khai-sinh");
    EXPECT_EQ(session->currentRequest(), 0) << "its code and procedure come first";
    session->moveRequest(1);
    EXPECT_EQ(session->entered(), RequestDraft{});
    enterDossier("H13", "sao-y");
    session->moveRequest(-1);
    EXPECT_EQ(session->entered().dossier, "H12");
    EXPECT_EQ(session->entered().procedure, protocol::ProcedureId{"khai-sinh"});

    ASSERT_TRUE(session->press(Finish));
    EXPECT_EQ(lastSent<protocol::RecordDossier>().code.str(), "H12");
    EXPECT_EQ(lastSent<protocol::RecordDossier>().procedure, protocol::ProcedureId{"khai-sinh"});
    recorded();
    EXPECT_EQ(lastSent<protocol::RecordDossier>().code.str(), "H13");
    EXPECT_EQ(lastSent<protocol::RecordDossier>().procedure, protocol::ProcedureId{"sao-y"});
    recorded();
    const std::vector both{ServiceOutcome::DossierReceived, ServiceOutcome::DossierReceived};
    EXPECT_EQ(lastSent<protocol::FinishService>().outcomes, both);
    EXPECT_EQ(sent.size(), 3U);
}

TEST_F(Entries, twoDossiersDoNotShareACode)
{
    servingTwoRequests();
    enterDossier("H12", "khai-sinh");
    session->moveRequest(1);
    enterDossier("H12", "khai-sinh");
    EXPECT_FALSE(session->press(Finish));
    EXPECT_EQ(why(Finish), WhyOff::SameCode);
    EXPECT_NE(notice().find("cùng một mã"), std::string::npos) << notice();
}

TEST_F(Entries, whatIsMissingIsTurnedTo)
{
    servingTwoRequests();
    session->moveRequest(1);
    session->choose(ServiceOutcome::DossierReceived);
    EXPECT_FALSE(session->press(Finish));
    EXPECT_EQ(session->currentRequest(), 0) << "it has no outcome";
}

TEST_F(Entries, aRequestThatCameMeanwhileKeepsTheVisitOpen)
{
    serving();
    enterDossier("H12", "khai-sinh");
    session->press(Finish);
    Ticket& visit = morning.view.tickets.at("A001");
    visit.requests = {{FieldId{"A"}, {}, {}}, {FieldId{"B"}, {}, {}}};
    ++visit.version;
    tell();
    recorded();
    EXPECT_EQ(sent.size(), 1U) << "the new one has no outcome yet";
    EXPECT_EQ(session->state(), CounterState::Serving);
}

TEST_F(Entries, aRequestThatGoesLeavesNoneBehindToChooseFor)
{
    servingTwoRequests();
    session->moveRequest(1);
    Ticket& visit = morning.view.tickets.at("A001");
    visit.requests.back().outcome = ServiceOutcome::Guidance;
    ++visit.version;
    tell();
    EXPECT_EQ(session->currentRequest(), 0);
    EXPECT_TRUE(session->choose(ServiceOutcome::Refused));
    EXPECT_EQ(session->outcome(), ServiceOutcome::Refused);
}

TEST_F(Entries, whatIsEnteredOutlivesARestartOfTheService)
{
    serving();
    enterDossier("H12", "khai-sinh");
    for (const LinkState link : {LinkState::Stale, LinkState::Connecting, LinkState::Syncing})
        session->linkChanged(link);
    EXPECT_FALSE(session->press(Finish));
    EXPECT_TRUE(session->setDossier("H13")) << "one may go on typing meanwhile";
    live();
    EXPECT_EQ(session->outcome(), ServiceOutcome::DossierReceived);
    ASSERT_TRUE(session->press(Finish));
    EXPECT_EQ(lastSent<protocol::RecordDossier>().code.str(), "H13");
}

TEST_F(Entries, aTicketsCodeIsNoDossiers)
{
    serving();
    session->choose(ServiceOutcome::DossierReceived);
    EXPECT_FALSE(session->setDossier("LQT1:I_PL14VYLZNNqAu9K-a_Gg#rIi1uLv089aTrUX2cZnledU_O_0BVs"));
    EXPECT_EQ(session->entered().dossier, "");
    EXPECT_NE(notice(), "");
}

TEST_F(Entries, aFormAboutSomebodyWhoChangedIsClosedAndSaid)
{
    openWithOneWaiting();
    ASSERT_TRUE(session->chooseWaiting(TicketId{"id-A001"}, Priority));
    session->answer(1);
    Ticket& waiting = morning.view.tickets.at("A001");
    waiting.priority = PriorityClass::Merit;
    ++waiting.version;
    tell();
    EXPECT_FALSE(session->form()) << "what it asked is no longer so";
    EXPECT_NE(notice().find("A001"), std::string::npos) << notice();
    EXPECT_TRUE(sent.empty());
}

TEST_F(Entries, whoCameBackFromHoldMeanwhileIsSentAsTheyWereShown)
{
    morning.open();
    Ticket& held = morning.add("A001", clock.wall() - 20min);
    held.state = TicketState::OnHold;
    held.boundTo = CounterId{"3"};
    live();
    session->press(Hold);
    const int shown = held.version;
    ++morning.view.tickets.at("A001").version;
    tell();
    ASSERT_TRUE(session->press(Hold));
    EXPECT_EQ(lastSent<protocol::ResumeTicket>().expectVersion, shown);
}

TEST_F(Entries, thePriorityOfWhoWaitsIsCorrectedAtAnyTime)
{
    serving();
    morning.add("A002", clock.wall() - 4min);
    tell();
    ASSERT_TRUE(session->chooseWaiting(TicketId{"id-A002"}, Priority));
    session->answer(1);
    session->answer(0);
    ASSERT_TRUE(session->confirm()) << notice();
    EXPECT_EQ(lastSent<protocol::SetPriority>().ticket, TicketId{"id-A002"});
}

TEST_F(Entries, aPriorityThatStaysAsItIsIsNotRecorded)
{
    called();
    session->press(Priority);
    session->answer(0);
    session->turnQuestion(1);
    session->answer(0);
    EXPECT_FALSE(session->confirm());
    EXPECT_TRUE(sent.empty());
    EXPECT_NE(notice().find("như cũ"), std::string::npos) << notice();
}

/// A number at the counter whose answer never came.
class UnansweredNumber : public Entries {
protected:
    void SetUp() override
    {
        CounterSettings settings;
        settings.counter = CounterId{"3"};
        settings.machine = "clerk:c1";
        settings.openAtStart = false;
        session.emplace(settings, clock, [this](const protocol::Command& command, const RequestId& id) {
            sent.push_back({command, id});
        });
        morning.open();
        for (protocol::Field& field : morning.view.fields)
            field.open = true;
        live();
        askForNumber();
        refuse(ErrorCode::DeadlineExceeded);
    }
    void askForNumber()
    {
        session->press(Add);
        session->answer(0);
        session->turnQuestion(2 - session->form()->current);
        session->answer(0);
        ASSERT_TRUE(session->press(Add)) << notice();
    }
};

TEST_F(UnansweredNumber, isAskedForOnceMoreUnderItsId)
{
    ASSERT_TRUE(session->form());
    ASSERT_TRUE(session->press(Add));
    EXPECT_EQ(sent.at(0).id, sent.at(1).id);
}

TEST_F(UnansweredNumber, whenTheFormWasLeftTheNextIsSomebodyElses)
{
    session->leaveForm();
    askForNumber();
    EXPECT_NE(sent.at(0).id, sent.at(1).id);
}

TEST_F(UnansweredNumber, theNewsSaysWhichItWas)
{
    Ticket& issued = morning.add("A007", clock.wall());
    issued.way = protocol::IssueWay::Counter;
    issued.issuedBy = DeviceId{"c1"};
    protocol::Event event;
    event.at = clock.wall();
    event.body = protocol::TicketEvent{protocol::TicketChange::Issued, issued};
    session->follow(morning.view, {event});
    EXPECT_EQ(notice(), "Số mới: A007.");
    EXPECT_FALSE(session->form());
    askForNumber();
    EXPECT_NE(sent.at(0).id, sent.at(1).id);
}

}
}
