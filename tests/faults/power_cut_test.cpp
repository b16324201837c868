#include "tests/faults/morning.h"
#include "tests/faults/power_cut_vfs.h"

#include "base/log.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>

namespace luot::faults {
namespace {

using namespace queue_service;

/// How many of the possible moments are tried. UntilOne: few, and none after the first complaint.
enum class Extent { UntilOne, Few, All };

struct Cut {
    std::size_t cases = 0; ///< different disks found after the cut
    std::vector<std::string> complaints;
};

class PowerCut : public testing::Test {
protected:
    PowerCut()
        : seed{std::getenv("LUOT_SEED") != nullptr
                   ? static_cast<unsigned>(std::atoi(std::getenv("LUOT_SEED")))
                   : std::random_device{}()}
        , random{seed}
    {
        spdlog::set_level(spdlog::level::off);
        std::cout << "LUOT_SEED=" << seed << '\n';
    }
    ~PowerCut() override { spdlog::set_level(spdlog::level::info); }

    /// Whether a cut before the `next`-th operation may show something that its neighbours do not.
    static bool isTelling(const std::vector<DiskOp>& log, std::size_t next)
    {
        const auto isWrite
            = [&](std::size_t i) { return i < log.size() && log[i].kind == DiskOp::Kind::Write; };
        return !isWrite(next) || next % 61 == 0 || (next > 0 && !isWrite(next - 1) && next % 3 == 0);
    }

    /// Plays `log` on a disk that was `before`, cuts the power before each operation, and asks `complaint`
    /// about what is found, with the number of requests answered by then.
    template <class Complaint>
    Cut cutEverywhere(const DiskImage& before, const std::vector<DiskOp>& log, Extent extent,
                      Complaint complaint)
    {
        Cut result;
        CutDisk disk{before};
        std::set<std::pair<std::size_t, std::string>> seen;
        std::string said;
        for (std::size_t next = 0; next <= log.size(); ++next) {
            if (extent == Extent::All || isTelling(log, next)) {
                for (const Damage damage : {Damage::Lost, Damage::Kept, Damage::Reordered, Damage::Torn}) {
                    const DiskImage image = disk.cut(damage, random);
                    if (!seen.emplace(hashOf(image), said).second)
                        continue;
                    ++result.cases;
                    const std::string found = complaint(image, said);
                    if (!found.empty())
                        result.complaints.push_back("operation " + std::to_string(next) + ", damage "
                                                    + std::to_string(static_cast<int>(damage)) + ": "
                                                    + found);
                }
            }
            if (next == log.size() || (extent == Extent::UntilOne && !result.complaints.empty()))
                break;
            disk.apply(log[next]);
            if (log[next].kind == DiskOp::Kind::Said)
                said = log[next].file;
        }
        return result;
    }

    /// Some fifty commands, each cut.
    Cut cutTheMorning(Extent extent)
    {
        std::vector<Asked> asked;
        std::vector<std::size_t> batchEnds{0};
        DiskImage before;
        {
            Desk desk;
            desk.crash();
            before = readImage(desk.folder.path());
            vfs.watch(desk.folder.path());
            desk.reopen();
            asked = playMorning(desk, 5, askingDesk(desk, [&](std::size_t answered) {
                                    vfs.say(std::to_string(answered));
                                    batchEnds.push_back(answered);
                                }));
            desk.close();
            lastMoment = desk.clock;
        }
        EXPECT_GT(asked.size(), 50U);
        const std::vector<DiskOp> log = vfs.log();
        vfs.watch({});
        std::cout << asked.size() << " commands, " << log.size() << " operations\n";

        Desk found;
        found.crash();
        found.clock = lastMoment;
        return cutEverywhere(before, log, extent, [&](const DiskImage& image, const std::string& said) {
            const std::size_t answered = said.empty() ? 0 : std::stoul(said);
            const auto next = std::ranges::upper_bound(batchEnds, answered);
            found.crash();
            writeImage(image, found.folder.path());
            return complaintAfterwards(found, asked, answered,
                                       next == batchEnds.end() ? 0 : *next - answered);
        });
    }

    static std::size_t hashOf(const DiskImage& image)
    {
        std::size_t hash = 0;
        for (const auto& [name, content] : image)
            hash = hash * 31 + std::hash<std::string>{}(name)*17 + std::hash<std::string>{}(content);
        return hash;
    }

    static void expectNone(const Cut& cut)
    {
        std::cout << cut.cases << " different disks after the cut\n";
        EXPECT_TRUE(cut.complaints.empty())
            << cut.complaints.size() << " complaints, the first: " << cut.complaints.front();
    }

    unsigned seed;
    std::mt19937 random;
    PowerCutVfs vfs;
    VirtualClock lastMoment;
};

TEST_F(PowerCut, whatWasAnsweredIsThereOnce) { expectNone(cutTheMorning(Extent::Few)); }

TEST_F(PowerCut, withoutASyncAtEachCommitItIsNoticed)
{
    vfs.weaken();
    const auto complaints = cutTheMorning(Extent::UntilOne).complaints;
    ASSERT_FALSE(complaints.empty());
    std::cout << complaints.front() << '\n';
}

TEST_F(PowerCut, aMigrationLeavesTheOldVersionOrTheNew)
{
    const std::filesystem::path released = LUOT_SOURCE_DIR "/tests/fixtures/0.1.0/queue.db";
    const auto versionOf = [](const std::filesystem::path& file) {
        return SQLite::Database{file, SQLite::OPEN_READWRITE}.execAndGet("PRAGMA user_version").getInt();
    };
    const Folder folder;
    const auto file = folder.path() / EventStore::databaseName;
    const auto open = [&] { return EventStore::open({folder.path(), BranchId{"an-thinh"}, 0}, morning); };
    std::filesystem::copy_file(released, file);
    const DiskImage before = readImage(folder.path());
    writeImage(before, folder.path());
    vfs.watch(folder.path());
    ASSERT_TRUE(open());
    const int newest = versionOf(file);
    const std::vector<DiskOp> log = vfs.log();
    vfs.watch({});
    std::cout << log.size() << " operations\n";

    std::set<int> versions;
    const Cut cut = cutEverywhere(before, log, Extent::All, [&](const DiskImage& image, const std::string&) {
        writeImage(image, folder.path());
        if (std::string wrong = complaintOfVerification(file); !wrong.empty())
            return "as found: " + wrong;
        versions.insert(versionOf(file));
        if (const auto store = open(); !store)
            return store.error().message;
        else if ((*store)->lastSeq() != 53)
            return std::string{"events are missing"};
        if (versionOf(file) != newest)
            return std::string{"was not brought forward"};
        return complaintOfVerification(file);
    });
    expectNone(cut);
    EXPECT_EQ(versions.size(), static_cast<std::size_t>(newest)) << "each version was found at some moment";
}

/// The long set: every operation, every damage.
TEST_F(PowerCut, LongWhatWasAnsweredIsThereOnceWhereverItIsCut) { expectNone(cutTheMorning(Extent::All)); }

}
}
