#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

/// From the press of "Lấy số" on: printer, number, paper.
namespace luot::kiosk::test {
namespace {

using ticket_printer::PrintOutcome;
using vision::Cell;

TEST(VisitNumber, APrinterInTroubleIsSaidBeforeANumberIsTaken)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.lookStraightAt({0, 0});
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{false});
    ASSERT_EQ(visitor.view().page, Page::PrinterTrouble);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
    visitor.lookStraightAt(visitor.view().yes);
    ASSERT_EQ(visitor.count<IssueNumber>(), 1);
    EXPECT_EQ(visitor.last<IssueNumber>()->paper, IssueNumber::Paper::None);
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_EQ(visitor.view().page, Page::NoPaper);
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
}

TEST(VisitNumber, APrinterInTroubleCanBeDeclinedWithoutTakingANumber)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.lookStraightAt({0, 0});
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{false});
    visitor.wait(31s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
}

TEST(VisitNumber, ANumberWithoutPaperStaysForHalfAMinute)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::PaperOut});
    ASSERT_EQ(visitor.view().page, Page::NoPaper);
    EXPECT_EQ(visitor.view().secondsLeft, 30);
    visitor.leave();
    visitor.wait(26s);
    EXPECT_EQ(visitor.view().page, Page::NoPaper) << "somebody may be fetching a phone";
    visitor.wait(5s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::NotPrinted);
}

TEST(VisitNumber, PaperThatComesLateIsAnnounced)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Offline});
    visitor.wait(5s);
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Printed});
    EXPECT_EQ(visitor.view().page, Page::Issued);
    EXPECT_EQ(visitor.view().paper, Paper::Printed);
}

TEST(VisitNumber, UnknownPaperIsAskedAboutAndReprintedOnlyOnRequest)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Unknown});
    ASSERT_EQ(visitor.view().page, Page::PrintUnknown);
    EXPECT_EQ(visitor.count<PrintCopy>(), 0);
    visitor.lookStraightAt(visitor.view().yes);
    EXPECT_EQ(visitor.count<PrintCopy>(), 1);
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Unknown});
    EXPECT_EQ(visitor.view().page, Page::NoPaper) << "a second question would know no more";
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
}

TEST(VisitNumber, WhenThePrinterSaysWhyItStoppedNobodyIsAsked)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(
        PaperDone{issued.ticket.id, PrintOutcome::Unknown, ticket_printer::PrinterReadiness::PaperOut});
    ASSERT_EQ(visitor.view().page, Page::NoPaper);
    EXPECT_EQ(visitor.view().printerTrouble, ticket_printer::PrinterReadiness::PaperOut);
    EXPECT_EQ(visitor.view().paper, Paper::Missing);
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
    visitor.wait(31s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<PrintCopy>(), 0) << "the rest may come with the new roll";
    EXPECT_EQ(visitor.count<CancelNumber>(), 0);
}

TEST(VisitNumber, ANumberFoundAfterAPowerCutIsShownToWhoeverHasJustBeenGreeted)
{
    Visitor visitor;
    visitor.come();
    ASSERT_TRUE(visitor.flow.visiting()) << "who waited there is greeted before the service has answered";
    visitor.give(NumberFound{numberFor(FieldId{"A"}), Paper::Printing});
    EXPECT_EQ(visitor.view().page, Page::Issued);
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
    visitor.give(PaperDone{numberFor(FieldId{"A"}).ticket.id, PrintOutcome::Printed});
    EXPECT_EQ(visitor.view().paper, Paper::Printed);
    visitor.wait(11s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
}

TEST(VisitNumber, ANumberFoundInterruptsNobodyWhoIsFurther)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.lookStraightAt({0, 0});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    visitor.give(NumberFound{numberFor(FieldId{"B"}), Paper::Printing});
    EXPECT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_FALSE(visitor.view().ticket);
}

TEST(VisitNumber, UnknownPaperEndsByItselfAndKeepsTheNumber)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Unknown});
    visitor.wait(31s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<CancelNumber>(), 0);
    EXPECT_EQ(visitor.count<PrintCopy>(), 0);
}

TEST(VisitNumber, AServiceThatTakesLongKeepsTheVisitAndAsksOnce)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    visitor.wait(3s);
    EXPECT_EQ(visitor.view().advice, Advice::Waiting);
    visitor.wait(3min);
    EXPECT_EQ(visitor.view().page, Page::Issuing) << "whoever waits is waited with";
    EXPECT_FALSE(visitor.view().ticket) << "no number before it is committed";
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    EXPECT_EQ(visitor.view().page, Page::Issued);
    visitor.give(NumberGiven{numberFor(FieldId{"B"})});
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001") << "one visit, one number";
}

TEST(VisitNumber, ARefusedFieldLeadsBackToTheOthers)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    visitor.give(NumberRefused{protocol::ErrorCode::QuotaFull});
    ASSERT_EQ(visitor.view().page, Page::Refused);
    EXPECT_FALSE(visitor.view().ticket);
    visitor.wait(6s);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    visitor.askFor({0, 1});
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"B"});
}

TEST(VisitNumber, CancellingIsAskedOnceAndEndsTheVisit)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Printed});
    visitor.press(Press::What::CancelNumber);
    visitor.press(Press::What::CancelNumber);
    ASSERT_EQ(visitor.count<CancelNumber>(), 1);
    EXPECT_EQ(visitor.last<CancelNumber>()->ticket, issued.ticket.id);
    visitor.give(CancelDone{true});
    EXPECT_EQ(visitor.view().page, Page::Cancelled);
    visitor.wait(6s);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::NoNumber);
}

}
}
