#include "tests/faults/lab.h"

#include "queue-service/backup.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
using queue_service::issue;

/// Faults 36, 42 and 47: too little memory, an old backup, a log that nobody takes.
class HardTimes : public Lab {
protected:
    void SetUp() override { }

    std::size_t addressSpace() const
    {
        std::ifstream stream{"/proc/" + std::to_string(centre().pid()) + "/statm"};
        std::size_t pages = 0;
        stream >> pages;
        return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    }
    static std::uint64_t epochOf(Watcher& device)
    {
        const Reply reply = device.ask(Hello{});
        return reply.outcome ? std::get<HelloResult>(*reply.outcome).epoch : 0;
    }
    /// A line of the log for each time somebody knocks at a door that is not his.
    static ClientSettings atTheWrongDoor(ClientSettings kiosk)
    {
        kiosk.stream = Stream::Staff;
        return kiosk;
    }
    /// For so long, whoever asks is answered and whoever comes is let in.
    void expectItGoesOnFor(Milliseconds lasts)
    {
        Watcher board{centre().device("b1")};
        Watcher kiosk{centre().device("k1")};
        ASSERT_TRUE(board.waitForLink(LinkState::Live));
        const Watcher knocking{atTheWrongDoor(centre().device("k1"))};
        for (const auto until = std::chrono::steady_clock::now() + lasts;
             std::chrono::steady_clock::now() < until; std::this_thread::sleep_for(50ms)) {
            const Reply reply = kiosk.ask(issue("B"), {.ttl = 1000ms, .giveUpAfter = 5s, .id = {}});
            ASSERT_TRUE(reply.outcome) << "the service waits for somebody to read its log";
            m_given[reply.id] = ticketIn(reply).label;
        }
        Watcher late{centre().device("b1")};
        EXPECT_TRUE(late.waitForLink(LinkState::Live)) << "nobody comes in any more";
        expectSameAsService(board, "b1");
        expectOnceEach(m_given);
    }

private:
    std::map<RequestId, std::string> m_given;
};

TEST_F(HardTimes, aPipeThatNobodyReadsHoldsUpNobody) // 47
{
    const auto said = centre().folder.path() / "said";
    ASSERT_EQ(::mkfifo(said.c_str(), 0600), 0);
    const int reader = ::open(said.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    ASSERT_GE(reader, 0);
    ASSERT_GE(::fcntl(reader, F_SETPIPE_SZ, 4096), 4096);
    ASSERT_TRUE(start());
    // A page of them is full after forty lines, at a knock each 400 ms and less.
    expectItGoesOnFor(14s);
    ::close(reader);
    expectItGoesOnFor(2s);
    EXPECT_FALSE(centre().hasEnded());
    std::filesystem::remove(said);
    endAndVerify();
}

TEST_F(HardTimes, aFullDiskUnderTheLogHoldsUpNobody) // 47
{
    std::filesystem::create_symlink("/dev/full", centre().folder.path() / "said");
    ASSERT_TRUE(start({"--transcript", "/dev/full"}));
    expectItGoesOnFor(2s);
    EXPECT_FALSE(centre().hasEnded());
    std::filesystem::remove(centre().folder.path() / "said");
    endAndVerify();
}

TEST_F(HardTimes, killedOnAFullDiskItStartsAndGoesOnWhenThereIsSpace) // 7, 48
{
    ASSERT_TRUE(start());
    Watcher board{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 4, 10ms};
    ASSERT_TRUE(eventually([&] { return asking.answered() > 50; }));
    whims().set(Whim::DiskIsFull, 1);
    std::this_thread::sleep_for(300ms);
    centre().kill();
    // It may serve what it knows, or say why it does not and end.
    if (!start()) {
        const queue_service::Ending ending = centre().ending();
        EXPECT_GT(ending.code, 0);
        EXPECT_NE(ending.said.find("full"), std::string::npos) << ending.said;
        whims().set(Whim::DiskIsFull, 0);
        ASSERT_TRUE(start());
    }
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    const std::size_t before = asking.answered();
    whims().set(Whim::DiskIsFull, 0);
    EXPECT_TRUE(eventually([&] { return asking.answered() > before; }));
    ASSERT_TRUE(asking.settle());
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(HardTimes, withoutMemoryItEndsOrGoesOnAndLosesNothing) // 36
{
    ASSERT_TRUE(start());
    Watcher board{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 8};
    int ends = 0;
    for (int round = 0; round < 3; ++round) {
        const std::size_t before = asking.answered();
        ASSERT_TRUE(eventually([&] { return asking.answered() > before + 20; }));
        const rlimit tight{addressSpace() + static_cast<std::size_t>(round) * 65536, RLIM_INFINITY};
        ASSERT_EQ(::prlimit(centre().pid(), RLIMIT_AS, &tight, nullptr), 0);
        std::vector<std::unique_ptr<Watcher>> crowd;
        for (int i = 0; i < 40 && !centre().hasEnded(); ++i)
            crowd.push_back(std::make_unique<Watcher>(centre().device(i % 2 == 0 ? "b1" : "a1")));
        const bool hasEnded = eventually([&] { return centre().hasEnded(); }, 2s);
        crowd.clear();
        if (hasEnded) {
            const auto ending = centre().ending();
            std::cout << "round " << round << ": exit code " << ending.code << ": " << ending.said << '\n';
            EXPECT_NE(ending.code, 0);
            ++ends;
            ASSERT_TRUE(start());
        } else {
            const rlimit open{RLIM_INFINITY, RLIM_INFINITY};
            ASSERT_EQ(::prlimit(centre().pid(), RLIMIT_AS, &open, nullptr), 0);
        }
    }
    std::cout << ends << " of 3 rounds ended it\n";
    ASSERT_TRUE(asking.settle());
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(HardTimes, anOldBackupWithEverybodyThereGivesNoNumberTwice) // 42
{
    ASSERT_TRUE(start());
    Watcher kiosk{centre().device("k1")};
    Watcher board{centre().device("b1")};
    Watcher staff{centre().device("a1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(staff.waitForLink(LinkState::Live));
    const auto data = centre().database().parent_path();
    const auto copy = centre().folder.path() / "copy.db";
    std::map<RequestId, std::string> before;
    {
        Asking asking{kiosk.client(), 4};
        ASSERT_TRUE(eventually([&] { return asking.answered() > 60; }));
        const auto made = queue_service::backUp(data, copy);
        ASSERT_TRUE(made) << made.error().message;
        const std::size_t then = asking.answered();
        ASSERT_TRUE(eventually([&] { return asking.answered() > then + 60; }));
        ASSERT_TRUE(asking.settle());
        before = asking.labels();
    }
    const std::uint64_t epoch = epochOf(kiosk);
    // What a kiosk has in its journal.
    std::map<std::string, int> highest;
    std::set<std::string> onPaper;
    for (const auto& [id, label] : before) {
        onPaper.insert(label);
        int& number = highest[label.substr(0, 1)];
        number = std::max(number, std::stoi(label.substr(1)));
    }
    EXPECT_EQ(centre().stop().code, 0);
    const auto aside = queue_service::restore({copy, data, highest});
    ASSERT_TRUE(aside) << aside.error().message;
    ASSERT_TRUE(start());
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(staff.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 4};
    ASSERT_TRUE(eventually([&] { return asking.answered() > 60; }));
    ASSERT_TRUE(asking.settle());
    for (const auto& [id, label] : asking.labels())
        EXPECT_TRUE(onPaper.insert(label).second) << label << " is on paper already";
    ASSERT_TRUE(board.waitFor(
        [&](const BranchView& view) { return view.tickets.contains(asking.labels().begin()->second); }));
    EXPECT_NE(epochOf(kiosk), epoch);
    expectSameAsService(board, "b1");
    expectSameAsService(staff, "a1");
    endAndVerify();
}

}
}
