#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

namespace luot::kiosk::test {
namespace {

using ticket_printer::PrintOutcome;
using vision::Cell;
using vision::Presence;

TEST(VisitFlow, GreetsWhoComesNearAndGoesBackWhenTheyPass)
{
    Visitor visitor;
    visitor.wait(1s);
    EXPECT_EQ(visitor.view().page, Page::Attract);

    visitor.presence = Presence::Approaching;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().page, Page::Greeting);

    visitor.presence = Presence::Nobody;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<BeginTemplate>(), 0);
}

TEST(VisitFlow, WholeVisitWithConsentIsChosenByHeadAlone)
{
    Visitor visitor;
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.lookStraightAt(visitor.view().yes);
    visitor.lookStraightAt(visitor.view().yes);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    EXPECT_EQ(visitor.count<BeginTemplate>(), 1);
    visitor.give(TemplateSettled{});

    visitor.lookStraightAt({1, 2});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(visitor.view().field->id, FieldId{"G"});
    visitor.lookStraightAt(visitor.view().yes);
    ASSERT_EQ(visitor.view().page, Page::Issuing);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0) << "the printer is asked before a number is taken";
    visitor.give(PrinterAsked{true});
    ASSERT_EQ(visitor.count<IssueNumber>(), 1);
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"G"});
    EXPECT_EQ(visitor.last<IssueNumber>()->way, protocol::IssueWay::Head);

    const auto issued = numberFor(FieldId{"G"});
    visitor.give(NumberGiven{issued});
    EXPECT_EQ(visitor.view().page, Page::Issued);
    visitor.wait(1s);
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Printed});
    EXPECT_EQ(visitor.view().paper, Paper::Printed);
    visitor.wait(11s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::Printed);
    using enum Milestone;
    EXPECT_EQ(visitor.milestones(), (std::vector{Locked, Consented, Selected, Confirmed}));
}

TEST(VisitFlow, OneLookAtTheFaceCardDoesNotConsent)
{
    Visitor visitor;
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.lookStraightAt(visitor.view().yes);
    EXPECT_EQ(visitor.view().page, Page::Consent);
    EXPECT_EQ(visitor.view().advice, Advice::LookAgain);
    EXPECT_EQ(visitor.count<BeginTemplate>(), 0);

    visitor.wait(10s); // keeps looking there without ever resting
    EXPECT_EQ(visitor.count<BeginTemplate>(), 0);
}

TEST(VisitFlow, WithoutConsentNoTemplateIsEverAskedFor)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_EQ(visitor.view().ticket->ticket.label, "A001");
    EXPECT_EQ(visitor.count<BeginTemplate>(), 0);
    EXPECT_FALSE(visitor.view().consented);
    EXPECT_EQ(visitor.milestones().at(1), Milestone::Declined);
}

TEST(VisitFlow, LookingStraightAheadChoosesNothing)
{
    Visitor visitor;
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.head = {};
    visitor.wait(19s);
    EXPECT_EQ(visitor.view().page, Page::Consent);
    EXPECT_EQ(visitor.milestones(), std::vector{Milestone::Locked});
    visitor.wait(2s);
    EXPECT_EQ(visitor.view().advice, Advice::GoOnWithoutFace);
}

TEST(VisitFlow, EveryCardYieldsItsOwnField)
{
    for (int row = 0; row < 2; ++row) {
        for (int column = 0; column < 3; ++column) {
            Visitor visitor;
            visitor.comeToChoose();
            visitor.askFor({row, column});
            ASSERT_TRUE(visitor.last<IssueNumber>());
            EXPECT_EQ(visitor.last<IssueNumber>()->field,
                      sixFields()[static_cast<std::size_t>(row * 3 + column)].id);
        }
    }
}

TEST(VisitFlow, ConfirmLiesOppositeToTheChosenSide)
{
    const auto yesAfter = [](Cell cell) {
        Visitor visitor;
        visitor.comeToChoose();
        visitor.lookStraightAt(cell);
        return visitor.view().yes;
    };
    EXPECT_EQ(yesAfter({0, 0}), (Cell{0, 1}));
    EXPECT_EQ(yesAfter({0, 1}), (Cell{0, 1}));
    EXPECT_EQ(yesAfter({1, 2}), (Cell{0, 0}));
}

TEST(VisitFlow, BackReturnsToTheFieldsAndTwiceMakesTheRingSlower)
{
    Visitor visitor;
    visitor.comeToChoose();
    const auto timeToChoose = [&visitor] {
        visitor.rest();
        const auto from = visitor.now;
        visitor.look({0, 0});
        return visitor.now - from;
    };
    const auto first = timeToChoose();
    visitor.lookStraightAt(visitor.view().no);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    timeToChoose();
    visitor.lookStraightAt(visitor.view().no);
    const auto third = timeToChoose();
    EXPECT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(third - first, 300ms);
    EXPECT_EQ(visitor.count<IssueNumber>(), 0);
}

TEST(VisitFlow, PriorityIsAThirdCardAndNoStepForTheOthers)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.lookStraightAt({0, 0});
    visitor.lookStraightAt({1, 0});
    ASSERT_EQ(visitor.view().page, Page::Priority);
    visitor.lookStraightAt({0, 2});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.last<IssueNumber>()->priority, protocol::PriorityClass::Disabled);
}

TEST(VisitFlow, OnlyTheClassesOfTheCentreAreOffered)
{
    using protocol::PriorityClass;
    Visitor visitor;
    visitor.give(
        BranchSeen{sixFields(), BranchSeen::Service::Up, {PriorityClass::Merit, PriorityClass::Pregnant}});
    visitor.comeToChoose();
    visitor.lookStraightAt({0, 0});
    visitor.lookStraightAt({1, 0});
    ASSERT_EQ(visitor.view().page, Page::Priority);
    EXPECT_EQ(visitor.view().priorities,
              (std::vector{PriorityClass::None, PriorityClass::Merit, PriorityClass::Pregnant}));
    EXPECT_EQ(visitor.view().cards->cells().size(), 3U);
    visitor.press(Press::What::Card, visitor.view().cards->cells()[1]);
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    visitor.lookStraightAt(visitor.view().yes);
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.last<IssueNumber>()->priority, PriorityClass::Merit);
}

TEST(VisitFlow, AClosedFieldCannotBeChosen)
{
    Visitor visitor;
    auto fields = sixFields();
    fields[0].open = false;
    visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
    visitor.comeToChoose();
    visitor.rest();
    visitor.look({0, 0}, 5s);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    EXPECT_FALSE(visitor.view().pointing.highlighted);
    visitor.press(Press::What::Card, {0, 0});
    EXPECT_EQ(visitor.view().page, Page::Choose);
}

TEST(VisitFlow, MoreThanEightFieldsTurnPages)
{
    Visitor visitor;
    std::vector<protocol::Field> fields;
    for (const char letter : std::string{"ABCDEGHKLM"})
        fields.push_back({FieldId{std::string{letter}}, "Field", {}, {}, true, 0, {}});
    visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
    visitor.press(Press::What::Start);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    EXPECT_EQ(visitor.view().fields.size(), 7U);
    visitor.press(Press::What::Card, visitor.view().cards->cells().back());
    EXPECT_EQ(visitor.view().fields.front().id, FieldId{"K"});
    visitor.press(Press::What::Card, visitor.view().cards->cells().front());
    EXPECT_EQ(visitor.view().field->id, FieldId{"K"});
}

TEST(VisitFlow, TouchAloneGetsANumber)
{
    Visitor visitor;
    visitor.camera = false;
    visitor.press(Press::What::Start);
    visitor.press(Press::What::Card, {0, 1});
    visitor.press(Press::What::Card, visitor.view().yes);
    visitor.give(PrinterAsked{true});
    ASSERT_TRUE(visitor.last<IssueNumber>());
    EXPECT_EQ(visitor.last<IssueNumber>()->field, FieldId{"B"});
    EXPECT_EQ(visitor.last<IssueNumber>()->way, protocol::IssueWay::Touch);
}

TEST(VisitFlow, ADoubleTapHitsOnePageOnly)
{
    Visitor visitor;
    visitor.press(Press::What::Start);
    visitor.press(Press::What::Card, {0, 1});
    visitor.give(Press{Press::What::Card, {0, 1}});
    EXPECT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(visitor.count<AskPrinter>(), 0);
}

TEST(VisitFlow, KeysAloneGetANumber)
{
    Visitor visitor;
    visitor.give(PressFocused{});
    ASSERT_EQ(visitor.view().page, Page::Choose);
    visitor.wait(400ms);
    visitor.give(MoveFocus{0, 1}); // shows the first card
    visitor.give(MoveFocus{0, 1});
    visitor.give(MoveFocus{1, 0});
    EXPECT_EQ(visitor.view().focused, (Cell{1, 1}));
    visitor.give(PressFocused{});
    ASSERT_EQ(visitor.view().page, Page::Confirm);
    EXPECT_EQ(visitor.view().field->id, FieldId{"E"});
    visitor.wait(400ms);
    visitor.give(MoveFocus{0, 1});
    visitor.give(MoveFocus{0, 1});
    visitor.give(PressFocused{});
    visitor.give(PrinterAsked{true});
    EXPECT_EQ(visitor.last<IssueNumber>()->way, protocol::IssueWay::Keyboard);
    EXPECT_EQ(visitor.last<IssueNumber>()->took, 800ms) << "from the first key, for the figures by way";
}

TEST(VisitFlow, ConsentCanBeTakenBackBeforeTheNumber)
{
    Visitor visitor;
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.press(Press::What::Card, visitor.view().yes);
    ASSERT_TRUE(visitor.view().consented);
    visitor.press(Press::What::WithoutFace);
    EXPECT_FALSE(visitor.view().consented);
    EXPECT_EQ(visitor.count<DropTemplate>(), 1);
    EXPECT_EQ(visitor.view().page, Page::Choose);
}

TEST(VisitFlow, AnUnsteadyHeadIsOfferedTheOtherWays)
{
    Visitor visitor;
    visitor.come();
    for (int i = 0; i < 400 && visitor.view().page == Page::Neutral; ++i) {
        visitor.head = {i % 2 == 0 ? 6.0 : -6.0, 0.0};
        visitor.wait(50ms);
    }
    ASSERT_EQ(visitor.view().page, Page::OtherWays);
    visitor.head = {};
    visitor.press(Press::What::TryAgain);
    EXPECT_TRUE(visitor.waitFor(Page::Consent));
}

TEST(VisitFlow, WithoutMovementItHintsOffersAndEnds)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.rest();
    visitor.wait(15s);
    EXPECT_EQ(visitor.view().advice, Advice::Move);
    visitor.wait(15s);
    EXPECT_EQ(visitor.view().advice, Advice::OtherWay);
    visitor.wait(31s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::NoNumber);
}

TEST(VisitFlow, WhoGoesAwayLeavesNothingBehind)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.leave();
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.count<EndVisit>(), 1);
    EXPECT_FALSE(visitor.view().field);
    EXPECT_FALSE(visitor.view().consented);
}

TEST(VisitFlow, ABystanderPausesTheRing)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.rest();
    visitor.bystander = vision::Bystander::Near;
    visitor.look({0, 0}, 5s);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    EXPECT_EQ(visitor.view().advice, Advice::StepBack);
}

TEST(VisitFlow, WhoStaysAfterTheNumberIsNotGreetedAtOnce)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.askFor({0, 0});
    const auto issued = numberFor(FieldId{"A"});
    visitor.give(NumberGiven{issued});
    visitor.give(PaperDone{issued.ticket.id, PrintOutcome::Printed});
    visitor.press(Press::What::Done);
    visitor.presence = Presence::Approaching;
    visitor.wait(3s);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    visitor.wait(2s);
    EXPECT_EQ(visitor.view().page, Page::Greeting);
}

TEST(VisitFlow, ALostServiceIsSaidAndForgottenByItself)
{
    Visitor visitor;
    visitor.give(BranchSeen{sixFields(), BranchSeen::Service::Down});
    visitor.wait(1s);
    EXPECT_EQ(visitor.view().page, Page::Attract) << "a short re-sync is nobody's business";
    visitor.wait(2s);
    EXPECT_EQ(visitor.view().page, Page::ServiceLost);
    visitor.give(BranchSeen{sixFields(), BranchSeen::Service::Up});
    EXPECT_EQ(visitor.view().page, Page::Attract);
}

TEST(VisitFlow, BeforeTheServiceIsHeardNobodyIsInvited)
{
    VisitFlow flow;
    EXPECT_EQ(flow.view().page, Page::ServiceLost);
    (void)flow.take(Tick{}, SteadyTime{std::chrono::hours{1}});
    EXPECT_EQ(flow.view().page, Page::ServiceLost);
}

TEST(VisitFlow, AllFieldsClosedIsSaid)
{
    Visitor visitor;
    auto fields = sixFields();
    for (auto& field : fields)
        field.open = false;
    visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().page, Page::Closed);
}

TEST(VisitFlow, ACameraFaultLeavesTouchAndHealsByItself)
{
    Visitor visitor;
    visitor.wait(1s);
    visitor.camera = false;
    visitor.wait(4s);
    ASSERT_EQ(visitor.view().page, Page::CameraFault);
    visitor.press(Press::What::Start);
    EXPECT_EQ(visitor.view().page, Page::Choose);
    visitor.press(Press::What::Back);
    EXPECT_EQ(visitor.view().page, Page::CameraFault);
    visitor.camera = true;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().page, Page::Attract);
}

TEST(VisitFlow, AFaceThatIsLostForAMomentKeepsItsRing)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.rest();
    visitor.look({0, 0}, 800ms);
    const double before = visitor.view().pointing.progress;
    ASSERT_GT(before, 0.0);
    visitor.presence = Presence::Lost;
    visitor.wait(300ms);
    EXPECT_EQ(visitor.view().pointing.ring, vision::RingState::Frozen);
    EXPECT_EQ(visitor.view().advice, Advice::FaceLost);
    EXPECT_DOUBLE_EQ(visitor.view().pointing.progress, before);
}

}
}
