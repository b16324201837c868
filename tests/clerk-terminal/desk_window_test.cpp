#include "clerk-terminal/desk_pictures.h"
#include "desk_window.h"
#include "ui/key_feed.h"

#include <QFile>
#include <QGuiApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <array>
#include <unistd.h>

namespace luot::clerk_terminal {
namespace {

TEST_F(DeskWindow, theKeyboardAloneServesAVisit)
{
    keyboard.watch(screen.window());
    QTest::keyClick(screen.window(), Qt::Key_F1);
    EXPECT_EQ(asked(), "ticket.call_next");
    desk.replied({lastId, protocol::TicketResult{day.called().tickets.at("A045")}});
    EXPECT_EQ(desk.label(), "A045");
    QTest::keyClick(screen.window(), Qt::Key_F3);
    desk.replied({lastId, protocol::TicketResult{day.serving().tickets.at("A045")}});
    QTest::keyClick(screen.window(), Qt::Key_F4);
    EXPECT_EQ(asked(), "ticket.call_next ticket.start");
    QTest::keyClick(screen.window(), Qt::Key_3);
    QTest::keyClick(screen.window(), Qt::Key_F4);
    EXPECT_EQ(asked(), "ticket.call_next ticket.start ticket.finish");
    EXPECT_EQ(std::get<protocol::FinishService>(sent.back()).outcome, protocol::ServiceOutcome::Guidance);
}

TEST_F(DeskWindow, theKeyboardAloneCallsSomebodyElse)
{
    keyboard.watch(screen.window());
    for (int presses = 0; presses < 2; ++presses)
        QTest::keyClick(screen.window(), Qt::Key_Down);
    QTest::keyClick(screen.window(), Qt::Key_Return);
    ASSERT_TRUE(desk.hasForm());
    QTest::keyClick(screen.window(), Qt::Key_2);
    QTest::keyClick(screen.window(), Qt::Key_Return);
    ASSERT_EQ(asked(), "ticket.call");
    const std::string second = desk.screen().waiting.at(1).label;
    EXPECT_EQ(std::get<protocol::CallTicket>(sent.back()).ticket.str(), "ticket-" + second);
}

TEST_F(DeskWindow, theKeyboardAloneEntersADossier)
{
    keyboard.watch(screen.window());
    serve();
    desk.setProcedure("khai-sinh");
    QTest::keyClick(screen.window(), Qt::Key_1);
    QCoreApplication::processEvents();
    auto* code = screen.window()->findChild<QQuickItem*>("dossierCode");
    for (int tabs = 0; tabs < 40 && !(code && code->hasActiveFocus()); ++tabs) {
        QTest::keyClick(screen.window(), Qt::Key_Tab);
        code = screen.window()->findChild<QQuickItem*>("dossierCode");
    }
    ASSERT_TRUE(code && code->hasActiveFocus());
    for (const int key : {Qt::Key_H, Qt::Key_1, Qt::Key_3})
        QTest::keyClick(screen.window(), static_cast<Qt::Key>(key));
    EXPECT_EQ(desk.outcome(), 0) << "figures are text where one types";
    QTest::keyClick(screen.window(), Qt::Key_F4);
    ASSERT_EQ(asked(), "dossier.record");
    EXPECT_EQ(std::get<protocol::RecordDossier>(sent.back()).code.str(), "h13");
}

TEST_F(DeskWindow, theKeyboardAloneSignsIn)
{
    RequestId askedNames;
    std::vector<protocol::Command> signing;
    SignInDesk signIn{
        SignIn{"clerk:c3", day.counter(), clock, [&](const protocol::Command& command, const RequestId& id) {
                   signing.push_back(command);
                   askedNames = id;
               }}};
    desk.setSignIn(&signIn);
    ui::Screen again;
    ASSERT_TRUE(again.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                           {{"desk", QVariant::fromValue(&desk)}}, QSize{1280, 800}));
    ASSERT_TRUE(QTest::qWaitForWindowExposed(again.window()));
    signIn.follow(day.beforeWork());
    signIn.linkChanged(protocol::LinkState::Live);
    signIn.replied({askedNames, protocol::PersonList{day.people()}});
    keyboard.watch(again.window());
    QTest::keyClick(again.window(), Qt::Key_Down);
    type(again.window(), "271828", 200);
    QTest::keyClick(again.window(), Qt::Key_Right);
    QTest::keyClick(again.window(), Qt::Key_Return);
    ASSERT_EQ(signing.size(), 2U);
    EXPECT_EQ(std::get<protocol::SignIn>(signing.back()).person, PersonId{"c1"});
    EXPECT_EQ(signIn.counter(), "4") << "the next one that is free";
    EXPECT_EQ(again.warnings(), 0);
    desk.setSignIn(nullptr);
}

TEST_F(DeskWindow, tabAndSpaceReachEveryKey)
{
    for (int tabs = 0; tabs < 20 && sent.empty(); ++tabs) {
        QTest::keyClick(screen.window(), Qt::Key_Tab);
        QTest::keyClick(screen.window(), Qt::Key_Space);
    }
    ASSERT_FALSE(sent.empty());
    QCoreApplication::processEvents();
}

TEST_F(DeskWindow, theMouseDoesTheSame)
{
    QTest::mouseClick(screen.window(), Qt::LeftButton, {}, QPoint{85, 758});
    EXPECT_EQ(asked(), "ticket.call_next");
}

TEST_F(DeskWindow, anOutcomeIsChosenByTouch)
{
    serve();
    QTest::mouseClick(screen.window(), Qt::LeftButton, {}, QPoint{1174, 129});
    EXPECT_EQ(desk.outcome(), static_cast<int>(protocol::ServiceOutcome::ResultReturned));
}

TEST_F(DeskWindow, aKeyHeldDownCountsOnce)
{
    keyboard.watch(screen.window());
    QTest::keyPress(screen.window(), Qt::Key_F9);
    ASSERT_TRUE(desk.hasForm());
    QTest::keyClick(screen.window(), Qt::Key_6);
    QKeyEvent again{QEvent::KeyPress, Qt::Key_F9, Qt::NoModifier, QString{}, true};
    QCoreApplication::sendEvent(screen.window(), &again);
    EXPECT_EQ(asked(), "");
    QTest::keyClick(screen.window(), Qt::Key_F9);
    EXPECT_EQ(asked(), "counter.close");
}

TEST_F(DeskWindow, keysOfOtherProgramsAreLeftAlone)
{
    keyboard.watch(screen.window());
    QTest::keyClick(screen.window(), Qt::Key_F1, Qt::ControlModifier);
    QTest::keyClick(screen.window(), Qt::Key_F12);
    EXPECT_EQ(asked(), "");
    EXPECT_FALSE(desk.hasForm());
}

TEST_F(DeskWindow, keysComeFromAPipeOneALine)
{
    keyboard.watch(screen.window());
    std::array<int, 2> pipe{};
    ASSERT_EQ(::pipe(pipe.data()), 0);
    bool isReady = false;
    {
        const ui::KeyFeed feed{pipe[0], screen.window(), [&] { return isReady; }};
        const QByteArray lines{"F1\nnonsense line\n\nF2\n"};
        ASSERT_EQ(::write(pipe[1], lines.constData(), static_cast<std::size_t>(lines.size())), lines.size());
        QTest::qWait(60);
        EXPECT_EQ(asked(), "");
        isReady = true;
        EXPECT_TRUE(QTest::qWaitFor([&] { return !sent.empty(); }));
        EXPECT_EQ(asked(), "ticket.call_next");
        ::close(pipe[1]);
        QTest::qWait(60);
    }
    ::close(pipe[0]);
    EXPECT_EQ(asked(), "ticket.call_next");
}

TEST_F(DeskWindow, aPictureOfEachStateIsLeft)
{
    QTemporaryDir directory;
    const DeskPictures pictures{desk, *screen.window(), directory.path()};
    desk.linkChanged(protocol::LinkState::Connecting);
    desk.follow(day.called(), {});
    EXPECT_FALSE(QFile::exists(directory.filePath("clerk-called.png")));
    desk.follow(day.free(), {});
    desk.linkChanged(protocol::LinkState::Live);
    desk.follow(day.called(), {});
    serve();
    desk.follow(day.finished(), {});
    for (const char* name : {"free", "called", "serving", "finished"}) {
        const QImage picture{directory.filePath(QString{"clerk-%1.png"}.arg(name))};
        EXPECT_EQ(picture.size(), QSize(1280, 800)) << name;
    }
}

TEST_F(DeskWindow, nineHundredNinetyNineWaitingAndLongNamesStandInTheirPlaces)
{
    protocol::BranchView view = day.free();
    view.fields.front().name = QString{64, u'Đ'}.toStdString();
    protocol::Ticket one = view.tickets.begin()->second;
    for (int number = 0; number < 999; ++number) {
        one.label = "A" + std::to_string(1000 + number).substr(1);
        one.id = TicketId{one.label};
        view.tickets[one.label] = one;
    }
    desk.follow(view, {});
    QSignalSpy shown{screen.window(), &QQuickWindow::frameSwapped};
    screen.window()->update();
    EXPECT_TRUE(shown.wait());
}

}
}

int main(int argc, char* argv[])
{
    testing::InitGoogleTest(&argc, argv);
    // Listing the tests happens without the tests' environment.
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app{argc, argv};
    return RUN_ALL_TESTS();
}
