#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

/// "Chọn trên điện thoại": a code for somebody's own phone, by every way to the page and back.
namespace luot::kiosk::test {
namespace {

using protocol::IssueWay;
using vision::Cell;
using Service = BranchSeen::Service;
using PublicPages = BranchSeen::PublicPages;

const protocol::Invitation someCode{"0123456789abcdef01234567", WallTime{5min}};
const protocol::Invitation otherCode{"89abcdef0123456701234567", WallTime{6min}};

class Phone : public testing::Test {
protected:
    void SetUp() override
    {
        see();
        visitor.wait(100ms);
    }

    void see(Service service = Service::Up, PublicPages pages = PublicPages::There)
    {
        visitor.give(BranchSeen{sixFields(), service, {}, pages});
    }
    void answer(std::optional<protocol::Invitation> invitation = someCode)
    {
        visitor.give(PhoneInvited{std::move(invitation)});
    }
    /// To a page with its code.
    void openPage()
    {
        visitor.press(Press::What::Phone);
        ASSERT_EQ(page(), Page::OnPhone);
        answer();
        ASSERT_EQ(view().phone, PhoneCode::Shown);
    }
    /// One button: waits until that is lit, and presses.
    void pressAtPhone()
    {
        for (int i = 0; i < 2000 && view().scan && !view().scan->isPhoneLit; ++i)
            visitor.wait(50ms);
        visitor.wait(400ms);
        visitor.give(Press{Press::What::Switch, {}, IssueWay::Scan});
    }
    const VisitView& view() const { return visitor.view(); }
    Page page() const { return view().page; }
    std::ptrdiff_t asked() const { return visitor.count<InviteToPhone>(); }

    Visitor visitor;
};

TEST_F(Phone, IsOfferedOnlyWhereACodeLeadsSomewhere)
{
    EXPECT_TRUE(view().offersPhone);
    see(Service::Up, PublicPages::None);
    EXPECT_FALSE(view().offersPhone) << "the centre has no pages for phones";
    see();
    EXPECT_TRUE(view().offersPhone);

    see(Service::Down);
    visitor.wait(1s);
    EXPECT_TRUE(view().offersPhone) << "a short re-sync is nobody's business";
    visitor.press(Press::What::Start);
    visitor.wait(2s);
    EXPECT_FALSE(view().offersPhone);
    see();
    EXPECT_TRUE(view().offersPhone);

    auto closed = sixFields();
    for (auto& field : closed)
        field.open = false;
    visitor.give(BranchSeen{closed, Service::Up, {}, PublicPages::There});
    EXPECT_FALSE(view().offersPhone) << "there is nothing to choose";
}

TEST_F(Phone, IsNotOfferedToWhoUsesTheirFaceOrHasANumber)
{
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    EXPECT_TRUE(view().offersPhone);
    visitor.press(Press::What::Card, view().yes);
    ASSERT_TRUE(view().consented);
    EXPECT_FALSE(view().offersPhone);
    visitor.press(Press::What::Phone);
    EXPECT_EQ(page(), Page::Choose);
    visitor.press(Press::What::WithoutFace);
    EXPECT_TRUE(view().offersPhone);

    visitor.askFor({0, 0});
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    EXPECT_FALSE(view().offersPhone);
    visitor.press(Press::What::Phone);
    EXPECT_EQ(page(), Page::Issued);
    EXPECT_EQ(asked(), 0);
}

TEST_F(Phone, ACodeIsAskedForOnceShownForAMinuteAndThePageGoesByItself)
{
    visitor.press(Press::What::Phone);
    ASSERT_EQ(page(), Page::OnPhone);
    EXPECT_EQ(view().phone, PhoneCode::Asked);
    EXPECT_FALSE(view().invitation);
    visitor.press(Press::What::Phone);
    EXPECT_EQ(asked(), 1);
    answer();
    ASSERT_EQ(view().phone, PhoneCode::Shown);
    EXPECT_EQ(view().invitation, someCode);
    visitor.wait(50ms);
    EXPECT_EQ(view().secondsLeft, 60);
    visitor.wait(59s);
    EXPECT_EQ(page(), Page::OnPhone);
    visitor.wait(2s);
    EXPECT_EQ(page(), Page::Attract);
    EXPECT_FALSE(view().invitation);
    EXPECT_EQ(visitor.last<EndVisit>()->result, EndVisit::Result::NoNumber);
    EXPECT_EQ(asked(), 1);
}

TEST_F(Phone, WhoHasScannedMakesRoomForTheNext)
{
    openPage();
    visitor.press(Press::What::Done);
    EXPECT_EQ(page(), Page::Attract);
    EXPECT_FALSE(view().invitation);
}

TEST_F(Phone, BackLeadsToWhereItWasTaken)
{
    openPage();
    visitor.press(Press::What::Back);
    EXPECT_EQ(page(), Page::Attract);

    visitor.press(Press::What::Start);
    visitor.press(Press::What::Card, {0, 1});
    ASSERT_EQ(page(), Page::Confirm);
    openPage();
    EXPECT_FALSE(view().cards);
    visitor.press(Press::What::Back);
    EXPECT_EQ(page(), Page::Choose) << "nothing has been confirmed";
    EXPECT_FALSE(view().invitation);
    visitor.press(Press::What::Card, {0, 2});
    EXPECT_EQ(view().field->id, FieldId{"C"});
}

TEST_F(Phone, TheOtherWaysAreStillThereAfterwards)
{
    visitor.come();
    visitor.neutral = {};
    for (int i = 0; i < 600 && page() != Page::OtherWays; ++i) { // a head that does not keep still
        visitor.head.yaw = i % 2 == 0 ? 15 : -15;
        visitor.wait(50ms);
    }
    ASSERT_EQ(page(), Page::OtherWays);
    openPage();
    visitor.press(Press::What::Back);
    EXPECT_EQ(page(), Page::OtherWays);
    openPage();
    visitor.press(Press::What::Start);
    EXPECT_EQ(page(), Page::Choose) << "touch is in the dock";
}

TEST_F(Phone, TheHeadGoesOnWhereItWas)
{
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    openPage();
    visitor.look({0, 0}, 0ms);
    visitor.press(Press::What::Back);
    ASSERT_EQ(page(), Page::Consent);
    visitor.lookStraightAt(view().no);
    ASSERT_EQ(page(), Page::Choose);
    visitor.lookStraightAt({0, 0});
    EXPECT_EQ(page(), Page::Confirm);
}

TEST_F(Phone, OneButtonOpensThePageAndLeavesIt)
{
    visitor.press(Press::What::Scan);
    EXPECT_EQ(view().scan->count, 8) << "six fields, the phone, the other ways";
    pressAtPhone();
    ASSERT_EQ(page(), Page::OnPhone);
    EXPECT_EQ(view().way, IssueWay::Scan) << "the page says what the button does";
    answer();
    visitor.wait(400ms);
    visitor.give(Press{Press::What::Switch, {}, IssueWay::Scan});
    ASSERT_EQ(page(), Page::Choose);
    EXPECT_TRUE(view().scan) << "and scanning goes on";
}

TEST_F(Phone, ANodLeavesItForWhoScans)
{
    visitor.comeToChoose();
    visitor.press(Press::What::Scan);
    visitor.rest();
    pressAtPhone();
    ASSERT_EQ(page(), Page::OnPhone);
    answer();
    visitor.wait(500ms);
    for (const double pitch : {-3.0, -7.0, -8.0, -5.0, -1.0, 0.0}) {
        visitor.head.pitch = pitch;
        visitor.wait(50ms);
    }
    EXPECT_EQ(page(), Page::Choose);
}

TEST_F(Phone, OnTheOtherPagesAScanIsNoLonger)
{
    visitor.press(Press::What::Scan);
    visitor.press(Press::What::Card, {0, 0});
    ASSERT_EQ(page(), Page::Confirm);
    EXPECT_EQ(view().scan->count, 4) << "its three cards and the other ways";
}

TEST_F(Phone, KeysLeaveThePage)
{
    openPage();
    visitor.wait(400ms);
    visitor.give(PressFocused{});
    EXPECT_EQ(page(), Page::Attract);
    openPage();
    visitor.wait(400ms);
    visitor.give(MoveFocus{0, 1});
    EXPECT_EQ(page(), Page::Choose);
    EXPECT_EQ(view().way, IssueWay::Keyboard);
}

TEST_F(Phone, ARefusalIsSaidAndLeadsBack)
{
    visitor.press(Press::What::Start);
    visitor.press(Press::What::Phone);
    answer(std::nullopt);
    EXPECT_EQ(view().phone, PhoneCode::Failed);
    EXPECT_EQ(page(), Page::OnPhone);
    visitor.wait(9s);
    EXPECT_EQ(page(), Page::OnPhone);
    visitor.wait(2s);
    EXPECT_EQ(page(), Page::Choose);
}

TEST_F(Phone, ACodeThatDoesNotComeIsNotWaitedForAndNotAskedForTwice)
{
    visitor.press(Press::What::Phone);
    visitor.wait(3s);
    EXPECT_EQ(view().phone, PhoneCode::Asked);
    visitor.wait(2s);
    EXPECT_EQ(view().phone, PhoneCode::Failed);
    visitor.press(Press::What::Phone); // "Thử lại"
    EXPECT_EQ(view().phone, PhoneCode::Asked);
    EXPECT_EQ(asked(), 1) << "the first question is still on its way";
    answer();
    EXPECT_EQ(view().phone, PhoneCode::Shown) << "one that comes late is as good";
}

TEST_F(Phone, AfterARefusalItIsTriedAgain)
{
    visitor.press(Press::What::Phone);
    answer(std::nullopt);
    visitor.press(Press::What::Phone);
    EXPECT_EQ(asked(), 2);
    answer();
    EXPECT_EQ(view().phone, PhoneCode::Shown);
}

TEST_F(Phone, NoCodeIsShownThatLeadsNowhere)
{
    for (const auto& [service, pages] :
         {std::pair{Service::Down, PublicPages::There}, std::pair{Service::Up, PublicPages::None}}) {
        openPage();
        see(service, pages);
        visitor.wait(3s);
        EXPECT_EQ(view().phone, PhoneCode::Failed);
        EXPECT_FALSE(view().invitation);
        EXPECT_FALSE(view().offersPhone) << "nor is it to be tried again";
        see();
        visitor.wait(12s);
        EXPECT_EQ(page(), Page::Attract);
    }
}

TEST_F(Phone, AHandThatPlaysDoesNotAskWithoutEnd)
{
    openPage();
    for (int i = 0; i < 5; ++i) {
        visitor.press(Press::What::Back);
        visitor.press(Press::What::Phone);
        EXPECT_EQ(view().invitation, someCode) << "nobody can have used it yet";
    }
    EXPECT_EQ(asked(), 1);
    visitor.wait(5s);
    visitor.press(Press::What::Back);
    visitor.press(Press::What::Phone);
    EXPECT_EQ(asked(), 2) << "the first may be in a phone, and is good for one number";
    EXPECT_FALSE(view().invitation);
    answer(otherCode);
    EXPECT_EQ(view().invitation, otherCode);
}

TEST_F(Phone, APhoneBeforeTheFaceEndsNothing)
{
    visitor.comeToChoose();
    openPage();
    visitor.leave();
    visitor.wait(20s);
    EXPECT_EQ(page(), Page::OnPhone);
    visitor.press(Press::What::Back);
    ASSERT_EQ(page(), Page::Choose);
    visitor.wait(1s);
    EXPECT_EQ(page(), Page::Choose) << "whoever pressed is there";
    EXPECT_FALSE(view().pointingWorks) << "but it may be another head";
    EXPECT_TRUE(visitor.waitFor(Page::Attract));
}

TEST_F(Phone, NobodyIsHurriedWhileThePageIsReadAloud)
{
    openPage();
    visitor.wait(1s);
    visitor.give(Speaking{Speaking::Now::Yes});
    visitor.wait(70s);
    EXPECT_EQ(page(), Page::OnPhone);
    visitor.give(Speaking{Speaking::Now::No});
    EXPECT_TRUE(visitor.waitFor(Page::Attract));
}

}
}
