#include "tests/kiosk/visitor.h"

#include <gtest/gtest.h>

namespace luot::kiosk::test {
namespace {

using vision::Hindrance;
using vision::Presence;

TEST(VisitAdvice, AnEmptyDarkHallIsSaidAndTouchStillBegins)
{
    Visitor visitor;
    visitor.hindrance = Hindrance::TooDark;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().page, Page::Attract);
    EXPECT_EQ(visitor.view().advice, Advice::TooDark);
    visitor.press(Press::What::Start);
    EXPECT_EQ(visitor.view().page, Page::Choose);
}

TEST(VisitAdvice, WhoIsGreetedIsToldWhatKeepsTheVisitFromBeginning)
{
    const std::vector<std::pair<Hindrance, Advice>> told{
        {Hindrance::TooFar, Advice::ComeCloser},   {Hindrance::TwoPeople, Advice::OnePerson},
        {Hindrance::Backlit, Advice::Backlit},     {Hindrance::TooDark, Advice::TooDark},
        {Hindrance::TooBright, Advice::TooBright}, {Hindrance::Aside, Advice::ToMiddle}};
    for (const auto& [hindrance, advice] : told) {
        Visitor visitor;
        visitor.presence = Presence::Approaching;
        visitor.hindrance = hindrance;
        visitor.wait(2s);
        EXPECT_EQ(visitor.view().page, Page::Greeting);
        EXPECT_EQ(visitor.view().advice, advice);
        visitor.hindrance = Hindrance::None;
        visitor.wait(50ms);
        EXPECT_EQ(visitor.view().advice, Advice::None);
    }
}

TEST(VisitAdvice, AMaskIsNoMatterUntilTheFaceIsAskedFor)
{
    Visitor visitor;
    visitor.hindrance = Hindrance::Mask;
    visitor.come();
    EXPECT_EQ(visitor.view().page, Page::Neutral);
    EXPECT_EQ(visitor.view().advice, Advice::None);
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.wait(50ms);
    EXPECT_EQ(visitor.view().advice, Advice::TakeMaskOff);
}

TEST(VisitAdvice, AMaskNeverKeepsAnybodyFromANumber)
{
    Visitor visitor;
    visitor.hindrance = Hindrance::Mask;
    visitor.comeToChoose();
    ASSERT_EQ(visitor.view().page, Page::Choose);
    visitor.wait(50ms);
    EXPECT_EQ(visitor.view().advice, Advice::None) << "whoever declined is left in peace";
    visitor.askFor({0, 1});
    EXPECT_EQ(visitor.count<IssueNumber>(), 1);
}

TEST(VisitAdvice, WithConsentTheTemplatesHindranceIsSaidUntilItIsSettled)
{
    Visitor visitor;
    visitor.hindrance = Hindrance::TooFarForTemplate;
    visitor.come();
    ASSERT_TRUE(visitor.waitFor(Page::Consent));
    visitor.rest();
    EXPECT_EQ(visitor.view().advice, Advice::None) << "near enough for all but the template";
    visitor.lookStraightAt(visitor.view().yes);
    visitor.lookStraightAt(visitor.view().yes);
    ASSERT_EQ(visitor.view().page, Page::Choose);
    visitor.rest();
    EXPECT_EQ(visitor.view().advice, Advice::ComeCloser);
    visitor.give(TemplateSettled{});
    visitor.wait(50ms);
    EXPECT_EQ(visitor.view().advice, Advice::None);
}

TEST(VisitAdvice, AfterALongWhileTheOtherWaysComeFirst)
{
    Visitor visitor;
    visitor.presence = Presence::Approaching;
    visitor.hindrance = Hindrance::TooFar;
    visitor.wait(29s);
    EXPECT_EQ(visitor.view().advice, Advice::ComeCloser);
    visitor.wait(2s);
    EXPECT_EQ(visitor.view().advice, Advice::OtherWay);
}

TEST(VisitAdvice, AFaceLostToTheDarkIsToldSo)
{
    Visitor visitor;
    visitor.comeToChoose();
    visitor.rest();
    visitor.presence = Presence::Lost;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().advice, Advice::FaceLost);
    visitor.hindrance = Hindrance::TooDark;
    visitor.wait(100ms);
    EXPECT_EQ(visitor.view().advice, Advice::TooDark);
}

TEST(VisitAdvice, TheCameraPageKnowsWhatStaffMustLookAt)
{
    Visitor visitor;
    visitor.camera = false;
    visitor.give(CameraFailed{CameraTrouble::Models});
    visitor.wait(5s);
    ASSERT_EQ(visitor.view().page, Page::CameraFault);
    EXPECT_EQ(visitor.view().cameraTrouble, CameraTrouble::Models);
    visitor.press(Press::What::Start);
    visitor.press(Press::What::Back);
    ASSERT_EQ(visitor.view().page, Page::CameraFault);
    EXPECT_EQ(visitor.view().cameraTrouble, CameraTrouble::Models) << "also after a visit by touch";
}

TEST(VisitAdvice, WhatAFailedCameraSawLastIsNotSaid)
{
    Visitor visitor;
    visitor.hindrance = Hindrance::TooDark;
    visitor.wait(100ms);
    visitor.camera = false;
    visitor.wait(4s);
    EXPECT_EQ(visitor.view().page, Page::CameraFault);
    EXPECT_EQ(visitor.view().advice, Advice::None);
}

}
}
