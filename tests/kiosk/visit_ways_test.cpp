#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

/// Everyone's way in: by touch, keys, one button or a nod, low before the camera, with large texts, with
/// help.
namespace luot::kiosk::test {
namespace {

using protocol::IssueWay;
using ticket_printer::PrintOutcome;
using vision::Cell;

class Ways : public testing::Test {
protected:
    /// Waits until that card is lit, and presses the button.
    void pressAt(std::optional<Cell> cell)
    {
        for (int i = 0; i < 2000 && visitor.view().scan && visitor.view().scan->lit != cell; ++i)
            visitor.wait(50ms);
        visitor.wait(400ms);
        visitor.give(Press{Press::What::Switch, {}, IssueWay::Scan});
    }
    void nod()
    {
        for (const double pitch : {-3.0, -7.0, -8.0, -5.0, -1.0, 0.0}) {
            visitor.head.pitch = pitch;
            visitor.wait(50ms);
        }
    }
    void giveNumber(PrintOutcome paper = PrintOutcome::Printed)
    {
        visitor.give(PrinterAsked{true});
        const auto issued = numberFor(visitor.last<IssueNumber>()->field);
        visitor.give(NumberGiven{issued});
        visitor.give(PaperDone{issued.ticket.id, paper});
    }
    void fieldAsks(std::vector<protocol::Procedure> procedures)
    {
        auto fields = sixFields();
        fields.front().asksProcedure = true;
        visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
        visitor.press(Press::What::Start);
        visitor.press(Press::What::Card, {0, 0});
        ASSERT_EQ(visitor.view().page, Page::Procedures);
        EXPECT_EQ(visitor.last<ListProcedures>()->field, FieldId{"A"});
        if (!procedures.empty())
            visitor.give(ProceduresSeen{FieldId{"A"}, procedures});
    }
    static std::vector<protocol::Procedure> procedures(int count)
    {
        std::vector<protocol::Procedure> all;
        for (int i = 1; i <= count; ++i)
            all.push_back({protocol::ProcedureId{"p" + std::to_string(i)},
                           "Procedure " + std::to_string(i),
                           FieldId{"A"},
                           0,
                           {}});
        return all;
    }

    Visitor visitor;
};

TEST_F(Ways, OneButtonAloneGetsANumber)
{
    visitor.press(Press::What::Scan);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    ASSERT_TRUE(visitor.view().scan);
    EXPECT_EQ(visitor.view().scan->count, 7) << "six fields and the other ways";
    pressAt(Cell{0, 1});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    ASSERT_TRUE(visitor.view().scan) << "a press opens the next page, scanned too";
    EXPECT_NE(visitor.view().scan->lit, visitor.view().yes) << "what cannot be taken back comes last";
    pressAt(visitor.view().yes);
    EXPECT_EQ(visitor.view().page, Page::Issuing);
    giveNumber();
    EXPECT_EQ(visitor.last<IssueNumber>()->way, IssueWay::Scan);
    EXPECT_GT(visitor.last<IssueNumber>()->took, 3500ms) << "from the first press, for the figures by way";
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"B"});
}

TEST_F(Ways, ANodPressesTheButton)
{
    visitor.comeToChoose();
    visitor.press(Press::What::Scan);
    visitor.rest();
    while (visitor.view().scan->lit != Cell{0, 2})
        visitor.wait(50ms);
    visitor.wait(500ms);
    nod();
    EXPECT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(visitor.view().field->id, FieldId{"C"});
}

TEST_F(Ways, WhileItIsScannedTheHeadPointsAtNothing)
{
    visitor.comeToChoose();
    visitor.press(Press::What::Scan);
    visitor.look({0, 0}, 3s);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    pressAt(std::nullopt); // "cách khác"
    EXPECT_FALSE(visitor.view().scan);
    visitor.lookStraightAt({0, 0});
    EXPECT_EQ(visitor.view().page, Page::Confirm) << "and afterwards again";
}

TEST_F(Ways, DashedCardsAreNotScanned)
{
    auto fields = sixFields();
    fields[1].open = false;
    visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
    visitor.press(Press::What::Scan);
    for (int i = 0; i < 400; ++i) {
        EXPECT_NE(visitor.view().scan->lit, (Cell{0, 1}));
        visitor.wait(50ms);
    }
}

TEST_F(Ways, AScanNobodyUsesEnds)
{
    visitor.press(Press::What::Scan);
    visitor.presence = vision::Presence::Nobody;
    EXPECT_TRUE(visitor.waitFor(Page::Attract))
        << "after three rounds it rests, and the visit's patience ends";
    EXPECT_FALSE(visitor.view().scan);
}

TEST_F(Ways, TheButtonIsAnEnterKeyWhereNothingIsScanned)
{
    visitor.press(Press::What::Start);
    visitor.wait(400ms);
    visitor.give(MoveFocus{0, 1});
    visitor.give(Press{Press::What::Switch, {}, IssueWay::Keyboard});
    EXPECT_EQ(visitor.view().page, Page::Confirm);
}

TEST_F(Ways, TouchIsSpokenToAsTouch)
{
    visitor.comeToChoose();
    EXPECT_EQ(visitor.view().way, IssueWay::Head);
    visitor.press(Press::What::Start);
    EXPECT_EQ(visitor.view().way, IssueWay::Touch) << "\"Chạm vào thẻ\", no longer \"Quay nhẹ đầu\"";
    EXPECT_EQ(visitor.view().page, Page::Choose);
}

TEST_F(Ways, SomebodyLowFindsThePageLowered)
{
    visitor.faceHeight = 0.7;
    visitor.comeToChoose();
    EXPECT_TRUE(visitor.view().lowered);
    visitor.faceHeight = 0.5;
    visitor.wait(1s);
    EXPECT_TRUE(visitor.view().lowered) << "for the whole visit: nothing jumps";
    visitor.leave();
    EXPECT_FALSE(visitor.view().lowered);
}

TEST_F(Ways, LargeTextsHaveFewerCardsAndGoWithTheVisit)
{
    visitor.press(Press::What::Start);
    visitor.give(TextSize{TextSize::Size::Large});
    ASSERT_EQ(visitor.view().cards->kind(), vision::CardLayout::Kind::Square);
    EXPECT_EQ(visitor.view().fields.size(), 3U);
    EXPECT_TRUE(visitor.view().moreFields);
    visitor.press(Press::What::Card, {1, 1}); // "Việc khác"
    EXPECT_EQ(visitor.view().fields.front().id, FieldId{"D"});
    visitor.press(Press::What::Card, {0, 0});
    EXPECT_EQ(visitor.view().field->id, FieldId{"D"});
    visitor.press(Press::What::Back);
    visitor.press(Press::What::Back);
    EXPECT_FALSE(visitor.view().largeText);
}

TEST_F(Ways, LargeCardsAreChosenByHead)
{
    visitor.comeToChoose();
    visitor.give(TextSize{TextSize::Size::Large});
    for (const Cell cell : {Cell{0, 0}, Cell{0, 1}, Cell{1, 0}}) {
        visitor.lookStraightAt(cell);
        ASSERT_EQ(visitor.view().page, Page::Confirm) << cell.row << ',' << cell.column;
        EXPECT_EQ(visitor.view().chosen, cell);
        visitor.press(Press::What::Back);
    }
}

TEST_F(Ways, SomebodyElseNearerPausesAndIsSaid)
{
    visitor.comeToChoose();
    visitor.bystander = vision::Bystander::Near;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().interruption, Interruption::Bystander);
    EXPECT_EQ(visitor.view().page, Page::Choose) << "the choice is kept";
    visitor.bystander = vision::Bystander::None;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().interruption, Interruption::None);
}

TEST_F(Ways, ABystanderIsNobodysBusinessWhoTouches)
{
    visitor.comeToChoose();
    visitor.press(Press::What::Start);
    visitor.bystander = vision::Bystander::Near;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().interruption, Interruption::None);
}

TEST_F(Ways, WhoStandsTooNearIsAskedToStepBack)
{
    visitor.presence = vision::Presence::Approaching;
    visitor.hindrance = vision::Hindrance::TooNear;
    visitor.wait(500ms);
    EXPECT_EQ(visitor.view().interruption, Interruption::StepBack);
    visitor.hindrance = vision::Hindrance::None;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().interruption, Interruption::None);
}

TEST_F(Ways, HelpIsCalledOnceAndSaid)
{
    visitor.press(Press::What::Help);
    EXPECT_TRUE(visitor.view().helpAsked) << "also while nobody is being served";
    EXPECT_EQ(visitor.count<CallStaff>(), 1);
    visitor.press(Press::What::Help);
    EXPECT_EQ(visitor.count<CallStaff>(), 1);
    visitor.wait(31s);
    EXPECT_FALSE(visitor.view().helpAsked);
    visitor.press(Press::What::Help);
    EXPECT_EQ(visitor.count<CallStaff>(), 2);
}

TEST_F(Ways, AnotherNumberIsTakenForSomebodyElseAndKnowsNoFace)
{
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    giveNumber();
    visitor.press(Press::What::Another);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    EXPECT_EQ(visitor.count<EndVisit>(), 1) << "everything of the first person is wiped";
    EXPECT_FALSE(visitor.view().consented);
    EXPECT_FALSE(visitor.view().ticket);
}

TEST_F(Ways, AFieldThatAsksShowsItsProcedures)
{
    fieldAsks(procedures(3));
    EXPECT_EQ(visitor.view().procedures.size(), 3U);
    visitor.press(Press::What::Card, {0, 1});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    visitor.press(Press::What::Card, visitor.view().yes);
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.last<IssueNumber>()->procedure, protocol::ProcedureId{"p2"});
}

TEST_F(Ways, WhoDoesNotKnowTheProcedureGoesOnWithoutOne)
{
    fieldAsks(procedures(3));
    visitor.press(Press::What::Card, {1, 0}); // after the third: "Không rõ"
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_FALSE(visitor.view().procedure);
}

TEST_F(Ways, ManyProceduresTurnPagesAndAreFoundBySearching)
{
    fieldAsks(procedures(20));
    ASSERT_TRUE(visitor.view().moreProcedures);
    EXPECT_EQ(visitor.view().procedures.size(), 6U);
    visitor.press(Press::What::Card, {2, 2}); // the next page
    EXPECT_EQ(visitor.view().procedures.front().id, protocol::ProcedureId{"p7"});
    visitor.wait(400ms);
    visitor.give(ChooseProcedure{protocol::ProcedureId{"p19"}, IssueWay::Touch});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(visitor.view().procedure->id, protocol::ProcedureId{"p19"});
    visitor.press(Press::What::Back);
    EXPECT_EQ(visitor.view().page, Page::Procedures);
}

TEST_F(Ways, ProceduresThatDoNotComeHoldUpNobody)
{
    fieldAsks({});
    visitor.wait(2s);
    EXPECT_EQ(visitor.view().page, Page::Confirm);
}

TEST_F(Ways, AFaceIsWithdrawnByShowingThePaper)
{
    visitor.press(Press::What::Withdraw);
    ASSERT_EQ(visitor.view().page, Page::Withdraw);
    EXPECT_EQ(visitor.last<SeekCode>()->now, SeekCode::Now::On);
    visitor.give(CodeSeen{"token"});
    EXPECT_EQ(visitor.last<EraseFace>()->paperToken, "token");
    visitor.give(CodeSeen{"another"});
    EXPECT_EQ(visitor.count<EraseFace>(), 1);
    visitor.give(FaceErased{Withdrawal::Erased});
    EXPECT_EQ(visitor.view().page, Page::Withdrawn);
    EXPECT_EQ(visitor.view().withdrawal, Withdrawal::Erased);
    EXPECT_TRUE(visitor.waitFor(Page::Attract));
}

TEST_F(Ways, ACodeInTheBackgroundIsNobodysWish)
{
    visitor.comeToChoose();
    visitor.give(CodeSeen{"token"});
    EXPECT_EQ(visitor.count<EraseFace>(), 0);
}

TEST_F(Ways, NobodyIsHurriedWhileAPageIsReadAloud)
{
    visitor.press(Press::What::Start);
    visitor.wait(1s);
    visitor.give(Speaking{Speaking::Now::Yes});
    visitor.wait(120s);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    visitor.give(Speaking{Speaking::Now::No});
    visitor.wait(50s);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    visitor.wait(15s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
}

TEST_F(Ways, ANumberThatNeverComesIsGivenBackWhenItsPersonHasGone)
{
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    ASSERT_EQ(visitor.count<IssueNumber>(), 1);
    visitor.wait(50s);
    visitor.leave();
    visitor.wait(5s);
    EXPECT_EQ(visitor.count<AbandonNumber>(), 0);
    visitor.wait(10s);
    EXPECT_EQ(visitor.count<AbandonNumber>(), 1);
    EXPECT_NE(visitor.view().page, Page::Issuing) << "the next one is served";
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_FALSE(visitor.view().ticket) << "somebody else's number is never shown";
}

TEST_F(Ways, ANumberOfBeforeARestartIsShownAndAskedAbout)
{
    visitor.give(NumberFound{numberFor(FieldId{"A"}), Paper::Unknown});
    EXPECT_EQ(visitor.view().page, Page::PrintUnknown);
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
    visitor.press(Press::What::Card, visitor.view().yes);
    EXPECT_EQ(visitor.count<PrintCopy>(), 1);
}

TEST_F(Ways, TheTimeAtTheMachineIsTold)
{
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    EXPECT_GT(visitor.last<IssueNumber>()->took, 3s);
    EXPECT_LT(visitor.last<IssueNumber>()->took, 15s);
}

}
}
