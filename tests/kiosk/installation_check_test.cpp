#include "kiosk/installation_check.h"

#include "tests/protocol/small_service.h"
#include "ticket-printer/src/virtual_printer.h"
#include "ui/translation.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <map>
#include <thread>

namespace luot::kiosk {
namespace {

using ticket_printer::PrinterReadiness;
using Verdict = Finding::Verdict;
using namespace std::chrono_literals;

CameraLook goodLook()
{
    CameraLook look;
    look.frames = 60;
    look.width = 1280;
    look.height = 720;
    look.rate = 20;
    look.brightness = 118;
    look.contrast = 50;
    look.eyeDistancePx = 82;
    look.faceBrightness = 120;
    return look;
}

/// What is said about that part.
Finding about(const QString& part, const CameraLook& look)
{
    for (const Finding& finding : findingsOf(look))
        if (finding.part == part)
            return finding;
    return {Verdict::ToDo, part, "nothing"};
}

TEST(WhatTheInstallerIsTold, AGoodCameraGoodLightGoodDistance)
{
    for (const Finding& finding : findingsOf(goodLook()))
        EXPECT_EQ(finding.verdict, Verdict::Well) << finding.sentence.toStdString();
    EXPECT_TRUE(about("Máy ảnh", goodLook()).sentence.contains("1280 × 720"));
}

TEST(WhatTheInstallerIsTold, EachTroubleOfTheCameraSaysWhatToDo)
{
    struct Case {
        const char* part;
        void (*spoil)(CameraLook&);
        Verdict verdict;
        const char* says;
    };
    const Case cases[] = {
        {"Mô hình", [](CameraLook& look) { look.models = "gone"; }, Verdict::ToDo, "luot setup"},
        {"Máy ảnh", [](CameraLook& look) { look.width = 320; }, Verdict::ToDo, "640 × 480"},
        {"Máy ảnh", [](CameraLook& look) { look.rate = 5; }, Verdict::ToDo, "5 hình/giây"},
        {"Máy ảnh",
         [](CameraLook& look) {
             look.frames = 0;
             look.trouble = "no such device";
         },
         Verdict::ToDo, "no such device"},
        {"Ánh sáng", [](CameraLook& look) { look.brightness = 20; }, Verdict::ToDo, "Quá tối"},
        {"Ánh sáng", [](CameraLook& look) { look.brightness = 240; }, Verdict::ToDo, "Quá chói"},
        {"Ánh sáng", [](CameraLook& look) { look.contrast = 3; }, Verdict::ToDo, "ống kính"},
        {"Ánh sáng", [](CameraLook& look) { look.faceBrightness = 40; }, Verdict::ToDo, "Ngược sáng"},
        {"Khoảng cách", [](CameraLook& look) { look.eyeDistancePx.reset(); }, Verdict::ToDo, "đứng ở vạch"},
        {"Khoảng cách", [](CameraLook& look) { look.eyeDistancePx = 30; }, Verdict::ToDo, "Quá xa"},
        {"Khoảng cách", [](CameraLook& look) { look.eyeDistancePx = 50; }, Verdict::Note, "Hơi xa"},
        {"Khoảng cách", [](CameraLook& look) { look.eyeDistancePx = 170; }, Verdict::ToDo, "Quá gần"},
    };
    for (const Case& one : cases) {
        auto look = goodLook();
        one.spoil(look);
        const Finding finding = about(one.part, look);
        EXPECT_EQ(finding.verdict, one.verdict) << one.says;
        EXPECT_TRUE(finding.sentence.contains(one.says))
            << one.says << ": " << finding.sentence.toStdString();
    }
}

TEST(WhatTheInstallerIsTold, EachStateOfThePrinter)
{
    const auto profile = *ticket_printer::printerProfile("80mm");
    for (const auto readiness :
         {PrinterReadiness::PaperOut, PrinterReadiness::CoverOpen, PrinterReadiness::CutterJam,
          PrinterReadiness::HeadHot, PrinterReadiness::Offline, PrinterReadiness::Unreachable,
          PrinterReadiness::Unknown})
        EXPECT_EQ(findingOf(readiness, profile).verdict, Verdict::ToDo) << static_cast<int>(readiness);
    EXPECT_EQ(findingOf(PrinterReadiness::NearEnd, profile).verdict, Verdict::Note);
    EXPECT_EQ(findingOf(PrinterReadiness::Ready, profile).verdict, Verdict::Well);
    EXPECT_TRUE(findingOf(PrinterReadiness::Ready, profile).sentence.contains("72 mm"));
    auto silent = profile;
    silent.status = ticket_printer::PrinterProfile::Status::None;
    EXPECT_EQ(findingOf(PrinterReadiness::Unknown, silent).verdict, Verdict::Note)
        << "it never says anything";
}

TEST(WhatTheInstallerIsTold, EachTroubleOfTheLine)
{
    LineLook good;
    good.isReached = good.isLive = true;
    good.roundTrip = 4ms;
    EXPECT_EQ(findingOf(good, "10.0.0.1:5560").verdict, Verdict::Well);
    const auto troubled = [&good](auto spoil, const char* says) {
        LineLook look = good;
        spoil(look);
        const Finding finding = findingOf(look, "10.0.0.1:5560");
        EXPECT_EQ(finding.verdict, Verdict::ToDo) << says;
        EXPECT_TRUE(finding.sentence.contains(says)) << says << ": " << finding.sentence.toStdString();
    };
    troubled([](LineLook& look) { look.key = "gone"; }, "luotctl key add");
    troubled([](LineLook& look) { look.isReached = false; }, "tường lửa");
    troubled([](LineLook& look) { look.isLive = false; }, "không nhận khóa");
    troubled([](LineLook& look) { look.role = protocol::Role::Board; }, "--role kiosk");
    troubled([](LineLook& look) { look.clockOff = -90s; }, "90 giây");
    troubled([](LineLook& look) { look.roundTrip = 800ms; }, "800 ms");
}

TEST(WhatTheInstallerIsTold, SoundAndDisk)
{
    EXPECT_EQ(soundFinding(true, true).verdict, Verdict::Well);
    EXPECT_EQ(soundFinding(false, false).verdict, Verdict::ToDo);
    EXPECT_TRUE(soundFinding(true, false).sentence.contains("espeak-ng"));
    EXPECT_EQ(diskFinding("/x", true, qint64{1} << 30).verdict, Verdict::Well);
    EXPECT_EQ(diskFinding("/x", true, qint64{1} << 20).verdict, Verdict::ToDo);
    EXPECT_EQ(diskFinding("/x", false, qint64{1} << 30).verdict, Verdict::ToDo);
}

/// A kiosk with everything, of the tree's own stand-ins.
class Installed : public testing::Test {
protected:
    void SetUp() override
    {
        const auto port = m_printer.start();
        ASSERT_TRUE(port) << port.error().message;
        m_printing = std::thread{[this] { m_printer.run(); }};
        const auto key = service.admit("k1", protocol::Role::Kiosk);
        service.start();
        options.device.keyFile = folder.filePath("k1.key");
        ASSERT_TRUE(
            protocol::writeDeviceKey(service.settingsFor(key, {}).key, options.device.keyFile.toStdString()));
        options.device.port = service.port();
        options.printer = QString{"tcp:127.0.0.1:%1"}.arg(*port);
        options.sound.loudspeaker = "sh -c \"cat >/dev/null\"";
        options.camera = "citizen:astronaut?choose=0,0&consent=no";
        options.faceBinding = FaceBinding::Off;
        options.stateDir = folder.filePath("state");
    }

    void TearDown() override
    {
        m_printer.stop();
        m_printing.join();
    }

    bool check()
    {
        said.clear();
        return checkInstallation(options, [this](const Finding& finding) { said[finding.part] = finding; });
    }
    Verdict verdict(const char* part) { return said[part].verdict; }

    QTemporaryDir folder;
    protocol::SmallService service;
    KioskOptions options;
    std::map<QString, Finding> said;

    ticket_printer::VirtualPrinter& printer() { return m_printer; }

private:
    ticket_printer::VirtualPrinter m_printer{{.outFolder = folder.path().toStdString()},
                                             [](const auto&, const auto&) { return true; }};
    std::thread m_printing;
};

TEST_F(Installed, WhatIsWellIsSaidToBeWell)
{
    EXPECT_TRUE(check());
    for (const char* part :
         {"Ổ đĩa", "Mạng", "Máy in", "Loa", "Mô hình", "Máy ảnh", "Ánh sáng", "Khoảng cách"})
        EXPECT_EQ(verdict(part), Verdict::Well) << part << ": " << said[part].sentence.toStdString();
    EXPECT_EQ(verdict("Mã PIN"), Verdict::Note);
    EXPECT_EQ(service.queue().issued(), 0U) << "looking takes no number";
    EXPECT_TRUE(QDir{options.stateDir}.entryList(QDir::Files).isEmpty()) << "nothing is left behind";
}

TEST_F(Installed, WhatIsOutOfOrderIsToDoAndTheRestIsStillLookedAt)
{
    ASSERT_TRUE(printer().command("paper out"));
    options.sound.loudspeaker = "false";
    options.camera = folder.filePath("no-such-camera");
    service.stop();
    QFile state{options.stateDir};
    ASSERT_TRUE(state.open(QIODevice::WriteOnly));
    state.close();
    EXPECT_FALSE(check());
    for (const char* part : {"Ổ đĩa", "Mạng", "Máy in", "Loa", "Máy ảnh"})
        EXPECT_EQ(verdict(part), Verdict::ToDo) << part << ": " << said[part].sentence.toStdString();
    EXPECT_TRUE(said["Mạng"].sentence.contains("Không tới được"));
    EXPECT_TRUE(said["Máy in"].sentence.contains("Hết giấy"));
}

TEST_F(Installed, AKeyThatIsNotLetInIsToldFromANetworkThatIsDown)
{
    service.revoke("k1");
    options.camera.clear();
    options.printer.clear();
    EXPECT_FALSE(check());
    EXPECT_TRUE(said["Mạng"].sentence.contains("không nhận khóa")) << said["Mạng"].sentence.toStdString();
    EXPECT_EQ(verdict("Máy in"), Verdict::Note);
    EXPECT_EQ(verdict("Máy ảnh"), Verdict::Note) << "touch only";
}

TEST_F(Installed, InEnglishEverySentenceIsEnglish)
{
    ui::Translation translation{"luot-kiosk"};
    ASSERT_TRUE(translation.use(ui::Language::English));
    options.language = ui::Language::English;
    options.camera.clear();
    EXPECT_TRUE(check());
    ASSERT_TRUE(said.contains("Network"));
    for (const auto& [part, finding] : said)
        for (const QChar sign : part + finding.sentence)
            EXPECT_TRUE(sign.unicode() < 0xC0 || sign == QChar{0xD7}) << finding.sentence.toStdString();
}

}
}
