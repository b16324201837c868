#include "tests/faults/morning.h"
#include "tests/faults/power_cut_vfs.h"

#include "base/log.h"
#include "protocol/codec.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

class IoError : public testing::Test {
protected:
    IoError()
    {
        spdlog::set_level(spdlog::level::off);
        desk.close();
        before = readImage(desk.folder.path());
        vfs.watch(desk.folder.path());
    }
    ~IoError() override { spdlog::set_level(spdlog::level::info); }

    void startAnew()
    {
        desk.crash();
        writeImage(before, desk.folder.path());
        desk.clock = VirtualClock{morning};
        desk.reopen();
    }

    struct Outcome {
        bool hasFailed = false;
        bool hasEnded = false;
        std::string complaint;
    };
    /// A round of commands in which the `place`-th operation of that kind goes wrong; then the service starts
    /// again on a disk that is well.
    Outcome playWithFault(std::size_t place, int code, PowerCutVfs::Struck struck, PowerCutVfs::Repeat repeat)
    {
        startAnew();
        vfs.failAt(place, code, struck, repeat);
        std::size_t answered = 0;
        const auto asked = playMorning(desk, 1, askingDesk(desk, [&](std::size_t so) { answered = so; }));
        Outcome outcome;
        outcome.hasFailed = vfs.hasFailed();
        outcome.hasEnded = answered < asked.size();
        vfs.heal();
        desk.crash();
        outcome.complaint = complaintAfterwards(desk, asked, answered, asked.size() - answered);
        return outcome;
    }

    PowerCutVfs vfs;
    Desk desk;
    DiskImage before;
};

TEST_F(IoError, afterAFailedSyncNothingIsAnsweredAndTheServiceEnds)
{
    std::size_t place = 0;
    for (bool goesOn = true; goesOn; ++place) {
        for (const auto repeat : {PowerCutVfs::Repeat::Once, PowerCutVfs::Repeat::ForEver}) {
            const Outcome outcome
                = playWithFault(place, SQLITE_IOERR_FSYNC, PowerCutVfs::Struck::Sync, repeat);
            EXPECT_EQ(outcome.hasEnded, outcome.hasFailed) << "sync " << place;
            EXPECT_EQ(outcome.complaint, "") << "sync " << place;
            goesOn = outcome.hasFailed;
        }
    }
    EXPECT_GT(place, 10U) << "there is a sync for each batch";
}

TEST_F(IoError, afterAFailedWriteNothingIsAnsweredAndTheServiceEnds)
{
    std::size_t place = 0;
    for (bool goesOn = true; goesOn; place += 3) {
        const auto repeat = place % 2 == 0 ? PowerCutVfs::Repeat::Once : PowerCutVfs::Repeat::ForEver;
        const Outcome outcome = playWithFault(place, SQLITE_IOERR_WRITE, PowerCutVfs::Struck::Write, repeat);
        EXPECT_EQ(outcome.hasEnded, outcome.hasFailed) << "write " << place;
        EXPECT_EQ(outcome.complaint, "") << "write " << place;
        goesOn = outcome.hasFailed;
    }
    EXPECT_GT(place, 50U);
}

TEST_F(IoError, onAFullDiskItRefusesGoesOnByItselfAndTheSameRequestsSucceedOnce)
{
    std::size_t refusedInAll = 0;
    for (std::size_t place = 0;; place += 3) {
        startAnew();
        vfs.failAt(place, SQLITE_FULL, PowerCutVfs::Struck::Write, PowerCutVfs::Repeat::ForEver);
        std::size_t refused = 0;
        std::size_t answered = 0;
        const Ask direct = askingDesk(desk);
        const auto isRefused = [](const std::string& text) {
            const auto reply = decodeReply(text);
            return reply && codeOf(*reply) == ErrorCode::StorageFull;
        };
        const Ask patient = [&](const std::vector<Request>& requests) {
            auto replies = direct(requests);
            const auto full = std::ranges::count_if(replies, isRefused);
            if (full > 0) {
                EXPECT_EQ(static_cast<std::size_t>(full), requests.size()) << "a batch is one transaction";
                EXPECT_TRUE(desk.service->isReadOnly());
                refused += static_cast<std::size_t>(full);
                vfs.heal();
                desk.clock.advance(2s);
                replies = direct(requests);
                EXPECT_EQ(std::ranges::count_if(replies, isRefused), 0) << "write " << place;
            }
            answered += replies.size();
            return replies;
        };
        const auto asked = playMorning(desk, 1, patient);
        const bool hasFailed = vfs.hasFailed();
        vfs.heal();
        desk.crash();
        EXPECT_EQ(answered, asked.size()) << "write " << place << ": it never ends for want of space";
        EXPECT_EQ(complaintAfterwards(desk, asked, answered, 0), "") << "write " << place;
        refusedInAll += refused;
        if (!hasFailed)
            break;
    }
    EXPECT_GT(refusedInAll, 20U);
}

}
}
