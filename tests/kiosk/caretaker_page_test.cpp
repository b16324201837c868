#include "kiosk/caretaker_rounds.h"
#include "kiosk/face_window.h"
#include "kiosk/kiosk_session.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/print_thread.h"
#include "tests/protocol/small_service.h"
#include "tests/ui/legible.h"
#include "ticket-printer/src/virtual_printer.h"
#include "ui/bus_session.h"
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <thread>

/// The caretaker at the kiosk: the real page, a real printer in software, a real service in memory.
namespace luot::kiosk {
namespace {

using namespace std::chrono_literals;

class AtTheKiosk : public testing::Test {
protected:
    void SetUp() override
    {
        const auto port = m_printer.start();
        ASSERT_TRUE(port) << port.error().message;
        m_printing = std::thread{[this] { m_printer.run(); }};
        m_thread = std::make_unique<PrintThread>(ticket_printer::TicketPrinter{
            *ticket_printer::parsePortAddress("tcp:127.0.0.1:" + std::to_string(*port)),
            *ticket_printer::printerProfile("80mm")});
        service.start();
    }

    void TearDown() override
    {
        rounds.reset();
        m_session.reset();
        bus.reset();
        m_screen.reset();
        m_thread.reset();
        m_printer.stop();
        m_printing.join();
    }

    /// Starts the kiosk, as after a power cut if it ran before.
    void start()
    {
        rounds.reset();
        m_session.reset();
        bus.reset();
        m_screen = std::make_unique<ui::Screen>();
        visit = std::make_unique<VisitScreen>();
        const auto loaded = m_screen->load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                           {{"visit", QVariant::fromValue(visit.get())}}, QSize{1080, 1920});
        ASSERT_TRUE(loaded) << loaded.error().message;
        bus = std::make_unique<ui::BusSession>(clock);
        KioskSoundSettings heard;
        heard.loudspeaker = loudspeaker;
        m_sounds = std::make_unique<KioskSounds>(heard);
        DeskSettings desk;
        desk.kiosk = DeviceId{"k1"};
        m_session = std::make_unique<KioskSession>(
            KioskSession::Parts{clock, m_transcript, *visit, *bus, m_thread.get(), m_faces, *m_sounds}, desk,
            MirrorShows::Nobody);
        rounds = std::make_unique<CaretakerRounds>(
            CaretakerRounds::Parts{clock, *visit, *m_session, *bus, *m_sounds, m_thread.get(),
                                   "127.0.0.1:5560"},
            SettingsFile{folder.path().toStdString()}, folder.path().toStdString());
        m_session->cameraFailed(CameraTrouble::NoCamera);
        ASSERT_TRUE(bus->open(service.settingsFor(key, protocol::Stream::Public)));
        ASSERT_TRUE(QTest::qWaitFor([this] { return bus->connection() == ui::BusSession::Live; }, 20000));
    }

    void setPin(const std::string& pin)
    {
        ASSERT_TRUE((CaretakerPin{folder.path().toStdString(), clock}.set(pin)));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        m_screen->window()->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_screen->window()));
        QTest::keyClick(m_screen->window(), key, with);
    }
    void type(const char* digits)
    {
        for (; *digits != '\0'; ++digits)
            press(static_cast<Qt::Key>(Qt::Key_0 + (*digits - '0')));
        press(Qt::Key_Return);
    }
    void comeIn() { press(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier); }
    bool becomes(const QString& step)
    {
        return QTest::qWaitFor([&] { return desk().stepName() == step; }, 20000);
    }
    QString texts()
    {
        bool shown = false;
        m_screen->whenShown([&shown] { shown = true; });
        EXPECT_TRUE(QTest::qWaitFor([&shown] { return shown; }, 10000));
        QStringList all;
        for (const auto& text : ui::shownTexts(*m_screen->window()))
            all << text.text;
        return all.join('|');
    }
    int wrongToldToStaff() const { return m_session->status().status().wrongPins; }
    bool isPausedForStaff() const { return m_session->status().status().isPaused; }
    CaretakerDesk& desk() { return *visit->caretaker(); }
    QQuickWindow* window() { return m_screen->window(); }

    VirtualClock clock{WallTime{1'784'000'000'000ms}};
    QTemporaryDir folder;
    protocol::SmallService service;
    protocol::DeviceKey key = service.admit("k1", protocol::Role::Kiosk);
    QString loudspeaker = "sh -c \"cat >/dev/null\"";
    std::unique_ptr<VisitScreen> visit;
    std::unique_ptr<ui::BusSession> bus;
    std::unique_ptr<CaretakerRounds> rounds;
    std::atomic<int> papers = 0;

private:
    QTemporaryDir m_papersFolder;
    ticket_printer::VirtualPrinter m_printer{{.outFolder = m_papersFolder.path().toStdString()},
                                             [this](const auto&, const auto&) { return ++papers > 0; }};
    std::thread m_printing;
    std::unique_ptr<PrintThread> m_thread;
    protocol::Transcript m_transcript;
    FaceWindow m_faces{"", {}};
    std::unique_ptr<ui::Screen> m_screen;
    std::unique_ptr<KioskSounds> m_sounds;
    std::unique_ptr<KioskSession> m_session;
};

TEST_F(AtTheKiosk, WithoutAPinThePageStaysShutAndSaysHowToSetOne)
{
    start();
    comeIn();
    EXPECT_TRUE(becomes("NoPin"));
    EXPECT_TRUE(texts().contains("luot-kiosk --set-pin"));
    type("000000");
    EXPECT_EQ(desk().stepName(), "NoPin");
    press(Qt::Key_Escape);
    EXPECT_EQ(desk().stepName(), "Shut");
}

TEST_F(AtTheKiosk, TheCornerHeldOpensTheDoorAndATouchDoesNot)
{
    setPin("271828");
    start();
    QTest::mouseClick(window(), Qt::LeftButton, {}, {60, 60});
    EXPECT_EQ(desk().stepName(), "Shut");
    QTest::mousePress(window(), Qt::LeftButton, {}, {60, 60});
    EXPECT_TRUE(becomes("Asking"));
    QTest::mouseRelease(window(), Qt::LeftButton, {}, {60, 60});
    EXPECT_EQ(desk().stepName(), "Asking");
}

TEST_F(AtTheKiosk, TheRightPinOpensAndTheKioskIsShownAsItIs)
{
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !desk().version().isEmpty(); }, 20000));
    const QString shown = texts();
    EXPECT_TRUE(shown.contains("127.0.0.1:5560")) << shown.toStdString();
    EXPECT_TRUE(shown.contains("Không có máy ảnh")) << shown.toStdString();
    press(Qt::Key_Escape);
    EXPECT_EQ(desk().stepName(), "Shut");
}

TEST_F(AtTheKiosk, AWrongPinWaitsAndStaffAreTold)
{
    setPin("271828");
    start();
    comeIn();
    type("314159");
    ASSERT_TRUE(QTest::qWaitFor([this] { return desk().isWrong(); }, 20000));
    EXPECT_EQ(desk().waitSeconds(), 2);
    EXPECT_TRUE(texts().contains("Chờ 2 giây"));
    type("271828");
    EXPECT_EQ(desk().stepName(), "Asking") << "nobody is heard yet";
    clock.advance(2s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return desk().waitSeconds() == 0; }, 20000));
    EXPECT_EQ(wrongToldToStaff(), 1);
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    EXPECT_EQ(wrongToldToStaff(), 0);
}

TEST_F(AtTheKiosk, ATestTicketComesOutAndASentenceIsHeard)
{
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().testPrint();
    EXPECT_TRUE(QTest::qWaitFor([this] { return desk().notice().startsWith("Đã in"); }, 20000));
    EXPECT_EQ(papers, 1);
    EXPECT_EQ(service.queue().issued(), 0U) << "a test takes no number";
    desk().testSound();
    EXPECT_TRUE(QTest::qWaitFor([this] { return desk().notice().startsWith("Đã đọc"); }, 20000))
        << desk().notice().toStdString();
}

TEST_F(AtTheKiosk, ALoudspeakerThatFailsIsSaid)
{
    loudspeaker = "false";
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().testSound();
    EXPECT_TRUE(QTest::qWaitFor([this] { return desk().notice().startsWith("Không phát"); }, 20000));
}

TEST_F(AtTheKiosk, PausedItSaysSoToEverybodyAlsoAfterARestart)
{
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().changePause();
    desk().leave();
    EXPECT_TRUE(texts().contains("Máy này tạm ngừng")) << texts().toStdString();
    EXPECT_TRUE(isPausedForStaff());
    start();
    EXPECT_TRUE(texts().contains("Máy này tạm ngừng"));
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().changePause();
    desk().leave();
    EXPECT_FALSE(texts().contains("Máy này tạm ngừng"));
    EXPECT_FALSE(isPausedForStaff());
}

TEST_F(AtTheKiosk, SettingsHoldFromNowOnAndBrokenOnesAreSaid)
{
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().changeLanguage();
    desk().changeTextSize();
    desk().changeLoudness(1000);
    EXPECT_EQ(desk().loudness(), 100);
    EXPECT_EQ(visit->language(), "en");
    desk().leave();
    EXPECT_TRUE(QTest::qWaitFor([this] { return visit->largeText(); }, 20000));
    start();
    EXPECT_EQ(visit->language(), "en");
    std::ofstream{(folder.path() + "/settings.toml").toStdString()} << "[[[";
    start();
    EXPECT_FALSE(desk().notice().isEmpty());
    EXPECT_EQ(desk().language(), "en") << "those before";
}

TEST_F(AtTheKiosk, LeftAloneThePageShutsItself)
{
    setPin("271828");
    start();
    comeIn();
    type("271828");
    ASSERT_TRUE(becomes("Open"));
    desk().tick(clock.steady());
    clock.advance(119s);
    desk().tick(clock.steady());
    EXPECT_EQ(desk().stepName(), "Open");
    clock.advance(1s);
    desk().tick(clock.steady());
    EXPECT_EQ(desk().stepName(), "Shut");
}

}
}
