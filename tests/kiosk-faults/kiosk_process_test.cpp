#include "tests/kiosk-faults/kiosk_process.h"

#include "tests/protocol/watcher.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <thread>

/// Faults 37 to 41 of docs/faults.md as they are from outside: the real kiosk, the real service, the printer
/// in software, and nothing but what is on its screen, on paper and in the book.
namespace luot::kiosk_faults {
namespace {

using Labels = std::vector<std::string>;

class AtTheKiosk : public KioskProcess {
protected:
    void open(Line line = Line::Tcp)
    {
        ASSERT_NO_FATAL_FAILURE(startPrinter(line));
        ASSERT_NO_FATAL_FAILURE(startKiosk());
        ASSERT_TRUE(waitForPage("CameraFault"));
    }
    /// The next citizen gets a number and its paper as if nothing had ever been.
    void expectAllIsWell()
    {
        const std::size_t before = papers().size();
        const std::size_t numbers = numbersInBook().size();
        askForANumber();
        ASSERT_TRUE(waitForPage("Issued"));
        const auto label = waitForPage("Issued"); // once more, with its paper
        ASSERT_TRUE(label);
        EXPECT_EQ(settledPapers(before + 1), before + 1);
        EXPECT_EQ(numbersInBook().size(), numbers + 1);
        EXPECT_EQ(numbersInBook().back(), *label);
        leave();
    }
    /// Slow enough that a ticket takes some seconds.
    void makeThePrinterSlow() { tell("slow=9000"); }
};

TEST_F(AtTheKiosk, staffLearnOfEachTroubleAndNoNumberIsTaken) // 37
{
    ASSERT_NO_FATAL_FAILURE(open());
    protocol::Watcher staff{centre.device("a1")};
    const auto printerIs = [](protocol::PartState wanted) {
        return [wanted](const protocol::BranchView& view) {
            return std::ranges::any_of(view.devices, [&](const auto& device) {
                const auto part = device.second.parts.find("printer");
                return part != device.second.parts.end() && part->second == wanted;
            });
        };
    };
    ASSERT_TRUE(staff.waitFor(printerIs(protocol::PartState::Ok)));
    for (const char* trouble : {"paper out", "cover open", "cutter jam", "head hot", "offline"}) {
        tell(trouble);
        EXPECT_TRUE(staff.waitFor([&](const protocol::BranchView& view) {
            return !printerIs(protocol::PartState::Ok)(view);
        })) << trouble;
        ASSERT_NO_FATAL_FAILURE(askForANumber());
        EXPECT_TRUE(waitForPage("PrinterTrouble")) << trouble;
        leave();
        tell("ok");
        EXPECT_TRUE(staff.waitFor(printerIs(protocol::PartState::Ok))) << trouble;
    }
    EXPECT_EQ(numbersInBook(), Labels{}) << "known beforehand: nobody got a number without a paper";
    expectAllIsWell();
}

TEST_F(AtTheKiosk, aPrinterThatDiesInTheMiddleIsAskedAboutNotPrintedAgain) // 38
{
    ASSERT_NO_FATAL_FAILURE(open());
    std::size_t numbers = 0;
    for (const int after : {300, 9'000, 30'000}) {
        const std::size_t before = papers().size();
        ASSERT_NO_FATAL_FAILURE(askForANumber());
        tell("die_after_bytes="
             + std::to_string(after)); // it may come after the printer was asked, or before
        const std::string page = waitForAnyOf({"PrintUnknown", "NoPaper", "PrinterTrouble"});
        SCOPED_TRACE("after " + std::to_string(after) + " bytes: " + page);
        numbers += page == "PrinterTrouble" ? 0 : 1;
        EXPECT_LE(settledPapers(before), before + 1);
        EXPECT_EQ(numbersInBook().size(), numbers);
        leave();
        tell("ok");
    }
    expectAllIsWell();
}

TEST_F(AtTheKiosk, paperThatEndsInTheMiddleIsSaidAndTheNumberHolds) // 37, 38
{
    ASSERT_NO_FATAL_FAILURE(open());
    tell("rows_left=300");
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    ASSERT_TRUE(waitForPage("Issued"));
    EXPECT_EQ(waitForPage("NoPaper"), "A001") << "the printer has said why: nobody has to be asked";
    EXPECT_EQ(numbersInBook(), Labels{"A001"});
    leave();
    tell("ok"); // the rest of it comes out with the new roll
    EXPECT_LE(settledPapers(0), 1U);
    expectAllIsWell();
}

TEST_F(AtTheKiosk, aPrinterThatStandsStillHoldsUpNobody) // 39
{
    ASSERT_NO_FATAL_FAILURE(open());
    makeThePrinterSlow();
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    EXPECT_EQ(waitForPage("Issued"), "A001");
    tell("stop_reading");
    EXPECT_EQ(waitForPage("PrintUnknown"), "A001");
    leave();
    tell("ok");
    EXPECT_LE(settledPapers(0), 1U);
    expectAllIsWell();
}

TEST_F(AtTheKiosk, aPrinterThatSaysNothingOrNonsenseGetsNoNumberToPrint) // 39
{
    ASSERT_NO_FATAL_FAILURE(open());
    for (const char* trouble : {"no_status", "garbage_status"}) {
        tell(trouble);
        ASSERT_NO_FATAL_FAILURE(askForANumber());
        EXPECT_TRUE(waitForPage("PrinterTrouble")) << trouble;
        leave();
        tell("ok");
    }
    EXPECT_EQ(numbersInBook(), Labels{});
    expectAllIsWell();
}

TEST_F(AtTheKiosk, aCableThatIsPulledAndPutInAgain) // 40
{
    ASSERT_NO_FATAL_FAILURE(open(Line::Cable));
    expectAllIsWell();
    tell("unplug");
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    EXPECT_TRUE(waitForPage("PrinterTrouble"));
    leave();
    tell("replug");
    expectAllIsWell();
    EXPECT_EQ(numbersInBook(), (Labels{"A001", "A002"}));
    for (const auto& paper : papers()) {
        std::ifstream bytes{std::filesystem::path{paper}.replace_extension(".escpos"), std::ios::binary};
        EXPECT_EQ(bytes.get(), 0x1B);
        EXPECT_EQ(bytes.get(), '@') << "each begins with a printer that knows of nothing";
    }
}

TEST_F(AtTheKiosk, aCableThatIsPulledInTheMiddleOfATicket) // 40
{
    ASSERT_NO_FATAL_FAILURE(open(Line::Cable));
    makeThePrinterSlow();
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    EXPECT_EQ(waitForPage("Issued"), "A001");
    ASSERT_TRUE(waitForStep(2));
    wasCutOff = true;
    std::this_thread::sleep_for(1s); // so that a piece of it is out; any piece will do
    tell("unplug");
    EXPECT_EQ(waitForPage("PrintUnknown"), "A001") << "the number holds whatever became of the paper";
    leave();
    tell("ok");
    expectAllIsWell();
    EXPECT_EQ(numbersInBook(), (Labels{"A001", "A002"}));
}

TEST_F(AtTheKiosk, killedWhileTheServiceIsAsked) // 41
{
    ASSERT_NO_FATAL_FAILURE(open());
    ::kill(centre.pid(), SIGSTOP);
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    ASSERT_TRUE(waitForStep(0));
    killKiosk();
    ::kill(centre.pid(), SIGCONT);
    startKiosk();
    EXPECT_EQ(waitForPage("Issued"), "A001");
    EXPECT_EQ(waitForPage("Issued"), "A001") << "with its paper";
    EXPECT_EQ(settledPapers(1), 1U);
    EXPECT_EQ(numbersInBook(), Labels{"A001"}) << "asked for twice, given once";
    ASSERT_TRUE(waitForStep(-1));
    leave();
    expectAllIsWell();
}

TEST_F(AtTheKiosk, killedBetweenTheNumberAndItsPaper) // 41
{
    ASSERT_NO_FATAL_FAILURE(startPrinter(Line::Tcp));
    startKiosk({{"LD_PRELOAD", LUOT_SLOW_SYNC}}); // each step of the journal takes a fifth of a second
    ASSERT_TRUE(waitForPage("CameraFault"));
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    ASSERT_TRUE(waitForStep(1));
    killKiosk();
    ASSERT_EQ(journalStep(), 1);
    startKiosk();
    EXPECT_EQ(waitForPage("Issued"), "A001");
    EXPECT_EQ(waitForPage("Issued"), "A001") << "with its paper";
    EXPECT_EQ(settledPapers(1), 1U);
    EXPECT_EQ(numbersInBook(), Labels{"A001"});
    ASSERT_TRUE(waitForStep(-1));
    leave();
    expectAllIsWell();
}

TEST_F(AtTheKiosk, killedWhileItPrints) // 41
{
    ASSERT_NO_FATAL_FAILURE(open());
    makeThePrinterSlow();
    ASSERT_NO_FATAL_FAILURE(askForANumber());
    ASSERT_TRUE(waitForStep(2));
    killKiosk();
    ASSERT_EQ(journalStep(), 2);
    tell("ok");
    startKiosk();
    EXPECT_EQ(waitForPage("PrintUnknown"), "A001") << "whether it came out only somebody there can see";
    const std::size_t before = settledPapers(1); // what was on its way comes out, or nothing
    EXPECT_LE(before, 1U) << "no second one by itself";
    keys({"Return", "Right", "Return"}); // "In lại"
    EXPECT_EQ(waitForPage("Issued"), "A001");
    EXPECT_EQ(waitForPage("Issued"), "A001");
    EXPECT_EQ(settledPapers(before + 1), before + 1);
    EXPECT_EQ(numbersInBook(), Labels{"A001"});
    leave();
    expectAllIsWell();
}

class LongAtTheKiosk : public AtTheKiosk { };

TEST_F(LongAtTheKiosk, twentyVisitsWithThePowerCutAtAnyMoment) // 41
{
    const char* given = std::getenv("LUOT_SEED");
    const unsigned seed
        = given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    std::cout << "seed " << seed << std::endl;
    std::mt19937 random{seed};
    wasCutOff = true;
    ASSERT_NO_FATAL_FAILURE(open());
    for (int visit = 0; visit < 20; ++visit) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", visit " + std::to_string(visit));
        if (random() % 2 == 0)
            tell("slow=" + std::to_string(20'000 + random() % 80'000));
        ASSERT_NO_FATAL_FAILURE(askForANumber());
        std::this_thread::sleep_for(std::chrono::milliseconds{random() % 1200});
        killKiosk();
        tell("ok");
        const bool hadOneOnItsWay = journalStep() >= 0;
        startKiosk();
        // Asked for or not, given or not, printed or not: it goes on where it was, or rests.
        const std::string page
            = waitForAnyOf(hadOneOnItsWay ? Labels{"Issued", "PrintUnknown"} : Labels{"CameraFault"});
        if (page == "Issued") {
            EXPECT_TRUE(waitForPage("Issued")) << "with its paper";
        }
        ASSERT_TRUE(waitForStep(-1));
        leave();
    }
    const Labels book = numbersInBook();
    const auto shown = numbersShown();
    const std::set<std::string> once{book.begin(), book.end()};
    EXPECT_EQ(once.size(), book.size());
    EXPECT_LE(book.size(), 20U) << "as many as were asked for at most";
    for (const auto& [label, pages] : shown)
        EXPECT_TRUE(once.contains(label)) << label << " was shown and is not in the book";
    for (const std::string& label : book)
        EXPECT_TRUE(shown.contains(label)) << label << " was given and never shown";
    EXPECT_LE(papers().size(), book.size()) << "nobody asked for a copy";
    expectAllIsWell();
}

}
}
