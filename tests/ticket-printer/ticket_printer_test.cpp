#include "tests/ticket-printer/at_a_printer.h"

#include <cstdio>

namespace luot::ticket_printer {

namespace {

using Readiness = PrinterReadiness;
using Outcome = PrintOutcome;

Bitmap picture() { return somePicture(); }

}

TEST_F(AtAPrinter, PrintsOneAfterTheOther)
{
    auto kiosk = printer();
    for (std::size_t count = 1; count <= 3; ++count) {
        EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
        EXPECT_EQ(tickets().size(), count);
    }
}

TEST_F(AtAPrinter, NearTheEndItStillPrints)
{
    auto kiosk = printer();
    fault("paper near");
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    EXPECT_EQ(tickets().size(), 1U);
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
    EXPECT_EQ(report.outcome, Outcome::Trusted)
        << "nobody can say that it came out, and not everybody is asked";
    EXPECT_EQ(report.sheet, Sheet::Whole);
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
              encodeJob(picture(), kiosk.profile(), {'0', '0', '0', '1'}).bytes.size());
}

}
