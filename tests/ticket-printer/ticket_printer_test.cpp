#include "ticket-printer/ticket_printer.h"

#include "ticket-printer/src/virtual_printer.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <mutex>
#include <thread>

namespace luot::ticket_printer {

namespace {

using Readiness = PrinterReadiness;
using Outcome = PrintOutcome;

// Short, for the faults that are only seen by waiting; the normal way takes none of them.
constexpr TicketPrinter::Timeouts impatient{.connect = Milliseconds{500},
                                            .status = Milliseconds{250},
                                            .writeStall = Milliseconds{300},
                                            .write = Milliseconds{5000},
                                            .fence = Milliseconds{600},
                                            .trouble = Milliseconds{150}};

/// A ticket's worth of dots, with pictures that look like commands in it.
Bitmap picture(int width = 576)
{
    Bitmap bitmap{width, 700};
    for (int y = 0; y < bitmap.height(); ++y)
        for (int x = y % 7; x < width; x += 5)
            bitmap.setBlack(x, y);
    for (int y = 10; y < 20; ++y)
        bitmap.setRow(y, std::vector<std::uint8_t>(static_cast<std::size_t>(bitmap.bytesPerRow()), 0x10));
    return withoutRealTimeCommands(bitmap);
}

class AtAPrinter : public testing::Test {
protected:
    void SetUp() override
    {
        const auto port = m_virtual.start();
        ASSERT_TRUE(port) << port.error().message;
        m_address = *parsePortAddress("tcp:127.0.0.1:" + std::to_string(*port));
        m_thread = std::thread{[this] { m_virtual.run(); }};
    }
    void TearDown() override
    {
        m_virtual.stop();
        m_thread.join();
        EXPECT_EQ(m_virtual.mistakes(), 0);
    }

    TicketPrinter printer(const std::string& profile = "80mm") const
    {
        return {m_address, *printerProfile(profile), impatient};
    }
    void fault(const std::string& line) { ASSERT_TRUE(m_virtual.command(line)) << line; }
    std::vector<Bitmap> tickets()
    {
        const std::scoped_lock lock{m_mutex};
        return m_tickets;
    }
    void clearTickets()
    {
        const std::scoped_lock lock{m_mutex};
        m_tickets.clear();
    }

    PortAddress m_address;

private:
    QTemporaryDir m_folder;
    std::mutex m_mutex;
    std::vector<Bitmap> m_tickets;
    VirtualPrinter m_virtual{{.outFolder = m_folder.path().toStdString()},
                             [this](const Bitmap& bitmap, const std::string&) {
                                 const std::scoped_lock lock{m_mutex};
                                 m_tickets.push_back(bitmap);
                                 return true;
                             }};
    std::thread m_thread;
};

}

TEST_F(AtAPrinter, PrintsDotForDotWithEveryProfile)
{
    std::size_t count = 0;
    for (const char* name : {"80mm", "80mm-epson"}) {
        auto kiosk = printer(name);
        EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
        const auto before = std::chrono::steady_clock::now();
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, Outcome::Printed) << report.detail;
        ASSERT_TRUE(report.firstByte);
        EXPECT_GE(*report.firstByte, before);
        EXPECT_LE(*report.firstByte, std::chrono::steady_clock::now());
        ASSERT_EQ(tickets().size(), ++count);
        EXPECT_TRUE(tickets().back() == picture()) << name;
    }
}

TEST_F(AtAPrinter, PrintsOneAfterTheOther)
{
    auto kiosk = printer();
    for (std::size_t count = 1; count <= 3; ++count) {
        EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
        EXPECT_EQ(tickets().size(), count);
    }
}

TEST_F(AtAPrinter, PreflightSaysWhatIsWrong)
{
    auto kiosk = printer();
    const std::vector<std::pair<std::string, Readiness>> states{
        {"paper near", Readiness::NearEnd},   {"paper out", Readiness::PaperOut},
        {"cover open", Readiness::CoverOpen}, {"offline", Readiness::Offline},
        {"no_status", Readiness::Unknown},    {"garbage_status", Readiness::Unknown},
        {"stop_reading", Readiness::Unknown}};
    for (const auto& [line, readiness] : states) {
        fault(line);
        EXPECT_EQ(kiosk.preflight(), readiness) << line;
        EXPECT_EQ(mayPrint(readiness, kiosk.profile()), readiness == Readiness::NearEnd);
        fault("ok");
        EXPECT_EQ(kiosk.preflight(), Readiness::Ready) << "after " << line;
    }
}

TEST_F(AtAPrinter, SendsNothingToAPrinterInTrouble)
{
    const std::vector<std::pair<std::string, Outcome>> states{{"paper out", Outcome::PaperOut},
                                                              {"cover open", Outcome::Offline},
                                                              {"offline", Outcome::Offline},
                                                              {"no_status", Outcome::NotSent},
                                                              {"garbage_status", Outcome::NotSent}};
    for (const auto& [line, outcome] : states) {
        auto kiosk = printer();
        fault(line);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, outcome) << line;
        EXPECT_FALSE(report.firstByte);
        EXPECT_FALSE(report.detail.empty());
        fault("ok");
        EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
    }
    EXPECT_TRUE(tickets().empty());
}

TEST_F(AtAPrinter, NearTheEndItStillPrints)
{
    auto kiosk = printer();
    fault("paper near");
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    EXPECT_EQ(tickets().size(), 1U);
}

TEST_F(AtAPrinter, NoAnswerAfterAllWasSentIsUnknown)
{
    for (const char* line : {"no_status", "garbage_status"}) {
        auto kiosk = printer();
        ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
        fault(line);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, Outcome::Unknown) << line;
        EXPECT_TRUE(report.firstByte);
        fault("ok");
    }
    EXPECT_EQ(tickets().size(), 2U) << "they came out all the same";
}

TEST_F(AtAPrinter, TroubleAfterThePreflightIsNamed)
{
    for (const auto& [line, outcome] :
         {std::pair{"paper out", Outcome::PaperOut}, {"cover open", Outcome::Offline}}) {
        auto kiosk = printer();
        ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
        fault(line);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, outcome) << line;
        EXPECT_FALSE(report.firstByte) << "the printer spoke up in time";
        fault("ok");
    }
}

TEST_F(AtAPrinter, PaperThatEndsInTheMiddleIsNamed)
{
    for (const char* rows : {"rows_left=1", "rows_left=300", "rows_left=640"}) {
        auto kiosk = printer();
        fault(rows);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, Outcome::PaperOut) << rows;
        EXPECT_TRUE(report.firstByte);
        EXPECT_TRUE(tickets().empty());
        fault("ok");

        EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed) << "with a new roll";
        clearTickets();
    }
}

TEST_F(AtAPrinter, ATicketThatStuckIsCutOffBeforeTheNext)
{
    auto kiosk = printer();
    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("stop_reading");
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::NotSent);
    EXPECT_TRUE(tickets().empty());

    fault("ok");
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    ASSERT_FALSE(tickets().empty());
    EXPECT_TRUE(tickets().back() == picture());
}

TEST_F(AtAPrinter, DyingInAnyPlaceNeverCountsAsPrinted)
{
    const std::size_t length = encodeJob(picture(), *printerProfile("80mm"), {'0', '0', '0', '1'}).size();
    for (const std::size_t at :
         {std::size_t{1}, std::size_t{20}, std::size_t{5000}, length / 2, length - 2}) {
        auto kiosk = printer();
        ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
        fault("die_after_bytes=" + std::to_string(at));
        const PrintReport report = kiosk.print(picture());
        EXPECT_TRUE(report.outcome == Outcome::NotSent || report.outcome == Outcome::Unknown)
            << at << ": " << toString(report.outcome);
        EXPECT_EQ(kiosk.preflight(), Readiness::Ready) << "it is back";
    }
}

TEST_F(AtAPrinter, ASlowPrinterPrints)
{
    auto kiosk = printer("80mm");
    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("slow=200000");
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
}

TEST_F(AtAPrinter, FindsAPrinterThatWasSwitchedOffAndOn)
{
    auto kiosk = printer();
    ASSERT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    fault("die_after_bytes=1");
    EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
}

TEST_F(AtAPrinter, APrinterThatNeverSpeaksIsTrustedOnlyByItsProfile)
{
    fault("no_status");
    auto kiosk = printer("80mm-silent");
    EXPECT_EQ(kiosk.preflight(), Readiness::Unknown);
    EXPECT_TRUE(mayPrint(Readiness::Unknown, kiosk.profile()));
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::Unknown) << "nobody can say that it came out";
    EXPECT_TRUE(report.firstByte);
}

TEST(TicketPrinter, NothingThereIsUnreachable)
{
    TicketPrinter kiosk{*parsePortAddress("tcp:127.0.0.1:1"), PrinterProfile{}, impatient};
    EXPECT_EQ(kiosk.preflight(), Readiness::Unreachable);
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::NotSent);
    EXPECT_FALSE(report.firstByte);
}

TEST(TicketPrinter, AFileIsWrittenAndNeverCalledPrinted)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("out.escpos").toStdString();
    TicketPrinter kiosk{*parsePortAddress("file:" + path), *printerProfile("80mm-silent"), impatient};
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Unknown);
    std::FILE* file = std::fopen(path.c_str(), "rb");
    ASSERT_NE(file, nullptr);
    std::fseek(file, 0, SEEK_END);
    const long size = std::ftell(file);
    std::fclose(file);
    EXPECT_EQ(static_cast<std::size_t>(size),
              encodeJob(picture(), kiosk.profile(), {'0', '0', '0', '1'}).size());
}

}
