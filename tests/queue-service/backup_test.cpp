#include "queue-service/backup.h"

#include "queue-service/src/hourly_backup.h"
#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <thread>

namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::string contentOf(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

class Backup : public testing::Test {
protected:
    fs::path data() const { return desk.folder.path(); }
    fs::path database() const { return data() / EventStore::databaseName; }
    fs::path backup() const { return elsewhere.path() / "copy.db"; }
    void makeBackup() const
    {
        const auto made = backUp(data(), backup());
        ASSERT_TRUE(made) << made.error().message;
    }
    std::string whyNot(const RestoreOrder& order) const
    {
        const std::string before = fs::exists(database()) ? contentOf(database()) : "";
        const auto restored = restore(order);
        EXPECT_EQ(fs::exists(database()) ? contentOf(database()) : "", before) << "nothing is changed";
        return restored ? "" : restored.error().message;
    }
    /// Lets the service rest until there is a backup of that hour.
    bool restUntil(const std::string& name)
    {
        for (int i = 0; i < 10000; ++i) {
            EXPECT_TRUE(desk.service->rest());
            if (fs::exists(data() / "backups" / name))
                return true;
            std::this_thread::sleep_for(1ms);
        }
        return false;
    }

    Desk desk;
    Folder elsewhere;
};

TEST_F(Backup, isMadeEveryHourWhileTheServiceWorks)
{
    desk.issued();
    EXPECT_TRUE(desk.service->rest());
    EXPECT_FALSE(fs::exists(data() / "backups")) << "not at once";
    desk.clock.advance(1min);
    EXPECT_TRUE(desk.service->rest());
    desk.issued();
    ASSERT_TRUE(restUntil("2026-07-14T03Z.db"));
    desk.clock.advance(1h);
    desk.issued();
    ASSERT_TRUE(restUntil("2026-07-14T04Z.db"));
    for (const auto& [name, tickets] : {std::pair{"2026-07-14T03Z.db", 2}, {"2026-07-14T04Z.db", 3}}) {
        expectVerified(data() / "backups" / name);
        SQLite::Database copy{data() / "backups" / name, SQLite::OPEN_READONLY};
        EXPECT_EQ(copy.execAndGet("SELECT count(*) FROM ticket").getInt(), tickets) << name;
    }
    EXPECT_TRUE(desk.service->rest());
    EXPECT_TRUE(desk.service->rest());
    desk.close();
    EXPECT_EQ(std::distance(fs::directory_iterator{data() / "backups"}, {}), 2) << "nothing half made stays";
}

TEST_F(Backup, isMadeWhenAskedForAndTakesTheHoursPlace)
{
    desk.issued();
    const Actor admin{"admin:a1", Role::Admin, DeviceId{"a1"}, {}};
    const auto asked = [&] {
        const Reply reply = desk.ask(admin, BackUp{});
        EXPECT_TRUE(reply.outcome);
        return reply.outcome ? std::get<BackupResult>(*reply.outcome).name : std::string{};
    };
    const std::string name = asked();
    EXPECT_EQ(name, "2026-07-14T03Z.db");
    ASSERT_TRUE(restUntil(name)) << "though no hour is over";
    const fs::path copy = data() / "backups" / name;
    const auto tickets = [&] {
        return SQLite::Database{copy, SQLite::OPEN_READONLY}
            .execAndGet("SELECT count(*) FROM ticket")
            .getInt();
    };
    EXPECT_EQ(tickets(), 1);
    desk.issued();
    EXPECT_EQ(asked(), name);
    for (int i = 0; i < 500 && tickets() != 2; ++i) {
        EXPECT_TRUE(desk.service->rest());
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(tickets(), 2);
    expectVerified(copy);
}

TEST_F(Backup, aServiceThatEndsLeavesNoHalfOne)
{
    desk.issued();
    desk.clock.advance(1min);
    EXPECT_TRUE(desk.service->rest());
    desk.close();
    EXPECT_TRUE(fs::is_empty(data() / "backups"));
}

TEST_F(Backup, isNotBegunWhereTheQueueWouldRunOutOfSpaceAndTheOldOnesGoFirst)
{
    const fs::path folder = elsewhere.path() / "backups";
    fs::create_directory(folder);
    for (int hour = 10; hour < 20; ++hour)
        for (const char* date : {"2026-07-10", "2026-07-11", "2026-07-12", "2026-07-13"})
            std::ofstream{folder / (date + ("T" + std::to_string(hour)) + "Z.db")} << "old";
    const auto count = [&] { return std::distance(fs::directory_iterator{folder}, {}); };
    ASSERT_EQ(count(), 40);

    SQLite::Database sql{database(), SQLite::OPEN_READONLY};
    constexpr std::uintmax_t moreThanAnyDiskHas = std::uintmax_t{1} << 60U;
    HourlyBackup backup{folder, morning, moreThanAnyDiskHas};
    backup.advance(sql, morning + 1min);
    backup.advance(sql, morning + 1min);
    EXPECT_EQ(count(), 24 + 1) << "the last 24, the last of the first day, and no new one";
    EXPECT_FALSE(fs::exists(folder / "2026-07-14T03Z.db.unfinished"));
}

TEST(HourlyBackups, twentyFourHoursAndThirtyDaysAreKept)
{
    std::set<std::string> names;
    const auto name = [](int day, int hour) {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "2026-%02d-%02dT%02dZ.db", 6 + day / 28, 1 + day % 28, hour);
        return std::string{text.data()};
    };
    for (int day = 0; day < 40; ++day)
        for (int hour = 0; hour < 10; ++hour)
            names.insert(name(day, hour));
    const std::set<std::string> gone = superseded(names);
    EXPECT_EQ(names.size() - gone.size(), 24U + 27U) << "the last 24, and of 27 days before one each";
    EXPECT_FALSE(gone.contains(name(39, 0)));
    EXPECT_FALSE(gone.contains(name(10, 9))) << "the last of its day";
    EXPECT_TRUE(gone.contains(name(10, 8)));
    EXPECT_TRUE(gone.contains(name(9, 9))) << "more than thirty days ago";
}

TEST_F(Backup, holdsNoFace)
{
    const std::vector<std::uint8_t> sealed(296, 0xa7);
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), BindFace{ticket.id, sealed});
    makeBackup();
    EXPECT_EQ(contentOf(backup()).find(std::string(16, '\xa7')), std::string::npos);
    expectVerified(backup());
}

TEST_F(Backup, restoredItTakesANewEpochAndGivesNoNumberAgain)
{
    for (int i = 0; i < 3; ++i)
        desk.issued();
    makeBackup();
    const Request lost = desk.request(kiosk(), issue("A"));
    desk.ask(lost);
    desk.issued();
    EXPECT_EQ(desk.issued().label, "A006") << "is on paper, and not in the backup";
    const std::uint64_t epoch = desk.service->epoch();
    desk.close();

    const auto aside = restore({backup(), data(), {{"A", 6}}});
    ASSERT_TRUE(aside) << aside.error().message;
    EXPECT_TRUE(fs::exists(*aside / "queue.db"));
    desk.reopen();
    EXPECT_NE(desk.service->epoch(), epoch);
    EXPECT_EQ(desk.issued().label, "A027") << "20 above the highest known";
    EXPECT_EQ(desk.issued("B").label, "B021");
    EXPECT_FALSE(desk.ask(lost).duplicate) << "nobody has heard of it";
    EXPECT_EQ(desk.service->book().state().tickets.size(), 6U);
    const auto events = desk.service->store().eventsAfter(Stream::Staff, 0, 1000);
    EXPECT_EQ(std::ranges::count(*events, "numbers.skipped", &StoredEvent::type), 3);
    const std::uint64_t restoredEpoch = desk.service->epoch();
    desk.close();
    expectVerified(database());
    desk.reopen();
    EXPECT_EQ(desk.service->epoch(), restoredEpoch) << "once";
    EXPECT_EQ(desk.issued().label, "A029");
}

TEST_F(Backup, restoredItSkipsTheNumbersOfASpareLetterThatIsOnPaperAlready)
{
    desk.setup.fields[0].spare = "K";
    desk.setup.fields[0].quota = 1100;
    desk.setup.fields[1].spare = "L";
    desk.close();
    desk.reopen();
    desk.issued();
    makeBackup();
    desk.close();
    ASSERT_TRUE(restore({backup(), data(), {{"A", 999}, {"K", 3}}}));
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "K024") << "20 above the highest known";
    EXPECT_EQ(desk.issued("B").label, "B021");
    const auto& last = desk.service->book().state().lastNumbers;
    EXPECT_TRUE(std::ranges::none_of(last, [](const auto& entry) { return entry.first.second.str() == "L"; }))
        << "nobody can have a number of a spare letter whose first has not run out";
    desk.close();
    expectVerified(database());
}

TEST_F(Backup, whatAStartCouldNotWriteAfterARestoreIsMadeUpForBeforeAnyNumberIsGiven)
{
    for (int i = 0; i < 3; ++i)
        desk.issued();
    makeBackup();
    desk.issued();
    const std::uint64_t epoch = desk.service->epoch();
    desk.close();
    ASSERT_TRUE(restore({backup(), data(), {{"A", 6}}}));
    {
        SQLite::Database other{database(), SQLite::OPEN_READWRITE};
        other.exec("BEGIN IMMEDIATE");
        desk.reopen();
        ASSERT_TRUE(desk.service->isReadOnly());
        EXPECT_EQ(desk.service->epoch(), epoch);
        EXPECT_EQ(codeOf(desk.ask(kiosk(), issue("A"))), ErrorCode::StorageFull);
    }
    desk.clock.advance(1s);
    EXPECT_EQ(desk.issued().label, "A027") << "20 above the highest known";
    EXPECT_NE(desk.service->epoch(), epoch);
    EXPECT_EQ(std::ranges::count(desk.published, "numbers.skipped", &StoredEvent::type), 3)
        << "and everybody hears of it";
    desk.close();
    expectVerified(database());
}

TEST_F(Backup, restoredItGoesOnAboveWhatTheDatabaseBeforeItHadGiven)
{
    desk.issued();
    makeBackup();
    for (int i = 0; i < 40; ++i)
        desk.issued();
    desk.crash();
    ASSERT_TRUE(restore({backup(), data(), {}}));
    // Once more, because the first was cut off or the wrong one.
    ASSERT_TRUE(restore({backup(), data(), {}}));
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A062") << "41 are on paper";
    EXPECT_EQ(desk.issued("B").label, "B021");
    desk.close();

    ASSERT_TRUE(restore({backup(), data(), {}}));
    desk.clock.advance(24h);
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A021") << "yesterday's numbers are not today's";
    desk.close();
    expectVerified(database());
}

TEST_F(Backup, restoredOverADatabaseThatCannotBeReadItSaysThatNumbersMayComeAgain)
{
    desk.issued();
    makeBackup();
    desk.close();
    std::ofstream{database()} << "no database any more";
    std::ostringstream log;
    const auto before = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_st>(log)));
    EXPECT_TRUE(restore({backup(), data(), {}}));
    spdlog::set_default_logger(before);
    EXPECT_NE(log.str().find("--highest"), std::string::npos) << log.str();
}

TEST_F(Backup, restoredByRootItBelongsToTheServicesUser)
{
    if (geteuid() != 0)
        GTEST_SKIP() << "only root can give files away";
    constexpr uid_t service = 65534;
    desk.issued();
    makeBackup();
    desk.close();
    ASSERT_EQ(chown(data().c_str(), service, service), 0);
    for (const auto& entry : fs::directory_iterator{data()})
        ASSERT_EQ(chown(entry.path().c_str(), service, service), 0);
    fs::remove(data() / "service.pid");
    ASSERT_TRUE(restore({backup(), data(), {}}));
    for (const auto& entry : fs::recursive_directory_iterator{data()}) {
        struct stat about { };
        ASSERT_EQ(lstat(entry.path().c_str(), &about), 0);
        EXPECT_EQ(about.st_uid, service) << entry.path();
        EXPECT_EQ(about.st_gid, service) << entry.path();
    }
}

TEST_F(Backup, restoredOnAnEmptyFolderItGoesOnAboveItsOwnNumbers)
{
    for (int i = 0; i < 3; ++i)
        desk.issued();
    makeBackup();
    desk.close();
    fs::remove_all(data());
    const auto aside = restore({backup(), data(), {}});
    ASSERT_TRUE(aside) << aside.error().message;
    EXPECT_TRUE(aside->empty());
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A024");
}

TEST_F(Backup, isNotRestoredUnderARunningService)
{
    makeBackup();
    const auto restored = restore({backup(), data(), {}});
    ASSERT_FALSE(restored);
    EXPECT_NE(restored.error().message.find("Another luot-queue-service"), std::string::npos);
    desk.issued();
}

TEST_F(Backup, whatIsNoWholeBackupIsNotRestored)
{
    desk.issued();
    makeBackup();
    desk.close();
    EXPECT_NE(whyNot({elsewhere.path() / "none.db", data(), {}}).find("no backup"), std::string::npos);

    std::ofstream{backup().string() + "-wal"} << "of another time";
    EXPECT_NE(whyNot({backup(), data(), {}}).find("copy.db-wal"), std::string::npos);
    fs::remove(backup().string() + "-wal");

    Folder other;
    {
        const auto store = EventStore::open({other.path(), BranchId{"hoa-binh"}, 0}, morning);
        ASSERT_TRUE(store);
    }
    EXPECT_NE(whyNot({other.path() / "queue.db", data(), {}}).find("hoa-binh"), std::string::npos);

    SQLite::Database{backup(), SQLite::OPEN_READWRITE}.exec("UPDATE ticket SET label='A777'");
    EXPECT_NE(whyNot({backup(), data(), {}}).find("does not hold together"), std::string::npos);
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A002");
}

TEST_F(Backup, aRestoreCutOffIsNoticedAndDoneAgain)
{
    desk.issued();
    makeBackup();
    desk.close();
    // As after the old files were moved aside and before the new one came.
    std::ofstream{data() / "restore.unfinished"} << "";
    fs::remove(database());
    const auto store = EventStore::open({data(), BranchId{"an-thinh"}, 0}, morning);
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("luotctl restore"), std::string::npos) << store.error().message;
    ASSERT_TRUE(restore({backup(), data(), {}}));
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A022");
}

/// The database under a running service is taken away: nothing is answered any more, and no new one begins.
class TakenAway : public Backup, public testing::WithParamInterface<const char*> { };

TEST_P(TakenAway, isNoticedBeforeAnythingIsAnswered)
{
    desk.issued();
    const fs::path taken = data() / GetParam();
    const fs::path away = elsewhere.path() / "away";
    fs::rename(taken, away);
    const Request request = desk.request(kiosk(), issue("A"));
    EXPECT_FALSE(desk.service->rest()) << "without a command";
    EXPECT_FALSE(desk.service->process(std::span{&request, 1}));
    desk.crash();
    if (taken.filename() == "queue.db") {
        const auto store = EventStore::open({data(), BranchId{"an-thinh"}, 0}, morning);
        ASSERT_FALSE(store) << "numbers would begin with 1";
        EXPECT_NE(store.error().message.find("is gone"), std::string::npos) << store.error().message;
        fs::rename(away, taken);
    }
    desk.reopen();
}

INSTANTIATE_TEST_SUITE_P(File, TakenAway, testing::Values("queue.db", "queue.db-wal", "service.pid"),
                         [](const auto& file) {
                             std::string name{file.param};
                             std::erase_if(name, [](char c) { return std::isalnum(c) == 0; });
                             return name;
                         });

}
}
