#include "tests/ticket-printer/at_a_printer.h"
#include "tests/ticket-printer/sample_paper.h"
#include "ticket-printer/ticket_drawing.h"

namespace luot::ticket_printer {

namespace {

/// A printer as the profile says, and strict about everything wider.
class OfAProfile : public AtAPrinter, public testing::WithParamInterface<std::string> {
protected:
    OfAProfile()
        : AtAPrinter{Line::Tcp, *printerProfile(GetParam())}
    {
    }
};

std::string testName(const testing::TestParamInfo<std::string>& info)
{
    std::string name;
    for (const char letter : info.param)
        name += letter == '-' ? '_' : letter;
    return "of" + name;
}

}

TEST_P(OfAProfile, ATicketComesOutDotForDot)
{
    auto kiosk = printer(GetParam());
    const bool silent = kiosk.profile().status == PrinterProfile::Status::None;
    if (silent)
        fault("no_status");
    EXPECT_EQ(kiosk.preflight(), silent ? PrinterReadiness::Unknown : PrinterReadiness::Ready);
    const auto drawn = drawTicket(samplePaper(), kiosk.profile());
    ASSERT_TRUE(drawn) << drawn.error().message;
    ASSERT_EQ(drawn->width(), kiosk.profile().widthDots);
    for (int count = 1; count <= 2; ++count) {
        const auto before = std::chrono::steady_clock::now();
        const PrintReport report = kiosk.print(*drawn);
        EXPECT_EQ(report.outcome, silent ? PrintOutcome::Trusted : PrintOutcome::Printed) << report.detail;
        EXPECT_EQ(report.sheet, Sheet::Whole);
        ASSERT_TRUE(report.firstByte);
        EXPECT_GE(*report.firstByte, before);
        ASSERT_TRUE(waitForPapers(static_cast<std::size_t>(count)));
        EXPECT_EQ(wholes(withoutRealTimeCommands(*drawn)), count);
    }
}

INSTANTIATE_TEST_SUITE_P(EachProfile, OfAProfile, testing::ValuesIn(printerProfileNames()), testName);

}
