#include "clerk-terminal/draft_file.h"
#include "clerk-terminal/sign_in.h"

#include "fake_service.h"

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

TEST_F(SigningIn, anotherNameForgetsThePin)
{
    twoNames();
    signIn->choosePerson(PersonId{"lan"});
    type("27182");
    signIn->choosePerson(PersonId{"minh"});
    EXPECT_EQ(signIn->pinLength(), 0U);
}

TEST(DraftFile, keepsWhatWasEnteredForItsUserOnly)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("below/visit-3.json");
    const VisitDraft draft{TicketId{"t1"},
                           {protocol::ServiceOutcome::Guidance, std::nullopt},
                           protocol::ProcedureId{"khai-sinh"},
                           "H12"};
    DraftFile{name}.keep(draft);
    EXPECT_EQ(DraftFile{name}.read(), draft);
    EXPECT_FALSE(QFileInfo{name}.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther));
}

TEST(DraftFile, isGoneWithTheVisit)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("visit-3.json");
    DraftFile file{name};
    file.keep({TicketId{"t1"}, {protocol::ServiceOutcome::Guidance}, {}, {}});
    ASSERT_TRUE(QFileInfo::exists(name));
    file.keep({TicketId{"t2"}, {std::nullopt}, {}, {}});
    EXPECT_FALSE(QFileInfo::exists(name));
    EXPECT_FALSE(file.read());
}

TEST(DraftFile, rubbishIsNoDraft)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath("visit-3.json");
    QFile file{name};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"ticket\": 12, \"outcomes\": [[");
    file.close();
    EXPECT_FALSE(DraftFile{name}.read());
}

}
}
