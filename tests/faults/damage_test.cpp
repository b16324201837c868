#include "tests/faults/morning.h"
#include "tests/faults/power_cut_vfs.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/backup.h"

#include <gtest/gtest.h>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Damaged : public testing::Test {
protected:
    Damaged()
    {
        spdlog::set_level(spdlog::level::off);
        std::cout << "LUOT_SEED=" << seed << '\n';
    }
    ~Damaged() override { spdlog::set_level(spdlog::level::info); }

    void play(int rounds)
    {
        const auto more = playMorning(desk, rounds, askingDesk(desk));
        asked.insert(asked.end(), more.begin(), more.end());
        answered = asked.size();
    }
    std::string complaint(std::size_t inFlight = 0)
    {
        return complaintAfterwards(desk, asked, answered, inFlight);
    }

    const unsigned seed = std::getenv("LUOT_SEED") != nullptr
        ? static_cast<unsigned>(std::atoi(std::getenv("LUOT_SEED")))
        : std::random_device{}();
    std::mt19937 random{seed};
    Desk desk;
    std::vector<Asked> asked;
    std::size_t answered = 0;
};

TEST_F(Damaged, aTornEndOfTheWalCostsOnlyWhatWasNotAnswered)
{
    play(1);
    const std::size_t known = readImage(desk.folder.path()).at("queue.db-wal").size();
    asked.push_back({desk.request(kiosk(), issue("A")), {}});
    ASSERT_TRUE(desk.service->process(std::span{&asked.back().request, 1}));
    // Before anything is closed in good order.
    const DiskImage whole = readImage(desk.folder.path());
    const std::size_t end = whole.at("queue.db-wal").size();
    ASSERT_GT(end, known);
    for (int i = 0; i < 40; ++i) {
        const std::size_t from = known + random() % (end - known);
        DiskImage torn = whole;
        if (i % 2 == 0)
            torn["queue.db-wal"].resize(from);
        else
            std::fill(torn["queue.db-wal"].begin() + static_cast<std::ptrdiff_t>(from),
                      torn["queue.db-wal"].end(), '\0');
        torn.erase("queue.db-shm");
        desk.crash();
        writeImage(torn, desk.folder.path());
        EXPECT_EQ(complaint(1), "") << "from byte " << from << " of " << end;
    }
}

TEST_F(Damaged, aFlippedBitIsNoticedOrChangesNothingAndABackupHelps)
{
    play(3);
    const Folder elsewhere;
    const fs::path backup = elsewhere.path() / "backup.db";
    ASSERT_TRUE(backUp(desk.folder.path(), backup));
    const BookState state = desk.service->book().state();
    const auto repliesThere = [&] {
        std::vector<std::string> bodies;
        for (const Asked& one : asked) {
            const auto stored = desk.service->store().replyTo(one.request.user, one.request.id);
            bodies.push_back(stored && *stored ? (*stored)->body : std::string{});
        }
        return bodies;
    };
    const auto replies = repliesThere();
    const auto shown = desk.service->snapshot(Stream::Public);
    desk.close();
    const DiskImage whole = readImage(desk.folder.path());
    const std::size_t size = whole.at("queue.db").size();
    const fs::path file = desk.folder.path() / "queue.db";
    constexpr int flips = 100;
    int refused = 0;
    int reported = 0;
    const auto damage = [&] {
        DiskImage flipped = whole;
        char& byte = flipped["queue.db"][random() % size];
        byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1U << (random() % 8)));
        desk.crash();
        writeImage(flipped, desk.folder.path());
    };
    for (int i = 0; i < flips; ++i) {
        damage();
        if (!complaintOfVerification(file).empty()) {
            ++reported;
            if (!Service::open({desk.folder.path(), desk.setup, 0}, desk.clock))
                ++refused;
        } else {
            auto opened = Service::open({desk.folder.path(), desk.setup, 0}, desk.clock);
            ASSERT_TRUE(opened) << opened.error().message;
            desk.service = std::move(*opened);
            EXPECT_EQ(desk.service->book().state(), state) << "flip " << i << " changed something unnoticed";
            EXPECT_EQ(desk.service->snapshot(Stream::Public), shown) << "flip " << i;
            EXPECT_EQ(repliesThere(), replies) << "flip " << i << " changed an answer unnoticed";
        }
    }
    std::cout << reported << " of " << flips << " reported by verification, " << refused
              << " refused at the start\n";
    EXPECT_GT(reported, 5);
    EXPECT_GT(refused, 0);

    do
        damage();
    while (complaintOfVerification(file).empty());
    ASSERT_TRUE(restore({backup, desk.folder.path(), {}}));
    EXPECT_EQ(complaint(), "");
}

TEST_F(Damaged, anotherTimesWalIsRefusedOrReported)
{
    play(1);
    const Folder elsewhere;
    ASSERT_TRUE(backUp(desk.folder.path(), elsewhere.path() / "backup.db"));
    desk.close();
    desk.reopen();
    play(2);
    DiskImage mixed = readImage(desk.folder.path());
    desk.crash();
    mixed["queue.db"] = readImage(elsewhere.path()).at("backup.db");
    mixed.erase("queue.db-shm");
    writeImage(mixed, desk.folder.path());
    const bool isRefused = !Service::open({desk.folder.path(), desk.setup, 0}, desk.clock);
    EXPECT_TRUE(isRefused || !complaintOfVerification(desk.folder.path() / "queue.db").empty()
                || complaint().empty());
}

TEST_F(Damaged, onARealFullDiskItGoesOnWhenThereIsSpace)
{
    desk.close();
    const std::string where = desk.folder.path().string();
    if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0
        || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
        || mount("tmpfs", where.c_str(), "tmpfs", 0, "size=4m") != 0)
        GTEST_SKIP() << "a small tmpfs cannot be mounted here";
    desk.reopen();
    play(1);
    {
        std::ofstream hog{desk.folder.path() / "hog", std::ios::binary};
        while (hog << std::string(4096, 'x') << std::flush) { }
    }
    std::vector<Request> kept;
    int refused = 0;
    for (int i = 0; i < 400 && refused < 20; ++i) {
        kept.push_back(desk.request(kiosk(), issue("B")));
        if (codeOf(desk.ask(kept.back())) == ErrorCode::StorageFull)
            ++refused;
        else
            kept.pop_back();
    }
    EXPECT_EQ(refused, 20);
    EXPECT_TRUE(desk.service->isReadOnly());
    const std::size_t before = desk.service->book().state().tickets.size();
    fs::remove(desk.folder.path() / "hog");
    desk.clock.advance(2s);
    for (int twice = 0; twice < 2; ++twice)
        for (Request& request : kept) {
            request.deadline = desk.clock.steady() + 3s;
            const Reply reply = desk.ask(request);
            EXPECT_TRUE(reply.outcome);
            EXPECT_EQ(reply.duplicate, twice == 1);
        }
    EXPECT_EQ(desk.service->book().state().tickets.size(), before + kept.size());
    desk.close();
    EXPECT_EQ(complaintOfVerification(desk.folder.path() / "queue.db"), "");
    umount(where.c_str());
}

}
}
