#include "tests/faults/big_log.h"
#include "tests/faults/morning.h"

#include "base/log.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace luot::faults {
namespace {

using namespace queue_service;

std::uint64_t sizeOfLog(std::uint64_t otherwise)
{
    const char* asked = std::getenv("LUOT_EVENTS");
    return asked == nullptr ? otherwise : std::strtoull(asked, nullptr, 10);
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// LUOT_EVENTS says how many; the time is told, not judged.
TEST(Start, LongWithAMillionEvents)
{
    spdlog::set_level(spdlog::level::warn);
    const Folder folder;
    const std::uint64_t events = makeBigLog(folder.path(), sizeOfLog(1'000'000), morning);
    VirtualClock clock{morning};
    for (int round = 0; round < 6; ++round) {
        const auto start = std::chrono::steady_clock::now();
        auto service = Service::open({folder.path(), littleBranch(), 0}, clock);
        ASSERT_TRUE(service) << service.error().message;
        std::cout << events << " events, start " << round << ": " << secondsSince(start) << " s"
                  << (round == 0 ? " (no view kept yet)" : "") << '\n';
        EXPECT_GE((*service)->lastN(protocol::Stream::Staff), events);
        (*service)->close();
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(complaintOfVerification(folder.path() / EventStore::databaseName), "");
    std::cout << "verified in " << secondsSince(start) << " s\n";
}

}
}
