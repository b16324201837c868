#include "tests/ticket-printer/at_a_printer.h"

#include <array>

namespace luot::ticket_printer {

namespace {

using Readiness = PrinterReadiness;
using Outcome = PrintOutcome;

struct Trouble {
    const char* line;
    const char* mended;
    Readiness readiness;
    Outcome outcome;
};

constexpr std::array<Trouble, 6> troubles{{
    {"paper out", "paper ok", Readiness::PaperOut, Outcome::PaperOut},
    {"cover open", "cover closed", Readiness::CoverOpen, Outcome::CoverOpen},
    {"cutter jam", "cutter free", Readiness::CutterJam, Outcome::CutterJam},
    {"head hot", "head cool", Readiness::HeadHot, Outcome::HeadHot},
    {"offline", "online", Readiness::Offline, Outcome::Offline},
    {"broken", "ok", Readiness::Offline, Outcome::Offline},
}};

Bitmap picture() { return somePicture(); }

/// As a kiosk that listens between two visits: what staff would be told within two seconds.
Readiness heardWithinTwoSeconds(TicketPrinter& kiosk, Readiness awaited)
{
    Readiness heard = kiosk.listen(Milliseconds{500});
    for (int half = 0; half < 3 && heard != awaited; ++half)
        heard = kiosk.listen(Milliseconds{500});
    return heard;
}

class FaultsOfAPrinter : public AtAPrinter { };

}

TEST_F(FaultsOfAPrinter, EachStatusIsNamedBeforeANumberIsGiven)
{
    for (const char* profile : {"80mm", "80mm-epson", "58mm-432"}) {
        auto kiosk = printer(profile);
        for (const Trouble& trouble : troubles) {
            fault(trouble.line);
            EXPECT_EQ(kiosk.preflight(), trouble.readiness) << trouble.line;
            EXPECT_FALSE(mayPrint(trouble.readiness, kiosk.profile()));
            EXPECT_FALSE(adviceFor(trouble.readiness).empty());
            fault(trouble.mended);
            EXPECT_EQ(kiosk.preflight(), Readiness::Ready) << "after " << trouble.mended;
        }
        fault("paper near");
        EXPECT_EQ(kiosk.preflight(), kiosk.profile().nearEnd ? Readiness::NearEnd : Readiness::Ready);
        EXPECT_TRUE(mayPrint(Readiness::NearEnd, kiosk.profile()));
        fault("ok");
    }
}

TEST_F(FaultsOfAPrinter, InTroubleNothingIsSentAndItMayBeTriedAgain)
{
    for (const Trouble& trouble : troubles) {
        auto kiosk = printer();
        ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
        fault(trouble.line); // the printer speaks up before the ticket leaves
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, trouble.outcome) << trouble.line;
        EXPECT_EQ(report.sheet, Sheet::None);
        EXPECT_EQ(report.trouble, trouble.readiness);
        EXPECT_FALSE(report.firstByte);
        EXPECT_EQ(report.detail, adviceFor(trouble.readiness));
        fault(trouble.mended);
        EXPECT_TRUE(tickets().empty()) << trouble.line;
        EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed) << "after " << trouble.mended;
        EXPECT_EQ(wholes(picture()), 1);
        clearTickets();
    }
}

TEST_F(FaultsOfAPrinter, StaffLearnWithinTwoSecondsThoughNobodyPrints)
{
    for (const char* profile :
         {"80mm", "58mm", "80mm-silent"}) { // it speaks, it is asked, it answers after all
        TicketPrinter kiosk{m_address, *printerProfile(profile)};
        EXPECT_EQ(heardWithinTwoSeconds(kiosk, Readiness::Ready), Readiness::Ready) << profile;
        for (const Trouble& trouble : troubles) {
            fault(trouble.line);
            EXPECT_EQ(heardWithinTwoSeconds(kiosk, trouble.readiness), trouble.readiness)
                << profile << ": " << trouble.line;
            fault("ok");
            EXPECT_EQ(heardWithinTwoSeconds(kiosk, Readiness::Ready), Readiness::Ready) << profile;
        }
    }
    TicketPrinter kiosk{m_address, PrinterProfile{}};
    for (const auto& [line, readiness] : {std::pair{"paper near", Readiness::NearEnd},
                                          {"no_status", Readiness::Unknown},
                                          {"stop_reading", Readiness::Unknown},
                                          {"unplug", Readiness::Unreachable}}) {
        EXPECT_EQ(heardWithinTwoSeconds(kiosk, Readiness::Ready), Readiness::Ready) << "before " << line;
        fault(line);
        EXPECT_EQ(heardWithinTwoSeconds(kiosk, readiness), readiness) << line;
        fault("ok");
    }
    EXPECT_EQ(heardWithinTwoSeconds(kiosk, Readiness::Ready), Readiness::Ready);
    EXPECT_TRUE(tickets().empty());
}

TEST_F(FaultsOfAPrinter, WhoNeverAnswersIsNotAskedForEver)
{
    fault("no_status");
    auto silent = printer("80mm-silent");
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(silent.listen(Milliseconds{1}), Readiness::Unknown);
        EXPECT_EQ(silent.print(picture()).outcome, Outcome::Trusted);
    }
    EXPECT_EQ(silent.talk().statusAnswers, 0U);
    ASSERT_TRUE(waitForPapers(4));
    EXPECT_EQ(wholes(picture()), 4);
}

TEST_F(FaultsOfAPrinter, AJamIsOverOnlyWhenItWasCleared)
{
    auto kiosk = printer();
    fault("cutter jam");
    EXPECT_EQ(kiosk.preflight(), Readiness::CutterJam);
    EXPECT_EQ(kiosk.preflight(), Readiness::CutterJam) << "nobody has been there";
    fault("cover open");
    EXPECT_EQ(kiosk.preflight(), Readiness::CoverOpen);
    fault("cutter free");
    fault("cover closed");
    EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
}

TEST_F(FaultsOfAPrinter, AKnifeThatJamsAtTheTicketIsAskedAboutAndNothingComesLater)
{
    auto kiosk = printer();
    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("cutter jam_at_cut");
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::Unknown);
    EXPECT_EQ(report.trouble, Readiness::CutterJam);
    EXPECT_EQ(report.sheet, Sheet::Whole);
    fault("cutter free");
    EXPECT_EQ(kiosk.preflight(), Readiness::Ready);
    EXPECT_EQ(wholes(picture()), 0) << "what it held was thrown away";

    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed) << "by a press";
    EXPECT_TRUE(tickets().back() == picture()) << "on a paper of its own";
}

TEST_F(FaultsOfAPrinter, PaperThatEndsInTheMiddleIsNamedAndAskedAbout)
{
    for (const char* rows : {"rows_left=1", "rows_left=300", "rows_left=640"}) {
        auto kiosk = printer();
        fault(rows);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, Outcome::Unknown) << rows;
        EXPECT_EQ(report.trouble, Readiness::PaperOut) << rows;
        EXPECT_NE(report.sheet, Sheet::None);
        EXPECT_TRUE(report.firstByte);
        EXPECT_TRUE(tickets().empty());
        fault("ok");
        EXPECT_LE(wholes(picture()), 1) << "a new roll may bring the rest";

        clearTickets();
        EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed) << "by a press";
        EXPECT_TRUE(tickets().back() == picture());
        clearTickets();
    }
}

TEST_F(FaultsOfAPrinter, WhoStopsReadingIsLeftAfterItsTime)
{
    auto kiosk = printer();
    fault("stop_reading");
    EXPECT_EQ(kiosk.preflight(), Readiness::Unknown);
    EXPECT_FALSE(mayPrint(Readiness::Unknown, kiosk.profile()));
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::NotSent);
    fault("ok");

    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("stop_reading");
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::Unknown) << "rows of it left";
    EXPECT_EQ(report.sheet, Sheet::Piece);
    EXPECT_FALSE(report.detail.empty());
    EXPECT_TRUE(tickets().empty());

    fault("ok");
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    EXPECT_EQ(wholes(picture()), 1);
    EXPECT_TRUE(tickets().back() == picture()) << "the piece was cut off before";
}

TEST_F(FaultsOfAPrinter, NoStatusAndNonsenseAreUnknown)
{
    for (const char* line : {"no_status", "garbage_status"}) {
        auto kiosk = printer();
        ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
        fault(line);
        const PrintReport report = kiosk.print(picture());
        EXPECT_EQ(report.outcome, Outcome::Unknown) << line;
        EXPECT_EQ(report.sheet, Sheet::Whole);
        EXPECT_EQ(wholes(picture()), 1) << "it came out all the same";
        EXPECT_EQ(kiosk.preflight(), Readiness::Unknown) << line;
        EXPECT_EQ(kiosk.print(picture()).sheet, Sheet::None) << "nothing more is sent";
        EXPECT_EQ(wholes(picture()), 1);
        fault("ok");
        clearTickets();
    }
}

TEST_F(FaultsOfAPrinter, WhoForgetsInTheMiddleOfATicketIsAskedAbout)
{
    auto kiosk = printer();
    ASSERT_EQ(kiosk.preflight(), Readiness::Ready);
    fault("reset_mid_job");
    const PrintReport report = kiosk.print(picture());
    EXPECT_EQ(report.outcome, Outcome::Unknown);
    EXPECT_EQ(wholes(picture()), 0);
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed) << "by a press";
    EXPECT_EQ(wholes(picture()), 1);
    EXPECT_TRUE(tickets().back() == picture());
}

TEST_F(FaultsOfAPrinter, NoPictureHoldsWhatAPrinterWouldObey)
{
    fault("rtc_in_data");
    Bitmap nasty{576, 256};
    const std::array<std::uint8_t, 6> pattern{0x10, 0x05, 0x02, 0x10, 0x14, 0x08};
    for (int y = 0; y < nasty.height(); ++y) {
        std::vector<std::uint8_t> row(72);
        for (std::size_t i = 0; i < row.size(); ++i)
            row[i] = pattern[(i + static_cast<std::size_t>(y)) % pattern.size()];
        nasty.setRow(y, row);
    }
    auto kiosk = printer();
    EXPECT_EQ(kiosk.print(nasty).outcome, Outcome::Printed);
    EXPECT_EQ(wholes(withoutRealTimeCommands(nasty)), 1);
}

TEST_F(FaultsOfAPrinter, ASmallBufferIsNoTrouble)
{
    fault("buffer=64");
    auto kiosk = printer();
    EXPECT_EQ(kiosk.print(picture()).outcome, Outcome::Printed);
    EXPECT_EQ(wholes(picture()), 1);
}

}
