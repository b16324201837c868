#include "tests/ticket-printer/at_a_printer.h"

namespace luot::ticket_printer {

namespace {

using Outcome = PrintOutcome;

/// A ticket to a printer that loses its power at every 256th byte of it, and to the kiosk's rules: it prints
/// again by itself only where the report says that nothing is on paper.
class DyingPrinter : public AtAPrinter {
protected:
    using AtAPrinter::AtAPrinter;

    void dieEverywhere(const std::string& profile, int rows)
    {
        const Bitmap picture = somePicture(576, rows);
        const PrinterProfile known = *printerProfile(profile);
        const std::size_t length = encodeJob(picture, known, {'0', '0', '0', '1'}).bytes.size();
        for (std::size_t at = 256; at <= length; at += 256) {
            auto kiosk = printer(profile);
            ASSERT_EQ(kiosk.preflight(), PrinterReadiness::Ready) << at;
            fault("die_after_bytes=" + std::to_string(at));
            const PrintReport report = kiosk.print(picture);
            EXPECT_NE(report.outcome, Outcome::Printed) << at;
            EXPECT_TRUE(report.sheet == Sheet::None || report.outcome == Outcome::Unknown) << at;
            EXPECT_FALSE(report.detail.empty()) << at;
            if (report.sheet == Sheet::None) {
                EXPECT_TRUE(tickets().empty()) << at;
                EXPECT_EQ(kiosk.print(picture).outcome, Outcome::Printed) << at;
            }
            EXPECT_LE(wholes(picture), 1) << "without a press, having died after byte " << at;

            clearTickets();
            EXPECT_EQ(kiosk.print(picture).outcome, Outcome::Printed) << "by a press, after " << at;
            ASSERT_FALSE(tickets().empty());
            EXPECT_TRUE(tickets().back() == picture) << "on a paper of its own, after " << at;
            clearTickets();
        }
    }
};

class DyingDevice : public DyingPrinter {
protected:
    DyingDevice()
        : DyingPrinter{Line::Device}
    {
    }
};

}

TEST_F(DyingPrinter, AtEvery256thByteThereIsNeverASecondPaperWithoutAPress) { dieEverywhere("80mm", 700); }

TEST_F(DyingPrinter, NorWithTheOtherWayOfPrinting) { dieEverywhere("80mm-epson", 150); }

TEST_F(DyingDevice, NorOnACable) { dieEverywhere("80mm", 80); }

}
