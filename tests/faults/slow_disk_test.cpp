#include "tests/faults/morning.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

/// One by one these would take a minute; what is asked gives up after ten seconds.
TEST(SlowDisk, batchesGrowNobodyTimesOutAndTheHeartbeatFlows)
{
    constexpr int asked = 300;
    CentreProcess centre;
    setenv("LD_PRELOAD", LUOT_SLOW_SYNC, 1);
    const bool started = centre.start();
    unsetenv("LD_PRELOAD");
    ASSERT_TRUE(started);
    Watcher board{centre.device("b1")};
    Watcher kiosk{centre.device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));

    std::mutex mutex;
    std::condition_variable settled;
    std::set<std::string> labels;
    int replies = 0;
    for (int i = 0; i < asked; ++i)
        kiosk.client().request(issue(std::string{static_cast<char>('A' + i % 5)}), [&](const Reply& reply) {
            const std::scoped_lock lock{mutex};
            ++replies;
            if (reply.outcome)
                labels.insert(std::get<IssuedTicket>(*reply.outcome).ticket.label);
            settled.notify_all();
        });
    {
        std::unique_lock lock{mutex};
        ASSERT_TRUE(settled.wait_for(lock, Watcher::patience, [&] { return replies == asked; }));
        EXPECT_EQ(labels.size(), static_cast<std::size_t>(asked));
    }
    EXPECT_TRUE(kiosk.ask(issue("A")).outcome);
    const auto links = board.links();
    EXPECT_EQ(std::ranges::count(links, LinkState::Stale), 0) << "a board heard nothing for three seconds";
    EXPECT_EQ(centre.stop().code, 0);
    EXPECT_EQ(complaintOfVerification(centre.database()), "");
}

}
}
