#include "tests/kiosk-faults/kiosk_day.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

namespace luot::kiosk_faults {
namespace {

unsigned seedOfThisRun()
{
    const char* given = std::getenv("LUOT_SEED");
    return given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
}

void expectAllGoesWell(int visits)
{
    KioskDay day{seedOfThisRun(), Mutant::None};
    day.run(visits);
    std::cout << day.summary() << std::endl;
    for (const std::string& complaint : day.complaints())
        ADD_FAILURE() << complaint;
}

/// Whether it is complained about in those words when a kiosk is like that, within some days: chance decides
/// what happens to it.
bool isCaught(Mutant mutant, const std::string& words)
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        KioskDay day{seed, mutant};
        day.run(60);
        if (std::ranges::any_of(day.complaints(), [&](const auto& complaint) {
                return complaint.find(words) != std::string::npos;
            }))
            return true;
    }
    return false;
}

TEST(Visits, sixtyInARowGetTheirNumbersOnceWhateverHappens) { expectAllGoesWell(60); }

TEST(Visits, aDeskThatForgetsItsRequestIdIsCaught)
{
    EXPECT_TRUE(isCaught(Mutant::ForgetsItsRequestId, "and the book has"));
}

TEST(Visits, aKioskWithoutAJournalIsCaught) { EXPECT_TRUE(isCaught(Mutant::KeepsNoJournal, "never shown")); }

TEST(Visits, aKioskThatPrintsAfterARestartIsCaught)
{
    EXPECT_TRUE(isCaught(Mutant::PrintsAfterARestart, "came out 2 times"));
}

TEST(LongVisits, aThousandInARowGetTheirNumbersOnceWhateverHappens)
{
    const char* visits = std::getenv("LUOT_VISITS");
    expectAllGoesWell(visits == nullptr ? 1000 : std::stoi(visits));
}

}
}
