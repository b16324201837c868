#include "tests/kiosk/at_the_desk.h"

#include <QTcpServer>

#include <future>

namespace luot::kiosk {
namespace {

TEST_F(AtTheDesk, ANumberIsGivenThenPrintedAndWrittenDown)
{
    openDeskAtService();
    m_desk->askPrinter();
    ASSERT_TRUE(waitFor<PrinterAsked>());
    EXPECT_TRUE(heard<PrinterAsked>().front().mayPrint);
    order();
    ASSERT_TRUE(waitFor<PaperDone>());
    ASSERT_EQ(heard<NumberGiven>().size(), 1U);
    EXPECT_EQ(heard<NumberGiven>().front().ticket.ticket.label, "A001");
    EXPECT_EQ(heard<PaperDone>().front().outcome, PrintOutcome::Printed);
    EXPECT_EQ(m_papers, 1);
    EXPECT_TRUE(transcript().contains("\"ticket.printed\"")) << transcript().constData();
    EXPECT_TRUE(transcript().contains("\"A001\""));
}

TEST_F(AtTheDesk, TheServiceLearnsTheHashOfTheTokenOnly)
{
    openDeskThatIsHeard();
    order();
    ASSERT_TRUE(waitFor<NumberGiven>());
    const QByteArray code = QByteArray::fromStdString(m_desk->screenCode());
    ASSERT_TRUE(code.startsWith("LQT1:"));
    const auto hash = QCryptographicHash::hash(code.mid(5), QCryptographicHash::Sha256).toHex().toStdString();
    EXPECT_EQ(asked<protocol::IssueTicket>().front().tokenHash, hash);
    m_desk->endVisit();
    EXPECT_TRUE(m_desk->screenCode().empty());
    ASSERT_TRUE(waitFor<PaperDone>());
}

TEST_F(AtTheDesk, LostRepliesNeverMakeASecondNumber)
{
    openDeskAtService();
    m_service.repliesToLose = 2;
    order();
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_EQ(heard<NumberGiven>().size(), 1U);
    EXPECT_EQ(m_service.queue().issued(), 1U);
    EXPECT_EQ(m_papers, 1);
}

TEST_F(AtTheDesk, APrinterWithoutPaperIsKnownBeforehand)
{
    ASSERT_TRUE(m_printer.command("paper out"));
    openDeskThatIsHeard();
    m_desk->askPrinter();
    ASSERT_TRUE(waitFor<PrinterAsked>());
    EXPECT_FALSE(heard<PrinterAsked>().front().mayPrint);
}

TEST_F(AtTheDesk, PaperThatEndsInTheMiddleNeverMakesASecondOneByItself)
{
    openDeskThatIsHeard();
    ASSERT_TRUE(m_printer.command("rows_left=200"));
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_EQ(heard<PaperDone>().front().outcome, PrintOutcome::Unknown)
        << "the rest may come with a new roll";
    EXPECT_EQ(heard<PaperDone>().front().trouble, ticket_printer::PrinterReadiness::PaperOut)
        << "and nobody has to be asked what the printer has told";
    EXPECT_FALSE(transcript().contains("ticket.printed"));

    ASSERT_TRUE(m_printer.command("ok"));
    m_desk->askPrinter();
    ASSERT_TRUE(waitFor<PrinterAsked>());
    EXPECT_EQ(heard<PaperDone>().size(), 1U) << "only a press prints once more";
    EXPECT_EQ(heard<NumberGiven>().size(), 1U);
    const auto reports = asked<protocol::ReportPrint>();
    ASSERT_EQ(reports.size(), 1U);
    EXPECT_EQ(reports[0].result, protocol::PrintState::Unknown);
    EXPECT_TRUE(asked<protocol::CancelTicket>().empty());
}

TEST(PrintThread, AKioskThatEndsDoesNotWaitForAPrinterThatStandsStill)
{
    QTcpServer silent; // takes whoever comes, and never says a word
    ASSERT_TRUE(silent.listen(QHostAddress::LocalHost));
    const auto address
        = ticket_printer::parsePortAddress("tcp:127.0.0.1:" + std::to_string(silent.serverPort()));
    ticket_printer::TicketPrinter::Timeouts patient;
    patient.status = 10min;
    std::promise<ticket_printer::PrinterReadiness> told;
    auto readiness = told.get_future();
    {
        PrintThread ending{{*address, *ticket_printer::printerProfile("80mm"), patient}, 50ms};
        ending.ask([&told](ticket_printer::PrinterReadiness found) { told.set_value(found); });
        ASSERT_TRUE(silent.waitForNewConnection(30000)) << "it is being asked";
    }
    ASSERT_EQ(readiness.wait_for(0s), std::future_status::ready) << "broken off, not waited for";
    EXPECT_EQ(readiness.get(), ticket_printer::PrinterReadiness::Unreachable);
}

TEST_F(AtTheDesk, AFaceIsHandedOverSealedAfterTheNumber)
{
    openDeskThatIsHeard();
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    ASSERT_EQ(asked<protocol::BindFace>().size(), 1U);
    EXPECT_EQ(asked<protocol::BindFace>().front().sealed.size(), vision::SealedTemplate::size);
    EXPECT_EQ(asked<protocol::BindFace>().front().ticket, TicketId{"t1"});
    EXPECT_TRUE(std::holds_alternative<protocol::IssueTicket>(m_asked.front()));
    EXPECT_FALSE(m_desk->screenCode().find('#') != std::string::npos) << "no key on the screen";
}

TEST_F(AtTheDesk, OnASharedNetworkNoKeyAndNoFaceLeave)
{
    openDeskThatIsHeard(KeyOnPaper::No);
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_TRUE(asked<protocol::BindFace>().empty());
}

TEST_F(AtTheDesk, ACopyHasACodeOfItsOwnAndTheFaceGoesWithTheOldOne)
{
    openDeskThatIsHeard();
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    m_desk->printCopy();
    ASSERT_TRUE(waitFor<PaperDone>(2));
    EXPECT_EQ(m_papers, 2);
    ASSERT_EQ(asked<protocol::ReprintTicket>().size(), 1U);
    const std::string fresh = asked<protocol::ReprintTicket>().front().tokenHash;
    EXPECT_FALSE(fresh.empty()) << "with it the service ends the old code and erases the face";
    EXPECT_NE(fresh, asked<protocol::IssueTicket>().front().tokenHash);
    EXPECT_EQ(asked<protocol::IssueTicket>().size(), 1U);
}

TEST_F(AtTheDesk, ACopyWaitsUntilTheFaceIsSettledSoThatNoneIsBoundAfterIt)
{
    holdsBinding = true;
    openDeskThatIsHeard();
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    m_desk->printCopy();
    QCoreApplication::processEvents();
    EXPECT_TRUE(asked<protocol::ReprintTicket>().empty())
        << "a face that comes after it would have no key on any paper";
    ASSERT_TRUE(answerBinding);
    answerBinding();
    ASSERT_TRUE(waitFor<PaperDone>(2));
    EXPECT_EQ(asked<protocol::ReprintTicket>().size(), 1U);
    EXPECT_EQ(asked<protocol::BindFace>().size(), 1U) << "the copy binds nothing";
}

TEST_F(AtTheDesk, ACopyThatComesLateLeavesTheNextPersonTheirCode)
{
    holdsBinding = true;
    openDeskThatIsHeard();
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    m_desk->printCopy();
    m_desk->endVisit();
    order(); // somebody else
    answerBinding(); // and only now the copy is asked for
    ASSERT_TRUE(waitFor<PaperDone>(3));
    ASSERT_EQ(asked<protocol::IssueTicket>().size(), 2U);
    const auto shown = protocol::readPaperCode(m_desk->screenCode());
    ASSERT_TRUE(shown);
    EXPECT_EQ(QCryptographicHash::hash(QByteArray::fromStdString(shown->token), QCryptographicHash::Sha256)
                  .toHex()
                  .toStdString(),
              asked<protocol::IssueTicket>().back().tokenHash)
        << "with the other's code they could cancel the other's number";
}

TEST_F(AtTheDesk, AFaceWhoseKeyDidNotComeOutIsErasedOnlyAfterItArrived)
{
    holdsBinding = true;
    openDeskThatIsHeard();
    ASSERT_TRUE(m_printer.command("cover open"));
    m_desk->issue({FieldId{"A"}, {}, protocol::IssueWay::Head, IssueNumber::Paper::Wanted}, someFace());
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_EQ(heard<PaperDone>().front().outcome, PrintOutcome::CoverOpen);
    EXPECT_TRUE(asked<protocol::EraseFace>().empty());
    ASSERT_TRUE(answerBinding);
    answerBinding();
    ASSERT_EQ(asked<protocol::EraseFace>().size(), 1U);
    EXPECT_EQ(asked<protocol::EraseFace>().front().ticket, TicketId{"t1"});
}

TEST_F(AtTheDesk, ANumberTakenBeforeIsPrintedAgainUnderANewCode)
{
    openDeskThatIsHeard();
    m_desk->reprint(TicketId{"t1"});
    ASSERT_TRUE(waitFor<PaperDone>());
    EXPECT_EQ(heard<PaperDone>().front().outcome, PrintOutcome::Printed);
    EXPECT_EQ(m_papers, 1);
    EXPECT_TRUE(asked<protocol::IssueTicket>().empty());
}

TEST_F(AtTheDesk, ANumberThatNobodyWaitsForAnyMoreIsGivenBack)
{
    openDeskThatIsHeard();
    order();
    m_desk->abandon();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !asked<protocol::CancelTicket>().empty(); }, 30000));
    EXPECT_EQ(asked<protocol::CancelTicket>().front().ticket, TicketId{"t1"});
    EXPECT_TRUE(heard<NumberGiven>().empty()) << "it must not stand on the screen of whoever comes next";
    EXPECT_EQ(m_papers, 0);
}

TEST_F(AtTheDesk, AFaceIsWithdrawnByThePaper)
{
    openDeskThatIsHeard();
    m_desk->eraseFaceBy("I_PL14VYLZNNqAu9K-a_Gg");
    ASSERT_TRUE(waitFor<FaceErased>());
    EXPECT_EQ(heard<FaceErased>().front().outcome, Withdrawal::Erased);
    EXPECT_EQ(asked<protocol::EraseFace>().front().paperToken, "I_PL14VYLZNNqAu9K-a_Gg");
}

}
}
