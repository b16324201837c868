#include "clerk-terminal/draft_file.h"
#include "clerk-terminal/sign_in.h"

#include "fake_service.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace luot::clerk_terminal {
namespace {

using protocol::ErrorCode;

/// A terminal of "clerk:c1" that nobody sits at yet.
class SigningIn : public testing::Test {
protected:
    void SetUp() override { begin("3"); }

    void begin(const char* counter)
    {
        signIn.emplace("clerk:c1", CounterId{counter}, clock,
                       [this](const protocol::Command& command, const RequestId& id) {
                           sent.push_back(command);
                           lastId = id;
                       });
        signIn->follow(morning.view);
        signIn->linkChanged(LinkState::Live);
    }
    void names(std::vector<protocol::Person> people)
    {
        signIn->replied({lastId, protocol::PersonList{std::move(people)}});
    }
    void twoNames()
    {
        names({{PersonId{"lan"}, "Nguyễn Thị Lan", protocol::Role::Clerk, {}},
               {PersonId{"minh"}, "Trần Minh", protocol::Role::Supervisor, {}}});
    }
    void type(const std::string& pin)
    {
        for (const char digit : pin)
            signIn->type(digit);
    }

    VirtualClock clock{WallTime{std::chrono::hours{24 * 365 * 30}}};
    Morning morning;
    std::vector<protocol::Command> sent;
    RequestId lastId;
    std::optional<SignIn> signIn;
};

TEST_F(SigningIn, aBranchWithoutPeopleNeedsNobody)
{
    EXPECT_EQ(signIn->state(), SignIn::State::Asking);
    names({});
    EXPECT_EQ(signIn->state(), SignIn::State::NotNeeded);
}

TEST_F(SigningIn, nameFigureAndCounterThenIn)
{
    twoNames();
    EXPECT_EQ(signIn->state(), SignIn::State::Needed);
    EXPECT_EQ(signIn->whyNotReady(), "Chọn tên");
    signIn->movePerson(1);
    EXPECT_EQ(signIn->personName(), "Nguyễn Thị Lan");
    type("2718");
    EXPECT_EQ(signIn->whyNotReady(), "Nhập thêm 2 số PIN");
    EXPECT_FALSE(signIn->submit());
    type("28");
    ASSERT_TRUE(signIn->submit());
    EXPECT_EQ(std::get<protocol::SignIn>(sent.back()).person, PersonId{"lan"});
    EXPECT_EQ(std::get<protocol::SignIn>(sent.back()).pin, "271828");
    EXPECT_EQ(signIn->pinLength(), 0U) << "it is not kept";

    protocol::SignedIn token;
    token.token = "secret";
    signIn->replied({lastId, token});
    EXPECT_EQ(signIn->state(), SignIn::State::Done);
    EXPECT_EQ(signIn->signedIn()->token, "secret");
    EXPECT_EQ(signIn->counter(), CounterId{"3"});
}

TEST_F(SigningIn, aWrongPinIsSaidWithoutSayingWhichOfTheTwo)
{
    twoNames();
    signIn->choosePerson(PersonId{"minh"});
    type("000000");
    signIn->submit();
    signIn->replied({lastId, tl::unexpected{protocol::Refusal{ErrorCode::Forbidden, "no"}}});
    EXPECT_EQ(signIn->message(), "Tên hoặc mã PIN chưa đúng. Xin nhập lại.");
    EXPECT_EQ(signIn->state(), SignIn::State::Needed);
    type("1");
    EXPECT_EQ(signIn->message(), "") << "a new try begins";
}

TEST_F(SigningIn, aLockSaysForHowLong)
{
    twoNames();
    signIn->choosePerson(PersonId{"minh"});
    type("000000");
    signIn->submit();
    signIn->replied({lastId, tl::unexpected{protocol::Refusal{ErrorCode::Locked, "locked", 90s}}});
    EXPECT_NE(signIn->message().find("chờ 2 phút"), std::string::npos) << signIn->message();
}

TEST_F(SigningIn, aCounterInUseElsewhereCannotBeTaken)
{
    morning.view.counters.front().open = true;
    morning.view.counters.front().openedBy = "clerk:c2/lan";
    begin("3");
    twoNames();
    signIn->choosePerson(PersonId{"minh"});
    type("271828");
    EXPECT_EQ(signIn->whyNotReady(), "Quầy 3 đang có người dùng");
    EXPECT_EQ(signIn->places().front().state, "Nguyễn Thị Lan đang dùng");
    EXPECT_EQ(signIn->people().front().place, "đang ở quầy 3");
    signIn->moveCounter(1);
    EXPECT_EQ(signIn->counter(), CounterId{"4"});
    EXPECT_TRUE(signIn->isReady());
}

TEST_F(SigningIn, aLostLineIsWaitedFor)
{
    twoNames();
    signIn->choosePerson(PersonId{"lan"});
    type("271828");
    signIn->linkChanged(LinkState::Stale);
    EXPECT_EQ(signIn->whyNotReady(), "Chờ kết nối với máy chủ");
    EXPECT_FALSE(signIn->submit());
    EXPECT_EQ(signIn->pinLength(), 6U) << "what was typed is still there";
}

TEST_F(SigningIn, lettersFindAName)
{
    twoNames();
    signIn->search("min");
    EXPECT_EQ(signIn->personName(), "Trần Minh");
    signIn->search("xyz");
    EXPECT_EQ(signIn->personName(), "Trần Minh") << "nobody of that name: it stays";
}

TEST_F(SigningIn, aNameIsFoundAsItIsTypedInHaste)
{
    twoNames();
    for (const char* text : {"nguyen", "NGUYEN THI", "lan", "Nguyễn"}) {
        signIn->choosePerson({});
        signIn->search(text);
        EXPECT_EQ(signIn->personName(), "Nguyễn Thị Lan") << text;
    }
    signIn->search("tran");
    EXPECT_EQ(signIn->personName(), "Trần Minh");
    signIn->search("\xC3");
    EXPECT_EQ(signIn->personName(), "Trần Minh") << "half a letter finds nobody";
}

TEST_F(SigningIn, somebodyNewIsThereTheNextTime)
{
    names({{PersonId{"lan"}, "Nguyễn Thị Lan", protocol::Role::Clerk, {}}});
    EXPECT_EQ(signIn->people().size(), 1U);
    signIn->begin();
    twoNames();
    EXPECT_EQ(signIn->people().size(), 2U);
}

TEST_F(SigningIn, namesThatWereRefusedAreAskedForAgain)
{
    signIn->replied({lastId, tl::unexpected{protocol::Refusal{ErrorCode::Overloaded, "", Milliseconds{0}}}});
    EXPECT_EQ(signIn->state(), SignIn::State::Asking);
    signIn->askForNames();
    twoNames();
    EXPECT_EQ(signIn->state(), SignIn::State::Needed);
}

TEST_F(SigningIn, anotherNameForgetsThePin)
{
    twoNames();
    signIn->choosePerson(PersonId{"lan"});
    type("27182");
    signIn->choosePerson(PersonId{"minh"});
    EXPECT_EQ(signIn->pinLength(), 0U);
}

/// What terminals keep in one folder, which is made when it is needed.
class Drafts : public testing::Test {
protected:
    QString file(const char* counter) const
    {
        return folder.filePath(QString{"state/visit-%1.json"}.arg(counter));
    }
    DraftFile at(const char* counter) const
    {
        DraftFile drafts{folder.filePath("state")};
        drafts.turnTo(CounterId{counter});
        return drafts;
    }
    std::optional<VisitDraft> found(const char* counter) const
    {
        return DraftFile{folder.filePath("state")}.turnTo(CounterId{counter});
    }

    const QTemporaryDir folder;
    const VisitDraft guidance{TicketId{"t1"}, {{protocol::ServiceOutcome::Guidance, {}, {}}}};
};

TEST_F(Drafts, areKeptForTheirUserOnly)
{
    const VisitDraft draft{
        TicketId{"t1"},
        {{protocol::ServiceOutcome::DossierReceived, protocol::ProcedureId{"khai-sinh"}, "H12"}, {}}};
    at("3").keep(draft);
    EXPECT_EQ(found("3"), draft);
    EXPECT_FALSE(QFileInfo{file("3")}.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther));
}

TEST_F(Drafts, goWithTheVisit)
{
    DraftFile drafts = at("3");
    drafts.keep(guidance);
    ASSERT_TRUE(QFileInfo::exists(file("3")));
    drafts.keep({TicketId{"t2"}, {{}}});
    EXPECT_FALSE(QFileInfo::exists(file("3")));
    EXPECT_FALSE(found("3"));
}

TEST_F(Drafts, areOfTheCounterSomebodySitsAtNow)
{
    DraftFile drafts = at("3");
    drafts.keep(guidance);
    EXPECT_FALSE(drafts.turnTo(CounterId{"4"}));
    const VisitDraft other{TicketId{"t2"}, {{protocol::ServiceOutcome::Refused, {}, {}}}};
    drafts.keep(other);
    // After a restart, each counter has its own.
    EXPECT_EQ(found("3"), guidance);
    EXPECT_EQ(found("4"), other);
    EXPECT_EQ(drafts.turnTo(CounterId{"3"}), guidance);
}

TEST_F(Drafts, whatIsLeftOfAnotherDayGoesWithTheFirstLook)
{
    at("3").keep(guidance);
    at("3").keep({});
    EXPECT_FALSE(QFileInfo::exists(file("3")));
}

TEST_F(Drafts, haveNoTicketsCode)
{
    const std::string code = "LQT1:I_PL14VYLZNNqAu9K-a_Gg#rIi1uLv089aTrUX2cZnledU_O_0BVsV_iRf0U789oCc";
    at("3").keep({TicketId{"t1"}, {{protocol::ServiceOutcome::DossierReceived, {}, code.substr(0, 64)}}});
    QFile kept{file("3")};
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_FALSE(kept.readAll().contains("I_PL14"));
}

TEST_F(Drafts, rubbishIsNone)
{
    at("3").keep(guidance);
    QFile kept{file("3")};
    ASSERT_TRUE(kept.open(QIODevice::WriteOnly));
    kept.write("{\"ticket\": 12, \"requests\": [[");
    kept.close();
    EXPECT_FALSE(found("3"));
}

}
}
