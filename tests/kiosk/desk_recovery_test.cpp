#include "tests/kiosk/at_the_desk.h"

/// A kiosk whose power is cut in the middle of a number, at each step, and that comes up again.
namespace luot::kiosk {
namespace {

class AfterAPowerCut : public AtTheDesk {
protected:
    void SetUp() override
    {
        AtTheDesk::SetUp();
        journal = m_folder.filePath("visit.journal");
    }

    /// What lies on the disk after a cut at this step.
    void cutAt(VisitJournal::Step step, Milliseconds ago = 5s)
    {
        VisitJournal before{journal};
        before.asked(request,
                     {FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted, {}, {}}, "d2f1",
                     m_clock.wall() - ago);
        if (step == VisitJournal::Step::Asked)
            return;
        before.given(TicketId{"t1"}, "A001");
        if (step == VisitJournal::Step::Printing)
            before.printing(TicketId{"t1"});
    }
    void comeUp()
    {
        openDeskThatIsHeard();
        m_desk->recover();
    }
    bool isSettled()
    {
        return QTest::qWaitFor([&] { return m_desk->idle() && !QFile::exists(journal); }, 30000);
    }

    const RequestId request{"0190f3a2-0000-7000-8000-00000000abcd"};
};

TEST_F(AfterAPowerCut, aNumberAskedForIsAskedForOnceMoreUnderTheSameIdAndPrinted)
{
    cutAt(VisitJournal::Step::Asked);
    comeUp();
    ASSERT_TRUE(waitFor<PaperDone>());
    ASSERT_EQ(asked<protocol::IssueTicket>().size(), 1U);
    EXPECT_EQ(asked<protocol::IssueTicket>().front().tokenHash, "d2f1")
        << "the same words, so the same answer";
    ASSERT_EQ(heard<NumberFound>().size(), 1U);
    EXPECT_EQ(heard<NumberFound>().front().ticket.ticket.label, "A001");
    EXPECT_EQ(m_papers, 1);
    EXPECT_FALSE(asked<protocol::ReprintTicket>().front().tokenHash.empty())
        << "the first code went with the memory: the paper has one that lives";
    EXPECT_TRUE(isSettled());
}

TEST_F(AfterAPowerCut, aNumberGivenButNotPrintedIsPrintedOnce)
{
    cutAt(VisitJournal::Step::Given);
    comeUp();
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_TRUE(asked<protocol::IssueTicket>().empty());
    EXPECT_EQ(m_papers, 1);
    EXPECT_TRUE(isSettled());
}

TEST_F(AfterAPowerCut, aPaperThatMayBeOutIsAskedAboutNotPrinted)
{
    cutAt(VisitJournal::Step::Printing);
    comeUp();
    ASSERT_TRUE(waitFor<NumberFound>());
    EXPECT_EQ(heard<NumberFound>().front().paper, Paper::Unknown);
    EXPECT_TRUE(isSettled());
    EXPECT_EQ(m_papers, 0) << "only a press prints";
    ASSERT_FALSE(asked<protocol::ReportPrint>().empty());
    EXPECT_EQ(asked<protocol::ReportPrint>().front().result, protocol::PrintState::Unknown);
}

TEST_F(AfterAPowerCut, afterAMinuteNobodyIsThereAnyMore)
{
    cutAt(VisitJournal::Step::Asked, 61s);
    comeUp();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked<protocol::CancelTicket>().empty(); }, 30000))
        << "a number that nobody saw must not be called";
    EXPECT_TRUE(heard<NumberFound>().empty());
    EXPECT_TRUE(isSettled());
    EXPECT_EQ(m_papers, 0);
}

TEST_F(AfterAPowerCut, afterAMinuteAGivenNumberStaysValidWithoutPaper)
{
    cutAt(VisitJournal::Step::Given, 61s);
    comeUp();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked<protocol::ReportPrint>().empty(); }, 30000));
    EXPECT_EQ(asked<protocol::ReportPrint>().front().result, protocol::PrintState::Offline);
    EXPECT_TRUE(heard<NumberFound>().empty());
    EXPECT_TRUE(asked<protocol::CancelTicket>().empty()) << "it was on the screen, somebody may know it";
    EXPECT_TRUE(isSettled());
}

TEST_F(AfterAPowerCut, theNextStartKnowsNothingOfAVisitThatWasFinished)
{
    openDeskThatIsHeard();
    order();
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_TRUE(isSettled());
    m_happened.clear();
    comeUp();
    QTest::qWait(50);
    EXPECT_TRUE(m_happened.empty());
    EXPECT_EQ(m_papers, 1);
}

TEST_F(AfterAPowerCut, atTheRealServiceTheNumberIsTheOneThatWasGiven)
{
    const auto key = m_service.admit("k1", protocol::Role::Kiosk);
    openDeskAtService();
    order();
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_EQ(m_service.queue().issued(), 1U);
}

}
}
