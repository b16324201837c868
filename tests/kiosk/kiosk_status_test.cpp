#include "kiosk/kiosk_status.h"

#include <QTest>
#include <gtest/gtest.h>

#include <vector>

namespace luot::kiosk {
namespace {

using protocol::PartState;
using ticket_printer::PrinterReadiness;
using namespace std::chrono_literals;

class Status : public testing::Test {
protected:
    bool waitForReports(std::size_t count)
    {
        return QTest::qWaitFor([&] { return told.size() >= count; }, 20000);
    }

    VirtualClock clock;
    std::vector<protocol::DeviceStatus> told;
    KioskStatus status{clock, [this](const protocol::DeviceStatus& one) { told.push_back(one); }};
};

TEST_F(Status, nothingIsSaidIntoTheVoidAndEverythingAtAConnection)
{
    status.printer(PrinterReadiness::NearEnd);
    status.camera(PartState::Ok);
    QTest::qWait(700);
    EXPECT_TRUE(told.empty());
    status.connected();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].parts.at("printer"), PartState::Low);
    EXPECT_EQ(told[0].parts.at("camera"), PartState::Ok);
    status.disconnected();
    status.connected();
    EXPECT_EQ(told.size(), 2U) << "a service that was restarted knows nothing";
}

TEST_F(Status, aChangeIsToldAndManyAreToldTogether)
{
    status.connected();
    ASSERT_TRUE(waitForReports(1));
    for (int i = 0; i < 50; ++i)
        status.printer(i % 2 == 0 ? PrinterReadiness::Ready : PrinterReadiness::PaperOut);
    ASSERT_TRUE(waitForReports(2));
    EXPECT_EQ(told.back().parts.at("printer"), PartState::Out) << "how it is, not how it was";
    EXPECT_LE(told.size(), 3U);
}

TEST_F(Status, whatStaffHaveToDoIsTold)
{
    EXPECT_EQ(partStateOf(PrinterReadiness::Ready), PartState::Ok);
    EXPECT_EQ(partStateOf(PrinterReadiness::NearEnd), PartState::Low);
    EXPECT_EQ(partStateOf(PrinterReadiness::PaperOut), PartState::Out);
    EXPECT_EQ(partStateOf(PrinterReadiness::CoverOpen), PartState::Fault);
    EXPECT_EQ(partStateOf(PrinterReadiness::Unreachable), PartState::Missing);
}

TEST_F(Status, anOpenCoverIsNamedAsLongAsItIsOpen)
{
    status.printer(PrinterReadiness::CoverOpen);
    EXPECT_EQ(status.status().parts.at("cover"), PartState::Fault);
    status.printer(PrinterReadiness::Ready);
    EXPECT_FALSE(status.status().parts.contains("cover"));
}

TEST_F(Status, aKioskWithoutAPrinterMissesNone)
{
    status.printer({});
    EXPECT_FALSE(status.status().parts.contains("printer"));
}

TEST_F(Status, somebodyWhoAsksForStaffIsToldAtOnce)
{
    status.connected();
    QTest::qWait(700);
    const std::size_t before = told.size();
    status.help(true);
    ASSERT_EQ(told.size(), before + 1);
    EXPECT_TRUE(told.back().wantsHelp);
}

TEST_F(Status, peopleOfTheLastHourAreCountedNotKnown)
{
    status.connected();
    status.somebodyCame();
    status.somebodyCame();
    clock.advance(61min);
    status.somebodyCame();
    EXPECT_EQ(status.status().text, "1 lượt đến máy trong giờ qua");
    EXPECT_EQ(status.status().people, 1);
}

TEST_F(Status, aPausedKioskAndWrongPinsAreToldInWordsAndNumbers)
{
    status.connected();
    status.paused(true);
    status.wrongPins(3);
    ASSERT_TRUE(QTest::qWaitFor([&] { return told.back().wrongPins == 3; }, 20000));
    EXPECT_TRUE(told.back().isPaused);
    EXPECT_EQ(told.back().text, "Máy tạm ngừng. 3 lần nhập sai mã PIN tại máy. 0 lượt đến máy trong giờ qua");
    status.paused(false);
    status.wrongPins(0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !told.back().isPaused; }, 20000));
    EXPECT_EQ(told.back().text, "0 lượt đến máy trong giờ qua");
}

}
}
