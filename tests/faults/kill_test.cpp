#include "tests/faults/morning.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
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

/// Asks for numbers without end, four at a time, and writes each answer to the disk before the next question.
class JournalingKiosk {
public:
    JournalingKiosk(Client& client, const std::filesystem::path& journal)
        : m_client{client}
        , m_journal{open(journal.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_SYNC | O_CLOEXEC, 0600)}
    {
        for (int i = 0; i < 4; ++i)
            next();
    }
    ~JournalingKiosk() { close(m_journal); }
    JournalingKiosk(const JournalingKiosk&) = delete;
    JournalingKiosk& operator=(const JournalingKiosk&) = delete;

    void end() { m_isEnding = true; }
    bool isSettled() const { return m_open == 0; }
    std::size_t answered() const { return m_answered; }

private:
    void next()
    {
        ++m_open;
        const std::string field{static_cast<char>('A' + m_asked++ % 5)};
        m_client.request(issue(field),
                         [this](const Reply& reply) {
                             if (reply.outcome) {
                                 const Ticket& ticket = std::get<IssuedTicket>(*reply.outcome).ticket;
                                 const std::string line = reply.id.str() + " " + ticket.label + "\n";
                                 EXPECT_EQ(write(m_journal, line.data(), line.size()),
                                           static_cast<ssize_t>(line.size()));
                             }
                             ++m_answered;
                             if (!m_isEnding)
                                 next();
                             --m_open;
                         },
                         {.ttl = 3000ms, .giveUpAfter = 60000ms, .id = {}});
    }

    Client& m_client;
    int m_journal;
    std::atomic<unsigned> m_asked = 0;
    std::atomic<std::size_t> m_answered = 0;
    std::atomic<int> m_open = 0;
    std::atomic<bool> m_isEnding = false;
};

/// LUOT_ROUNDS kills, each 1 to 300 ms after an answer; a new day's database every twenty, since a day has
/// 999 numbers a field.
TEST(Kill, LongLosesAndDoublesNothing)
{
    const unsigned seed = fromEnvironment("LUOT_SEED", std::random_device{}());
    const unsigned rounds = fromEnvironment("LUOT_ROUNDS", 200);
    std::cout << "seed " << seed << " (LUOT_SEED), " << rounds << " rounds (LUOT_ROUNDS)\n";
    std::mt19937 random{seed};
    std::size_t numbers = 0;
    for (unsigned done = 0; done < rounds;) {
        CentreProcess centre;
        ASSERT_TRUE(centre.start());
        Watcher kiosk{centre.device("k1")};
        const auto journal = centre.folder.path() / "acknowledged";
        {
            JournalingKiosk issuer{kiosk.client(), journal};
            for (int i = 0; i < 20 && done < rounds; ++i, ++done) {
                const std::size_t before = issuer.answered();
                for (int wait = 0; wait < 4000 && issuer.answered() == before; ++wait)
                    std::this_thread::sleep_for(5ms);
                ASSERT_GT(issuer.answered(), before) << "round " << done;
                std::this_thread::sleep_for(Milliseconds{1 + random() % 300});
                centre.kill();
                ASSERT_EQ(complaintOfVerification(centre.database()), "") << "round " << done;
                ASSERT_TRUE(centre.start()) << "round " << done;
            }
            issuer.end();
            for (int wait = 0; wait < 12000 && !issuer.isSettled(); ++wait)
                std::this_thread::sleep_for(5ms);
            ASSERT_TRUE(issuer.isSettled());
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
