#include "tests/queue-service/counted.h"

#include <algorithm>
#include <utility>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const DossierCode code{"H12.34-260714-0001"};
const ProcedureId birth{"khai-sinh"}; ///< three working days
const std::string paper = "token on the paper";
const std::string hashOfPaper
    = "abb5a625f2040ad53a9ff32a43bc8f08bcd7a3a4217f49a411ac2b162bd5308c"; ///< by sha256sum

class Records : public testing::Test {
protected:
    Dossier recorded(const std::string& received, const std::string& returned,
                     std::optional<LateCause> lateCause = {})
    {
        const auto result = centre.ask(atOne, RecordDossier{code, birth, received, returned, lateCause, {}});
        EXPECT_TRUE(result) << result.error().message;
        return result ? std::get<DossierResult>(*result).dossier : Dossier{};
    }
    Ticket finished(const CounterId& counter = one)
    {
        IssueTicket asked = issue("B");
        asked.tokenHash = std::exchange(m_hasPaper, true) ? "" : hashOfPaper;
        centre.ask(kiosk(), asked);
        centre.ask(supervisor(), OpenCounter{counter});
        const Ticket called = centre.done(supervisor(), CallNext{counter});
        centre.done(supervisor(), StartService{called.id, counter, {}});
        return centre.done(supervisor(), FinishService{called.id, counter, {}, {}});
    }

    Counted centre;

private:
    bool m_hasPaper = false;
};

// 2026-07-14 is a Tuesday: three working days later is the Friday.

TEST_F(Records, aDossierIsEarlyOnTimeOrOverdueByWorkingDays)
{
    EXPECT_EQ(recorded("2026-07-09", "").due, "2026-07-14") << "over a week-end";
    EXPECT_EQ(recorded("", "2026-07-13").state, DossierState::Early);
}

TEST_F(Records, theProceduresOfAFieldSayWhenTheirResultWouldBeDue)
{
    const auto told = centre.ask(atOne, ListProcedures{FieldId{"A"}});
    ASSERT_TRUE(told);
    const auto& procedures = std::get<ProcedureList>(*told).procedures;
    const auto found = std::ranges::find(procedures, birth, &Procedure::id);
    ASSERT_NE(found, procedures.end());
    EXPECT_EQ(found->legalDays, 3);
    EXPECT_EQ(found->dueIfToday, recorded("", "").due);
    EXPECT_TRUE(std::ranges::all_of(procedures, [](const Procedure& one) { return one.field.str() == "A"; }));
    EXPECT_EQ(centre.refused(atOne, ListProcedures{FieldId{"Z"}}), ErrorCode::NotFound);
}

TEST_F(Records, onTheLastDayItIsOnTime)
{
    EXPECT_EQ(recorded("2026-07-09", "2026-07-14").state, DossierState::OnTime);
}

TEST_F(Records, overdueNeedsACause)
{
    EXPECT_EQ(centre.refused(atOne, RecordDossier{code, birth, "2026-07-08", "2026-07-14", {}, {}}),
              ErrorCode::BadRequest);
    const Dossier late = recorded("2026-07-08", "2026-07-14", LateCause::OtherOffice);
    EXPECT_EQ(late.due, "2026-07-13");
    EXPECT_EQ(late.state, DossierState::Overdue);
    EXPECT_EQ(late.lateCause, LateCause::OtherOffice);
}

TEST_F(Records, aHolidayIsNoWorkingDay)
{
    BranchSetup setup = littleBranch();
    setup.hours.special[*dayNamed("2026-07-13")] = {};
    setup.hours.special[*dayNamed("2026-07-11")] = {{8h, 11h}};
    Counted holiday{setup};
    const auto result = holiday.ask(atOne, RecordDossier{code, birth, "2026-07-09", "", {}, {}});
    EXPECT_EQ(std::get<DossierResult>(*result).dossier.due, "2026-07-14")
        << "Friday, the Saturday worked instead, Tuesday";
}

TEST_F(Records, whatIsSettledStaysSo)
{
    recorded("2026-07-09", "2026-07-14");
    EXPECT_EQ(centre.refused(atOne, RecordDossier{code, birth, "", "2026-07-13", {}, {}}),
              ErrorCode::InvalidState);
    EXPECT_EQ(centre.refused(supervisor(), CloseDossier{code, "x"}), ErrorCode::NotFound);
}

TEST_F(Records, aStuckRecordIsClosedWithAReason)
{
    recorded("2026-07-09", "");
    EXPECT_EQ(centre.refused(supervisor(), CloseDossier{code, ""}), ErrorCode::BadRequest);
    const auto closed = centre.ask(supervisor(), CloseDossier{code, "withdrawn"});
    EXPECT_EQ(std::get<DossierResult>(*closed).dossier.state, DossierState::Closed);
    EXPECT_TRUE(centre.book.state().dossiers.empty());
}

TEST_F(Records, aWrongDayOrProcedureIsRefused)
{
    for (const char* day : {"2026-07-15", "2026-02-30", "14/07/2026"})
        EXPECT_EQ(centre.refused(atOne, RecordDossier{code, birth, day, "", {}, {}}), ErrorCode::BadRequest)
            << day;
    EXPECT_EQ(centre.refused(atOne, RecordDossier{code, ProcedureId{"none"}, "", "", {}, {}}),
              ErrorCode::NotFound);
    recorded("2026-07-09", "");
    EXPECT_EQ(centre.refused(atOne, RecordDossier{code, ProcedureId{"ban-sao"}, "", "", {}, {}}),
              ErrorCode::InvalidState);
}

// Ratings.

TEST_F(Records, aDisplayRatesTheVisitLastFinishedThereForAMinuteAndOnce)
{
    const RateTicket rate{{}, one, 4, "quick"};
    EXPECT_EQ(centre.refused(display("1"), rate), ErrorCode::NotFound);
    const Ticket ticket = finished();
    EXPECT_EQ(centre.refused(display("2"), rate), ErrorCode::Forbidden);
    EXPECT_EQ(centre.refused(display("2"), RateTicket{ticket.id, {}, 4, ""}), ErrorCode::Forbidden);
    centre.now += 60s;
    EXPECT_TRUE(centre.ask(display("1"), rate));
    EXPECT_EQ(centre.seen.back(), (EventBody{RatingAdded{{ticket.id, ticket.label, one, 4, "quick"}}}));
    EXPECT_EQ(centre.refused(display("1"), rate), ErrorCode::InvalidState) << "once";
    EXPECT_EQ(centre.refused(reception(), RateTicket{{}, {}, 4, "", paper}), ErrorCode::InvalidState)
        << "whoever asks";
    finished();
    centre.now += 60001ms;
    EXPECT_EQ(centre.refused(display("1"), rate), ErrorCode::InvalidState) << "too late";
}

TEST_F(Records, theReceptionRatesByThePaper)
{
    const Ticket ticket = finished();
    centre.now += 1h;
    EXPECT_EQ(centre.refused(reception(), RateTicket{ticket.id, {}, 5, ""}), ErrorCode::Forbidden)
        << "the id alone proves nothing";
    EXPECT_EQ(centre.refused(reception(), RateTicket{{}, {}, 5, "", "another paper"}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(reception(), RateTicket{{}, {}, 5, "", hashOfPaper}), ErrorCode::NotFound)
        << "what is kept of a token is no token";
    EXPECT_TRUE(centre.ask(reception(), RateTicket{{}, {}, 5, "", paper}));
}

TEST_F(Records, theReceptionRatesWhatIsFinishedOnly)
{
    IssueTicket asked = issue("A");
    asked.tokenHash = hashOfPaper;
    centre.ask(kiosk(), asked);
    EXPECT_EQ(centre.refused(reception(), RateTicket{{}, {}, 5, "", paper}), ErrorCode::InvalidState);
}

// Feedback.

TEST_F(Records, feedbackHasADueDayAndOneAnswer)
{
    const auto added = centre.ask(reception(), AddFeedback{"No chairs", {}});
    const Feedback feedback = std::get<FeedbackResult>(*added).feedback;
    EXPECT_EQ(feedback.due, "2026-07-28") << "ten working days";
    EXPECT_EQ(centre.refused(atOne, AnswerFeedback{feedback.id, "Ordered"}), ErrorCode::Forbidden);
    const auto answered = centre.ask(supervisor(), AnswerFeedback{feedback.id, "Ordered"});
    EXPECT_EQ(std::get<FeedbackResult>(*answered).feedback.answer, "Ordered");
    EXPECT_EQ(centre.refused(supervisor(), AnswerFeedback{feedback.id, "Twice"}), ErrorCode::NotFound);
}

TEST(Notice, isTheSupervisors)
{
    Counted centre;
    EXPECT_EQ(centre.refused(supervisor(), SetNotice{std::string(1001, 'x')}), ErrorCode::TooLarge);
    EXPECT_TRUE(centre.ask(supervisor(), SetNotice{"Back at one"}));
    EXPECT_EQ(std::ranges::count(centre.seen, EventBody{NoticeSet{"Back at one"}}), 1);
}

}
}
