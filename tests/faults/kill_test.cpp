#include "tests/faults/morning.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/asking.h"
#include "tests/queue-service/centre_process.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <set>
#include <thread>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

unsigned fromEnvironment(const char* name, unsigned otherwise)
{
    const char* value = std::getenv(name);
    return value == nullptr ? otherwise : static_cast<unsigned>(std::atoi(value));
}

/// A kiosk's journal: each answer is on the disk before the next question.
class Journal {
public:
    explicit Journal(const std::filesystem::path& file)
        : m_file{open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_SYNC | O_CLOEXEC, 0600)}
    {
    }
    ~Journal() { close(m_file); }
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;

    void write(const RequestId& id, const std::string& label) const
    {
        const std::string line = id.str() + " " + label + "\n";
        EXPECT_EQ(::write(m_file, line.data(), line.size()), static_cast<ssize_t>(line.size()));
    }

private:
    int m_file;
};

/// LUOT_ROUNDS kills, each 1 to 300 ms after an answer; a new day's database every twenty, since a day has
/// 999 numbers a field.
TEST(Kill, LongLosesAndDoublesNothing)
{
    const unsigned seed = fromEnvironment("LUOT_SEED", std::random_device{}());
    const unsigned rounds = fromEnvironment("LUOT_ROUNDS", 5000);
    std::cout << "LUOT_SEED=" << seed << ", " << rounds << " rounds (LUOT_ROUNDS)\n";
    std::mt19937 random{seed};
    std::size_t numbers = 0;
    for (unsigned done = 0; done < rounds;) {
        CentreProcess centre;
        ASSERT_TRUE(centre.start());
        Watcher kiosk{centre.device("k1")};
        const auto journal = centre.folder.path() / "acknowledged";
        {
            const Journal acknowledged{journal};
            Asking asking{kiosk.client(), 4, 10ms, [&](const RequestId& id, const std::string& label) {
                              acknowledged.write(id, label);
                          }};
            for (int i = 0; i < 20 && done < rounds; ++i, ++done) {
                const std::size_t before = asking.answered();
                ASSERT_TRUE(eventually([&] { return asking.answered() > before; })) << "round " << done;
                std::this_thread::sleep_for(Milliseconds{1 + random() % 300});
                centre.kill();
                ASSERT_EQ(complaintOfVerification(centre.database()), "") << "round " << done;
                ASSERT_TRUE(centre.start()) << "round " << done;
            }
            ASSERT_TRUE(asking.settle());
        }
        EXPECT_EQ(centre.stop().code, 0);
        ASSERT_EQ(complaintOfVerification(centre.database()), "");

        // What the kiosk has on its disk is what the centre has, number by number.
        std::ifstream lines{journal};
        std::set<std::string> labels;
        std::size_t acknowledged = 0;
        for (std::string id, label; lines >> id >> label; ++acknowledged)
            labels.insert(label);
        EXPECT_EQ(labels.size(), acknowledged) << "a number was given twice";
        VirtualClock clock{std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now())};
        const auto store
            = EventStore::open({centre.database().parent_path(), BranchId{"an-thinh"}, 0}, clock.wall());
        ASSERT_TRUE(store) << store.error().message;
        const auto state = (*store)->load();
        ASSERT_TRUE(state);
        EXPECT_EQ(state->tickets.size(), acknowledged);
        for (const auto& [id, ticket] : state->tickets)
            EXPECT_TRUE(labels.contains(ticket.label)) << ticket.label;
        numbers += acknowledged;
    }
    std::cout << numbers << " numbers acknowledged\n";
}

}
}
