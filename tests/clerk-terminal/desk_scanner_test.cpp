#include "clerk-terminal/counter_eyes.h"
#include "desk_window.h"
#include "protocol/paper_code.h"

#include <QQuickItem>
#include <QThread>

#include <cctype>
#include <memory>

/// A hand scanner types like a keyboard: what it reads is never a key, wherever the focus is.
namespace luot::clerk_terminal {
namespace {

constexpr int scanner = 8; ///< milliseconds from character to character
constexpr int fingers = 180;

class BlindEyes final : public CounterEyes {
public:
    void open(int) override { }
    void takeTemplate() override { }
    void close() override { }
};

class Scanning : public DeskWindow {
protected:
    void SetUp() override
    {
        desk.setFace(&face);
        DeskWindow::SetUp();
        keyboard.watch(screen.window());
        serve();
        FaceCheck::Visit visit = FaceCheck::Visit::of(*desk.visit(), "an-thinh");
        visit.isFaceBound = true;
        face.follow(visit);
    }
    void TearDown() override
    {
        DeskWindow::TearDown();
        desk.setFace(nullptr);
    }
    void scan(const std::string& text) { type(screen.window(), text, scanner); }
    /// As a keyboard with Caps Lock on types it.
    static std::string turnedRound(std::string text)
    {
        for (char& c : text)
            c = static_cast<char>(std::isupper(static_cast<unsigned char>(c)) ? std::tolower(c)
                                                                              : std::toupper(c));
        return text;
    }
    QQuickItem* focusCodeField()
    {
        desk.choose(0);
        QCoreApplication::processEvents();
        auto* code = screen.window()->findChild<QQuickItem*>("dossierCode");
        if (code)
            code->forceActiveFocus();
        return code;
    }

    const protocol::PaperToken token = protocol::makePaperToken();
    const std::string code = protocol::paperCodeText(token, {}, protocol::FaceKey{1, 2, 3});
    const std::string address
        = protocol::paperCodeText(token, "https://luot.example", protocol::FaceKey{1, 2, 3});
    std::vector<std::string> askedForFace;
    FaceDesk face{std::make_unique<BlindEyes>(), clock,
                  [this](const protocol::Command& command, const RequestId&) {
                      askedForFace.emplace_back(protocol::opOf(command));
                  }};
};

TEST_F(Scanning, aTicketsCodeBeginsTheFaceCheckAndIsNoKey)
{
    for (const std::string& text : {code, address, turnedRound(code), turnedRound(address)}) {
        askedForFace.clear();
        scan(text + '\r');
        EXPECT_EQ(askedForFace, std::vector<std::string>{"face.get"}) << text.substr(0, 5);
        face.leave();
    }
    EXPECT_EQ(desk.outcome(), -1);
    EXPECT_EQ(asked(), "");
}

TEST_F(Scanning, withoutEnterItIsWholeWhenItPauses)
{
    scan(code);
    EXPECT_TRUE(askedForFace.empty());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !askedForFace.empty(); }));
}

TEST_F(Scanning, whatElseIsScannedPressesNothing)
{
    for (const char* text :
         {"079094001234|Nguyen Van A|01011994\r", "8934673573399\r", "H26.10-260714-0031\r", "123412\r"}) {
        scan(text);
        EXPECT_EQ(desk.outcome(), -1) << text;
        EXPECT_EQ(face.check().state(), FaceCheck::State::Off) << text;
    }
    QTest::keyClick(screen.window(), Qt::Key_F8);
    ASSERT_TRUE(desk.hasForm());
    scan("8934673573399\r");
    EXPECT_TRUE(desk.hasForm());
    EXPECT_FALSE(desk.screen().form->questions.front().choices.front().isChosen);
    EXPECT_EQ(asked(), "") << "its Enter confirms nothing";
}

TEST_F(Scanning, aStallOfTheWindowMakesNoKeysOfTheRest)
{
    scan(code.substr(0, 3));
    // The window hears nothing for a while; the rest was typed meanwhile.
    QThread::msleep(150);
    typedAt -= 1000;
    scan(code.substr(3) + '\r');
    EXPECT_EQ(askedForFace, std::vector<std::string>{"face.get"});
    EXPECT_EQ(desk.outcome(), -1);
}

TEST_F(Scanning, fingersAreNoScanner)
{
    type(screen.window(), "3", fingers);
    EXPECT_TRUE(QTest::qWaitFor([&] { return desk.outcome() == 2; })) << "a figure alone waits but a moment";
    type(screen.window(), "1", fingers);
    QTest::keyClick(screen.window(), Qt::Key_F7);
    EXPECT_EQ(desk.outcome(), 0) << "keys act in the order in which they were pressed";
    EXPECT_TRUE(desk.hasForm());
}

TEST_F(Scanning, aTicketsCodeInAFieldGoesToTheFaceCheckAndNeverToTheDraft)
{
    QQuickItem* field = focusCodeField();
    ASSERT_TRUE(field && field->hasActiveFocus());
    int changes = 0;
    QObject::connect(&desk, &Desk::changed, &desk, [&] {
        ++changes;
        for (const RequestDraft& request : desk.draft().requests)
            EXPECT_EQ(request.dossier, "");
    });
    for (const std::string& text : {code, address, turnedRound(code)}) {
        askedForFace.clear();
        scan(text + '\r');
        EXPECT_EQ(askedForFace, std::vector<std::string>{"face.get"});
        EXPECT_EQ(field->property("text").toString(), QString{});
        face.leave();
    }
    scan(code.substr(0, code.size() - 3) + '\r');
    pause();
    EXPECT_EQ(field->property("text").toString(), QString{}) << "a damaged one, too";
}

TEST_F(Scanning, whatIsPastedIsNotTakenForADossierEither)
{
    QQuickItem* field = focusCodeField();
    ASSERT_TRUE(field);
    field->setProperty("text", QString::fromStdString(code.substr(0, 64)));
    QMetaObject::invokeMethod(field, "textEdited");
    EXPECT_EQ(field->property("text").toString(), QString{});
    EXPECT_EQ(desk.draft().requests.front().dossier, "");
    EXPECT_TRUE(isShown("Đây là mã của phiếu"));
}

TEST_F(Scanning, aDossiersBarcodeIsTypedIntoItsField)
{
    QQuickItem* field = focusCodeField();
    ASSERT_TRUE(field);
    scan("H26.10-260714-0031\r");
    EXPECT_EQ(field->property("text").toString(), QString{"H26.10-260714-0031"});
    EXPECT_EQ(desk.draft().requests.front().dossier, "H26.10-260714-0031");
}

TEST_F(Scanning, whatIsTypedIntoAFieldArrivesWhole)
{
    QQuickItem* field = focusCodeField();
    ASSERT_TRUE(field);
    type(screen.window(), "H12", fingers);
    EXPECT_TRUE(QTest::qWaitFor([&] { return field->property("text").toString() == "H12"; }));
}

TEST_F(Scanning, theVietnameseLayoutHasFiguresToo)
{
    // The key of the figure 3 types "ê" there.
    QKeyEvent press{QEvent::KeyPress, Qt::Key_Ecircumflex, Qt::NoModifier, 12, 0, 0, QString{"ê"}};
    press.setTimestamp(5000);
    QCoreApplication::sendEvent(screen.window(), &press);
    EXPECT_TRUE(QTest::qWaitFor([&] { return desk.outcome() == 2; }));
}

TEST_F(Scanning, nothingScannedIsTypedAsANameOrAPin)
{
    RequestId askedNames;
    int sentPins = 0;
    SignInDesk signIn{
        SignIn{"clerk:c3", day.counter(), clock, [&](const protocol::Command& command, const RequestId& id) {
                   sentPins += std::holds_alternative<protocol::SignIn>(command) ? 1 : 0;
                   askedNames = id;
               }}};
    desk.setSignIn(&signIn);
    signIn.follow(day.beforeWork());
    signIn.linkChanged(protocol::LinkState::Live);
    signIn.replied({askedNames, protocol::PersonList{day.people()}});
    ASSERT_TRUE(signIn.isNeeded());
    signIn.choosePerson("c3");
    for (const std::string& text : {code, std::string{"079094001234"}, turnedRound(code)})
        scan(text + '\r');
    EXPECT_EQ(signIn.pinLength(), 0);
    EXPECT_EQ(sentPins, 0) << "wrong PINs would lock somebody out";
    EXPECT_EQ(signIn.signIn().people().at(2).isChosen, true);
    EXPECT_TRUE(askedForFace.empty());
    type(screen.window(), "271828\r", fingers);
    EXPECT_EQ(sentPins, 1);
    desk.setSignIn(nullptr);
}

}
}
