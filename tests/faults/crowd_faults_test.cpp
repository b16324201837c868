#include "tests/faults/lab.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <regex>
#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
using queue_service::issue;

/// Faults 18 to 24 and 32: many at once, and processes that stand still.
class CrowdFaults : public Lab {
protected:
    void standStillFor(Milliseconds lasts);
    void joinLate(int crowd, Milliseconds between, Milliseconds pace);
    void callAtOnce(int people);
    void stopASubscriberFor(Milliseconds lasts);
    void flood(int requests);
    /// Boards with a key each.
    std::vector<std::unique_ptr<Watcher>> boards(int count)
    {
        std::vector<std::unique_ptr<Watcher>> all;
        for (int i = 0; i < count; ++i) {
            const std::string id = "board" + std::to_string(i);
            centre().allow(id, Role::Board);
            all.push_back(std::make_unique<Watcher>(centre().device(id)));
        }
        return all;
    }
};

void CrowdFaults::standStillFor(Milliseconds lasts)
{
    Watcher kiosk{centre().device("k1")};
    Watcher board{centre().device("b1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 4, 20ms};
    ASSERT_TRUE(eventually([&] { return asking.answered() > 20; }));
    ::kill(centre().pid(), SIGSTOP);
    std::this_thread::sleep_for(lasts);
    EXPECT_TRUE(board.waitForLink(LinkState::Stale));
    ::kill(centre().pid(), SIGCONT);
    const std::size_t before = asking.answered();
    ASSERT_TRUE(eventually([&] { return asking.answered() > before + 20; }));
    ASSERT_TRUE(asking.settle());
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(CrowdFaults, aServiceThatStoodStillDoublesNothing) { standStillFor(5s); } // 19

void CrowdFaults::joinLate(int crowd, Milliseconds between, Milliseconds pace)
{
    for (int i = 0; i < crowd; ++i)
        centre().allow("late" + std::to_string(i), i % 2 == 0 ? Role::Board : Role::Supervisor);
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(kiosk.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 4, pace};
    std::vector<std::unique_ptr<Watcher>> late;
    for (int i = 0; i < crowd; ++i) {
        late.push_back(std::make_unique<Watcher>(centre().device("late" + std::to_string(i))));
        std::this_thread::sleep_for(between);
    }
    ASSERT_TRUE(eventually([&] { return asking.answered() > 200; }));
    ASSERT_TRUE(asking.settle());
    const BranchView publicTruth = shownToNewcomer("b1");
    const BranchView staffTruth = shownToNewcomer("a1");
    for (std::size_t i = 0; i < late.size(); ++i)
        EXPECT_TRUE(late[i]->waitFor([&](const BranchView& view) {
            return view == (i % 2 == 0 ? publicTruth : staffTruth);
        })) << i;
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(CrowdFaults, whoComesLateInAFloodIsRight) { joinLate(8, 50ms, 4ms); } // 20

TEST_F(CrowdFaults, oneIdHasOneEffectHoweverOftenAndWhenever) // 22, 23
{
    Watcher kiosk{centre().device("k1")};
    Watcher twin{centre().device("k1")};
    const Reply first = kiosk.ask(issue("A"));
    for (int i = 0; i < 3; ++i) {
        const Reply again = kiosk.ask(issue("A"), {.id = first.id});
        EXPECT_TRUE(again.duplicate);
        EXPECT_EQ(ticketIn(again), ticketIn(first));
    }
    // The same id at the same time on two lines of the same key.
    const Reply model = kiosk.ask(issue("B"));
    std::map<RequestId, std::string> labels{{first.id, ticketIn(first).label},
                                            {model.id, ticketIn(model).label}};
    for (int i = 0; i < 50; ++i) {
        std::string text = model.id.str();
        const std::string tail = std::to_string(100000 + i);
        text.replace(text.size() - tail.size(), tail.size(), tail);
        const RequestId id{text};
        std::optional<Reply> other;
        std::thread beside{[&] { other = twin.ask(issue("B"), {.id = id}); }};
        const Reply one = kiosk.ask(issue("B"), {.id = id});
        beside.join();
        EXPECT_EQ(ticketIn(one), ticketIn(*other));
        EXPECT_NE(one.duplicate, other->duplicate) << "one of the two is the duplicate";
        labels[id] = ticketIn(one).label;
    }
    const Reply reused = kiosk.ask(issue("C"), {.id = first.id});
    ASSERT_FALSE(reused.outcome);
    EXPECT_EQ(reused.outcome.error().code, ErrorCode::IdReused);
    centre().kill();
    ASSERT_TRUE(centre().start());
    const Reply later = kiosk.ask(issue("A"), {.ttl = 1000ms, .giveUpAfter = 20s, .id = first.id});
    EXPECT_TRUE(later.duplicate);
    EXPECT_EQ(ticketIn(later), ticketIn(first));
    expectOnceEach(labels);
    endAndVerify();
}

void CrowdFaults::callAtOnce(int people)
{
    Watcher kiosk{centre().device("k1")};
    std::map<RequestId, std::string> labels;
    for (int i = 0; i < people; ++i) {
        const Reply reply = kiosk.ask(issue("A"));
        labels[reply.id] = ticketIn(reply).label;
    }
    std::array<std::vector<std::string>, 2> called;
    const auto work = [&](const std::string& counter, std::vector<std::string>& mine) {
        Watcher clerk{centre().device("a1")};
        const CounterId id{counter};
        clerk.ask(OpenCounter{id});
        for (;;) {
            const Reply reply = clerk.ask(CallNext{id});
            ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
            const auto ticket = std::get<TicketResult>(*reply.outcome).ticket;
            if (!ticket)
                return;
            EXPECT_EQ(ticket->counter, id);
            mine.push_back(ticket->label);
            clerk.ask(StartService{ticket->id, id, {}});
            clerk.ask(FinishService{ticket->id, id, ServiceOutcome::Guidance, {}});
        }
    };
    std::thread second{[&] { work("2", called[1]); }};
    work("3", called[0]);
    second.join();
    std::set<std::string> distinct{called[0].begin(), called[0].end()};
    distinct.insert(called[1].begin(), called[1].end());
    EXPECT_EQ(distinct.size(), called[0].size() + called[1].size())
        << "one person was called to two counters";
    EXPECT_EQ(distinct.size(), static_cast<std::size_t>(people));
    EXPECT_GT(std::min(called[0].size(), called[1].size()), 20U) << "they did not call at the same time";
    expectOnceEach(labels);
    endAndVerify();
}

TEST_F(CrowdFaults, twoCountersThatCallAtOnceNeverGetTheSamePerson) { callAtOnce(240); } // 24

void CrowdFaults::stopASubscriberFor(Milliseconds lasts)
{
    const double before = residentMiB();
    Watcher kiosk{centre().device("k1")};
    Watcher board{centre().device("b1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    const pid_t stopped = ::fork();
    if (stopped == 0) {
        const std::string server = "127.0.0.1:" + std::to_string(centre().port);
        const std::string key = (centre().folder.path() / "b1.key").string();
        const std::string output = (centre().folder.path() / "watched").string();
        std::freopen(output.c_str(), "w", stdout);
        ::execl(LUOT_LUOTCTL, "luotctl", "watch", "--server", server.c_str(), "--key", key.c_str(), nullptr);
        ::_exit(127);
    }
    const auto watched = [&] {
        std::ifstream in{centre().folder.path() / "watched"};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    ASSERT_TRUE(eventually([&] { return watched().find("\"live\"") != std::string::npos; }));
    ::kill(stopped, SIGSTOP);
    Asking asking{kiosk.client(), 16};
    Watcher supervisor{centre().device("a1")};
    // Big events: the kernel's buffers fill, then the service's own.
    const auto until = std::chrono::steady_clock::now() + lasts;
    for (int i = 0; std::chrono::steady_clock::now() < until; ++i)
        ASSERT_TRUE(supervisor
                        .ask(SetNotice{std::to_string(i) + std::string(900, 'x')},
                             {.ttl = 20s, .giveUpAfter = 30s, .id = {}})
                        .outcome)
            << "a disk that others use as well may take its time";
    ASSERT_TRUE(eventually([&] { return asking.answered() > 1000; }, 120s));
    ASSERT_TRUE(asking.settle());
    EXPECT_LT(residentMiB(), before + 60.0) << "what waits for one that stands still has a bound";
    expectSameAsService(board, "b1");
    ::kill(stopped, SIGCONT);
    std::string last;
    for (const auto& [id, label] : asking.labels())
        last = std::max(last, label);
    EXPECT_TRUE(eventually([&] { return watched().find(last) != std::string::npos; }, 30s))
        << "it never caught up";
    ::kill(stopped, SIGTERM);
    ::waitpid(stopped, nullptr, 0);
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(CrowdFaults, aSubscriberThatStandsStillHoldsUpNobody) { stopASubscriberFor(5s); } // 18

void CrowdFaults::flood(int requests)
{
    // It has what a kiosk has by default; the others of this centre have no limit that would matter.
    centre().allow("flood", Role::Kiosk, {}, std::nullopt);
    Watcher kiosk{centre().device("k1")};
    Watcher flooding{centre().device("flood")};
    ASSERT_TRUE(flooding.waitForLink(LinkState::Live));
    const auto began = std::chrono::steady_clock::now();
    std::atomic<int> granted = 0;
    std::atomic<int> open = 0;
    for (int i = 0; i < requests; ++i) {
        ++open;
        flooding.client().request(issue("B"),
                                  [&](const Reply& reply) {
                                      granted += reply.outcome ? 1 : 0;
                                      --open;
                                  },
                                  {.ttl = 1000ms, .giveUpAfter = 2s, .id = {}});
    }
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(kiosk.ask(issue("A"), {.ttl = 1000ms, .giveUpAfter = 3s, .id = {}}).outcome)
            << "the other kiosk is served all the time";
    ASSERT_TRUE(eventually([&] { return open == 0; }, 120s));
    // 20 at once and 5 a second for as long as it was at it.
    const std::chrono::duration<double> lasted = std::chrono::steady_clock::now() - began;
    EXPECT_GE(granted, 20);
    EXPECT_LT(granted, 25.0 + 5.0 * lasted.count());
    endAndVerify();
}

TEST_F(CrowdFaults, aKioskThatFloodsIsHeldBackAndNobodyElse) { flood(3000); } // 32

/// Those that take their time: the numbers of the list of faults.
class LongCrowdFaults : public CrowdFaults { };

TEST_F(LongCrowdFaults, aServiceThatStoodStillForTenSecondsDoublesNothing) { standStillFor(10s); } // 19
TEST_F(LongCrowdFaults, fiftyWhoComeLateInAFloodAreRight) { joinLate(50, 60ms, 4ms); } // 20
TEST_F(LongCrowdFaults, aSubscriberThatStandsStillForAMinuteHoldsUpNobody) { stopASubscriberFor(60s); } // 18
TEST_F(LongCrowdFaults, fiftyThousandRequestsHoldUpNobodyElse) { flood(50'000); } // 32

/// A day that is never full.
class LongDay : public CrowdFaults {
protected:
    void SetUp() override
    {
        std::ifstream demo{LUOT_SOURCE_DIR "/queue-service/branch.demo.toml"};
        std::string text{std::istreambuf_iterator<char>{demo}, {}};
        text = std::regex_replace(text, std::regex{"quota = [0-9]+"}, "quota = 999");
        const auto file = centre().folder.path() / "branch.toml";
        std::ofstream{file} << text;
        ASSERT_TRUE(start({"--branch", file.string()}));
    }
};

TEST_F(LongDay, twoCountersThatCallAThousandTimesNeverGetTheSamePerson) { callAtOnce(999); } // 24

TEST_F(LongCrowdFaults, aHundredComeBackAfterARestart) // 21
{
    Watcher kiosk{centre().device("k1")};
    const auto crowd = boards(100);
    for (const auto& board : crowd)
        ASSERT_TRUE(board->waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 2, 20ms};
    centre().kill();
    ASSERT_TRUE(centre().start());
    for (const auto& board : crowd)
        EXPECT_TRUE(board->waitForLink(LinkState::Live));
    ASSERT_TRUE(asking.settle());
    const BranchView truth = shownToNewcomer("b1");
    for (const auto& board : crowd)
        EXPECT_TRUE(board->waitFor([&](const BranchView& view) { return view == truth; }));
    expectOnceEach(asking.labels());
    endAndVerify();
}

}
}
