#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

namespace luot::kiosk::test {
namespace {

const HeldNumber a045{"A045", WallTime{1783995400000ms}, HeldNumber::Likeness::Same};

/// From nobody to Confirm, with consent and a template.
void comeToConfirm(Visitor& visitor)
{
    visitor.come();
    visitor.waitFor(Page::Consent);
    visitor.press(Press::What::Card, visitor.view().yes);
    visitor.give(TemplateSettled{});
    visitor.lookStraightAt({0, 0});
}

/// The same, confirmed, with a printer that is ready.
void askForANumber(Visitor& visitor)
{
    comeToConfirm(visitor);
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{true});
}

TEST(SecondNumber, IsNotGivenBeforeTheFirstIsShown)
{
    Visitor visitor;
    visitor.held = a045;
    askForANumber(visitor);
    ASSERT_EQ(visitor.view().page, Page::Already);
    EXPECT_EQ(visitor.view().held, a045);
    EXPECT_EQ(visitor.last<SearchRecent>()->field, FieldId{"A"});
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
}

TEST(SecondNumber, WhoSaysItIsNotTheirsGetsOneAtOnce)
{
    Visitor visitor;
    visitor.held = a045;
    askForANumber(visitor);
    visitor.lookStraightAt(visitor.view().yes);
    ASSERT_EQ(visitor.count<IssueNumber>(), 1);
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"A"});
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_EQ(visitor.view().page, Page::Issued);
    EXPECT_EQ(visitor.count<SearchRecent>(), 1);
}

TEST(SecondNumber, OneMoreForSomebodyElseIsGivenToo)
{
    Visitor visitor;
    visitor.held = a045;
    askForANumber(visitor);
    visitor.press(Press::What::Card, {1, 0});
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
}

TEST(SecondNumber, KeepingTheFirstGivesNone)
{
    Visitor visitor;
    visitor.held = a045;
    askForANumber(visitor);
    visitor.lookStraightAt(visitor.view().no);
    EXPECT_EQ(visitor.view().page, Page::Kept);
    EXPECT_EQ(visitor.view().held->label, "A045");
    visitor.wait(11s);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::NoNumber);
    EXPECT_FALSE(visitor.view().held);
}

TEST(SecondNumber, KeepingTheFirstPrintsItAgain)
{
    Visitor visitor;
    visitor.held = a045;
    visitor.held->ticket = TicketId{"t45"};
    askForANumber(visitor);
    visitor.lookStraightAt(visitor.view().no);
    ASSERT_EQ(visitor.view().page, Page::Kept);
    ASSERT_EQ(visitor.count<ReprintHeld>(), 1);
    EXPECT_EQ(visitor.last<ReprintHeld>()->ticket, TicketId{"t45"});
    visitor.wait(15s);
    EXPECT_EQ(visitor.view().page, Page::Kept) << "the paper is on its way";
    visitor.give(PaperDone{TicketId{"t45"}, ticket_printer::PrintOutcome::Printed});
    EXPECT_EQ(visitor.view().paper, Paper::Printed);
    visitor.wait(11s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
}

TEST(SecondNumber, WithoutConsentNobodyIsLookedFor)
{
    Visitor visitor;
    visitor.held = a045;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    EXPECT_EQ(visitor.count<SearchRecent>(), 0);
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
}

TEST(SecondNumber, ASearchWithoutAnAnswerDelaysNobody)
{
    Visitor visitor;
    visitor.searchAnswers = false;
    askForANumber(visitor);
    visitor.wait(250ms);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
    visitor.wait(100ms);
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
    visitor.give(RecentSearched{a045});
    EXPECT_EQ(visitor.view().page, Page::Issuing) << "too late to ask";
}

TEST(SecondNumber, AnotherFieldIsLookedForAgain)
{
    Visitor visitor;
    visitor.held = a045;
    askForANumber(visitor);
    visitor.press(Press::What::Back);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    visitor.held.reset();
    visitor.lookStraightAt({0, 1});
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.last<SearchRecent>()->field, FieldId{"B"});
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"B"});
}

TEST(FlatFace, GetsItsNumberWithoutAFaceAndIsWrittenDown)
{
    Visitor visitor;
    visitor.held = a045;
    comeToConfirm(visitor);
    visitor.liveness = vision::Liveness::Flat;
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.count<DropTemplate>(), 1);
    EXPECT_EQ(visitor.count<SearchRecent>(), 0) << "a photo learns nobody's number";
    EXPECT_EQ(visitor.milestones().back(), Milestone::Flat);
    ASSERT_EQ(visitor.count<IssueNumber>(), 1) << "never a refusal";
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_EQ(visitor.view().page, Page::Issued);
}

TEST(FlatFace, WithoutConsentThereIsNothingToDrop)
{
    Visitor visitor;
    visitor.liveness = vision::Liveness::Flat;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    EXPECT_EQ(visitor.count<DropTemplate>(), 0);
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
}

TEST(FlatFace, TheNextVisitBeginsWithoutAVerdict)
{
    Visitor visitor;
    comeToConfirm(visitor);
    visitor.liveness = vision::Liveness::Flat;
    visitor.wait(100ms);
    visitor.leave();
    visitor.head = {};
    visitor.liveness = vision::Liveness::Unknown;
    askForANumber(visitor);
    EXPECT_EQ(visitor.count<DropTemplate>(), 0);
    EXPECT_EQ(visitor.count<SearchRecent>(), 1);
}

}
}
