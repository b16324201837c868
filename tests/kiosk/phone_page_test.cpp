#include "kiosk/face_window.h"
#include "kiosk/kiosk_session.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/src/sample_pages.h"
#include "kiosk/visit_screen.h"
#include "protocol/paper_code.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"
#include "ui/bus_session.h"
#include "ui/screen.h"
#include "vision/code_camera.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <tuple>
#include <variant>

/// The code for a phone, as a phone reads it from the screen.
namespace luot::kiosk::test {
namespace {

/// What a reader finds in the picture.
std::string read(const QImage& picture)
{
    const QImage pixels = picture.convertToFormat(QImage::Format_BGR888);
    std::vector<std::uint8_t> bgr;
    for (int y = 0; y < pixels.height(); ++y) {
        const auto* line = pixels.constScanLine(y);
        bgr.insert(bgr.end(), line, line + 3 * pixels.width());
    }
    return vision::readCode({pixels.width(), pixels.height(), std::move(bgr)});
}

bool isShown(ui::Screen& screen)
{
    bool shown = false;
    screen.whenShown([&shown] { shown = true; });
    return QTest::qWaitFor([&shown] { return shown; }, 10000);
}

const QQuickItem* codeIn(const QQuickItem& item)
{
    if (!item.isVisible())
        return nullptr;
    if (item.inherits("luot::ui::QrCode"))
        return &item;
    for (const auto* child : item.childItems()) {
        if (const auto* found = codeIn(*child))
            return found;
    }
    return nullptr;
}

using Across = bool;
using Large = bool;
using Low = bool;

class PhonePage : public testing::TestWithParam<std::tuple<Across, Large, Low, ui::Language>> {
protected:
    void SetUp() override
    {
        const auto [across, large, low, language] = GetParam();
        const auto loaded = m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                          {{"visit", QVariant::fromValue(&m_visit)}},
                                          across ? QSize{1920, 1080} : QSize{1080, 1920});
        ASSERT_TRUE(loaded) << loaded.error().message;
        for (const ui::SelfTestStep& step : samplePages(m_visit, SampleLook{language, large, low})) {
            if (step.name == "kiosk-u-on-phone")
                step.show();
        }
        ASSERT_TRUE(isShown(m_screen));
        ASSERT_EQ(m_visit.page(), "OnPhone");
    }

    QImage picture() { return m_screen.window()->grabWindow(); }

    VisitScreen m_visit;
    ui::Screen m_screen;
};

TEST_P(PhonePage, ItsCodeIsReadFromNearAndFar)
{
    const std::string address = "https://luot.example/n/0123456789abcdef01234567?until=1783996180000";
    EXPECT_EQ(read(picture()), address);
    // As a phone's camera of 1080 lines sees a screen of 70 cm from two metres away.
    EXPECT_EQ(read(picture().scaled(picture().size() / 4, Qt::KeepAspectRatio, Qt::SmoothTransformation)),
              address);
}

TEST_P(PhonePage, FourModulesAroundTheCodeStayWhiteHoweverLongTheAddress)
{
    for (const int longer : {0, 20, 60}) {
        m_visit.setCode("https://luot.example/" + QString{longer, 'x'}
                        + "/n/0123456789abcdef01234567?until=1783996180000");
        ASSERT_TRUE(isShown(m_screen));
        const auto* item = codeIn(*m_screen.window()->contentItem());
        ASSERT_TRUE(item);
        const QImage image = picture();
        const QRect place = item->mapRectToScene(item->boundingRect()).toRect();
        const auto isDark = [&image](int x, int y) { return qGray(image.pixel(x, y)) < 128; };
        QRect dark; // the code itself
        for (int y = place.top(); y <= place.bottom(); ++y) {
            for (int x = place.left(); x <= place.right(); ++x) {
                if (isDark(x, y))
                    dark |= QRect{x, y, 1, 1};
            }
        }
        ASSERT_GT(dark.width(), place.width() * 3 / 4);
        int finder = 0; // seven modules from the corner
        while (isDark(dark.left() + finder, dark.top()))
            ++finder;
        const int quiet = (4 * finder + 6) / 7;
        const QRect around = dark.adjusted(-quiet, -quiet, quiet, quiet);
        for (int y = around.top(); y <= around.bottom(); ++y) {
            for (int x = around.left(); x <= around.right(); ++x) {
                if (!dark.contains(x, y)) {
                    ASSERT_GT(qGray(image.pixel(x, y)), 250) << x << ',' << y << " with " << longer;
                }
            }
        }
        EXPECT_GE(finder, 7 * 8) << "a module of 3 mm is read at arm's length and beyond";
    }
}

TEST_P(PhonePage, ItSaysUntilWhenTheCodeIsGood)
{
    EXPECT_EQ(m_visit.phoneUntil(), "09:29");
    EXPECT_FALSE(m_visit.spoken().isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Every, PhonePage,
                         testing::Combine(testing::Bool(), testing::Bool(), testing::Bool(),
                                          testing::Values(ui::Language::Vietnamese, ui::Language::English)));

class PhoneKeys : public testing::Test {
protected:
    void show(const char* name)
    {
        for (const ui::SelfTestStep& step : samplePages(m_visit, SampleLook{})) {
            if (step.name == name)
                step.show();
        }
        ASSERT_TRUE(isShown(m_screen));
    }
    void press(Qt::Key key)
    {
        m_screen.window()->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_screen.window()));
        QTest::keyClick(m_screen.window(), key);
    }
    void SetUp() override
    {
        ASSERT_TRUE(m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                  {{"visit", QVariant::fromValue(&m_visit)}}, QSize{1080, 1920}));
    }

    VisitScreen m_visit;
    ui::Screen m_screen;
};

TEST_F(PhoneKeys, TheTileIsPressedByFingerAndByKey)
{
    show("kiosk-e-choose");
    QSignalSpy pressed{&m_visit, &VisitScreen::phonePressed};
    QTest::mouseClick(m_screen.window(), Qt::LeftButton, {}, {410, 1735});
    EXPECT_EQ(pressed.size(), 1);
    press(Qt::Key_Tab);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_EQ(pressed.size(), 2);
}

TEST_F(PhoneKeys, EscapeGoesBackAndEachButtonDoesWhatItSays)
{
    show("kiosk-u-on-phone");
    QSignalSpy back{&m_visit, &VisitScreen::backPressed};
    QSignalSpy done{&m_visit, &VisitScreen::donePressed};
    press(Qt::Key_Escape);
    EXPECT_EQ(back.size(), 1);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_EQ(back.size(), 2);
    press(Qt::Key_Tab);
    press(Qt::Key_Return);
    EXPECT_EQ(done.size(), 1);
}

TEST_F(PhoneKeys, WithoutTheCentresPagesThereIsNoTile)
{
    show("kiosk-e-choose-without-pages");
    QSignalSpy pressed{&m_visit, &VisitScreen::phonePressed};
    QSignalSpy scanned{&m_visit, &VisitScreen::scanPressed};
    QTest::mouseClick(m_screen.window(), Qt::LeftButton, {}, {540, 1735});
    EXPECT_EQ(pressed.size(), 0);
    EXPECT_EQ(scanned.size(), 1);
}

/// The real session at the real service: what stands on the screen is worth a number.
class PhoneAtTheKiosk : public testing::Test {
protected:
    void SetUp() override
    {
        centre.allow("r1", protocol::Role::Reception);
        ASSERT_TRUE(centre.start());
        ASSERT_TRUE(m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                  {{"visit", QVariant::fromValue(&visit)}}, QSize{1080, 1920}));
        DeskSettings desk;
        desk.kiosk = DeviceId{"k1"};
        session = std::make_unique<KioskSession>(
            KioskSession::Parts{m_clock, m_transcript, visit, bus, nullptr, m_faces, m_sounds}, desk,
            MirrorShows::Nobody);
        session->cameraFailed(CameraTrouble::NoCamera);
        ASSERT_TRUE(bus.open(centre.device("k1")));
    }
    bool waitFor(const std::function<bool(const VisitView&)>& isSo)
    {
        return QTest::qWaitFor([&] { return isSo(session->view()); }, 30000);
    }
    /// As by a finger, once the page takes presses.
    void press(void (VisitScreen::*button)())
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return session->takesPresses(); }, 30000));
        emit(visit.*button)();
    }
    std::string codeOnScreen()
    {
        EXPECT_TRUE(isShown(m_screen));
        const std::string address = read(m_screen.window()->grabWindow());
        const std::string before = "https://luot.example/n/";
        EXPECT_TRUE(address.starts_with(before)) << address;
        const std::string code = address.substr(std::min(before.size(), address.size()));
        return code.substr(0, code.find('?'));
    }

    queue_service::CentreProcess centre;
    VisitScreen visit;
    std::unique_ptr<KioskSession> session;

private:
    SystemClock m_clock;
    protocol::Transcript m_transcript;
    FaceWindow m_faces{"", {}};
    KioskSounds m_sounds{KioskSoundSettings{}};
    ui::Screen m_screen;

protected:
    ui::BusSession bus{m_clock};
};

TEST_F(PhoneAtTheKiosk, TheCodeOnTheScreenIsWorthOneNumber)
{
    ASSERT_TRUE(waitFor([](const VisitView& view) { return view.offersPhone; }));
    press(&VisitScreen::phonePressed);
    ASSERT_TRUE(waitFor([](const VisitView& view) { return view.phone == PhoneCode::Shown; }));
    const std::string code = codeOnScreen();

    protocol::Watcher phones{centre.device("r1")};
    ASSERT_TRUE(phones.waitForLink(protocol::LinkState::Live));
    protocol::IssueTicket wanted;
    wanted.field = FieldId{"A"};
    wanted.way = protocol::IssueWay::Phone;
    wanted.invitation = code;
    const auto given = phones.ask(wanted);
    ASSERT_TRUE(given.outcome) << given.outcome.error().message;
    const auto& ticket = std::get<protocol::IssuedTicket>(*given.outcome).ticket;
    EXPECT_EQ(ticket.way, protocol::IssueWay::Phone);
    const auto again = phones.ask(wanted);
    ASSERT_FALSE(again.outcome);
    EXPECT_EQ(again.outcome.error().code, protocol::ErrorCode::Forbidden);
    protocol::Watcher office{centre.device("a1")};
    const auto figures = office.ask(protocol::ReadFigures{});
    ASSERT_TRUE(figures.outcome) << figures.outcome.error().message;
    const auto& ways = std::get<protocol::Figures>(*figures.outcome).ways;
    const auto phone = std::ranges::find(ways, protocol::IssueWay::Phone, &protocol::WayFigures::way);
    ASSERT_NE(phone, ways.end());
    EXPECT_EQ(phone->issued, 1);

    press(&VisitScreen::donePressed);
    EXPECT_TRUE(waitFor([](const VisitView& view) { return view.page == Page::CameraFault; }));
    EXPECT_EQ(visit.code(), "") << "nothing of it stays";
}

TEST_F(PhoneAtTheKiosk, AServiceThatIsGoneIsSaidAndTheWayIsNoLongerOffered)
{
    ASSERT_TRUE(waitFor([](const VisitView& view) { return view.offersPhone; }));
    press(&VisitScreen::startPressed);
    centre.kill();
    press(&VisitScreen::phonePressed);
    ASSERT_TRUE(waitFor([](const VisitView& view) { return view.phone == PhoneCode::Failed; }));
    EXPECT_TRUE(waitFor([](const VisitView& view) { return !view.offersPhone; }));
    EXPECT_EQ(visit.code(), "");
}

}
}
