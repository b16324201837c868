#include "queue-service/backup.h"

#include "base/log.h"
#include "queue-service/event_store.h"
#include "queue-service/src/data_folder.h"
#include "queue-service/src/database_copy.h"
#include "queue-service/src/migration.h"
#include "queue-service/src/store_database.h"
#include "queue-service/verification.h"

#include <algorithm>
#include <set>

namespace luot::queue_service {

namespace fs = std::filesystem;

namespace {

constexpr const char* stagedName = "queue.db.restored";
const std::string asideName = "before-restore-";

/// The first thing that does not hold, as a sentence's part.
Result<> verified(const fs::path& file, const std::stop_token& stop)
{
    const auto report = verifyDatabase(file, stop);
    if (!report)
        return tl::unexpected{report.error()};
    const auto failed = std::ranges::find_if_not(report->checks, &Check::passed);
    if (failed == report->checks.end())
        return {};
    return failure(file.string() + " does not hold together (" + failed->name + ": " + failed->detail + ").");
}

Result<> isOneFile(const fs::path& backup)
{
    for (const char* ending : {"-wal", "-journal"}) {
        if (fs::exists(backup.string() + ending))
            return failure(
                backup.string() + ending + " lies beside " + backup.filename().string()
                + ": this is no backup but a database that was copied or is in use, and the two may "
                  "not belong together. Give a file of the folder backups, or one made by luotctl "
                  "backup.");
    }
    return {};
}

Result<> isOfThisBranch(const fs::path& backup, const fs::path& data)
{
    const std::string held = madeFor(data);
    SQLite::Database sql{backup, SQLite::OPEN_READONLY};
    const std::string offered = sql.execAndGet("SELECT v FROM meta WHERE k='branch'").getString();
    if (!held.empty() && held != offered)
        return failure(backup.string() + " belongs to branch " + offered + ", " + data.string()
                       + " to branch " + held + "; give each branch its own folder with --data.");
    return {};
}

using Highest = std::map<std::string, int>;

/// The last numbers of the databases that the backup takes the place of, as "A@2026-07-14": whatever of them
/// can be read.
Highest lastNumbersIn(const fs::path& data)
{
    std::set<fs::path> displaced{data / EventStore::databaseName};
    // Where an earlier restore, perhaps a cut off one, put them.
    for (const auto& entry : fs::directory_iterator{data})
        if (entry.path().filename().string().starts_with(asideName))
            displaced.insert(entry.path() / EventStore::databaseName);
    Highest last;
    for (const fs::path& file : displaced) {
        if (!fs::is_regular_file(file))
            continue;
        try {
            SQLite::Database sql{file, SQLite::OPEN_READONLY, 2000};
            Prepared select{sql, "SELECT series || '@' || business_date, last FROM last_number"};
            for (auto row = select.rows(); row.next();) {
                int& known = last[row.text(0)];
                known = std::max(known, static_cast<int>(row.integer(1)));
            }
        } catch (const SQLite::Exception& exception) {
            spdlog::warn("the numbers given in {} cannot be read ({})", file.string(), exception.what());
        }
    }
    return last;
}

/// A database of this version beside the old one, knowing that it was restored.
Result<> stage(const RestoreOrder& order, const fs::path& staged)
{
    Highest known = lastNumbersIn(order.data);
    if (known.empty() && order.highest.empty())
        spdlog::warn("nobody knows which numbers were given after this backup: unless it is the last word, "
                     "look at the newest tickets and run this again with --highest");
    known.insert(order.highest.begin(), order.highest.end());
    for (const char* ending : {"", "-wal", "-shm"})
        fs::remove(staged.string() + ending);
    fs::copy_file(order.backup, staged);
    fs::permissions(staged, fs::perms::owner_read | fs::perms::owner_write);
    {
        SQLite::Database sql = openedForWriting(staged);
        if (auto forward = bringForward(sql, staged); !forward)
            return forward;
        std::string highest;
        for (const auto& [series, number] : known)
            highest += series + "=" + std::to_string(number) + " ";
        Prepared{sql, "INSERT OR REPLACE INTO meta (k, v) VALUES ('restored', ?)"}.run(highest);
        sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return giveToOwnerOf(order.data, staged).and_then([&] { return keepOnDisk(staged); });
}

Result<fs::path> exchange(const fs::path& data, const fs::path& staged)
{
    if (auto begun = beginRestore(data); !begun)
        return tl::unexpected{begun.error()};
    fs::path aside;
    for (const char* ending : {"", "-wal", "-shm"}) {
        const fs::path old = (data / EventStore::databaseName).string() + ending;
        if (!fs::exists(old))
            continue;
        for (int i = 1; aside.empty(); ++i)
            if (const fs::path free = data / (asideName + std::to_string(i)); fs::create_directory(free)) {
                fs::permissions(free, fs::perms::owner_all);
                if (auto given = giveToOwnerOf(data, free); !given)
                    return tl::unexpected{given.error()};
                aside = free;
            }
        fs::rename(old, aside / old.filename());
    }
    fs::rename(staged, data / EventStore::databaseName);
    if (auto kept = keepOnDisk(data); !kept)
        return tl::unexpected{kept.error()};
    if (auto ended = endRestore(data); !ended)
        return tl::unexpected{ended.error()};
    return aside;
}

}

Result<> keepVerified(const fs::path& unfinished, const fs::path& name, std::stop_token stop)
{
    const auto inPlace = [&]() -> Result<> {
        std::error_code error;
        fs::rename(unfinished, name, error);
        if (error)
            return failure(name.string() + " cannot be put in place: " + error.message()
                           + "; check the folder.");
        return keepOnDisk(fs::absolute(name).parent_path());
    };
    auto kept = makeOneFile(unfinished)
                    .and_then([&] { return keepOnDisk(unfinished); })
                    .and_then([&] { return verified(unfinished, stop); })
                    .and_then(inPlace);
    std::error_code ignored;
    if (!kept)
        fs::remove(unfinished, ignored);
    return kept;
}

Result<> backUp(const fs::path& data, const fs::path& to)
{
    const fs::path file = data / EventStore::databaseName;
    const fs::path unfinished = to.string() + ".unfinished";
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return failure("There is no " + file.string() + "; give the service's data folder with --data.");
    if (fs::exists(to, error))
        return failure(to.string() + " exists already; give another name.");
    try {
        SQLite::Database sql{file, SQLite::OPEN_READONLY, 2000};
        if (auto copied = copyPages(sql, unfinished); !copied)
            return copied;
    } catch (const SQLite::Exception& exception) {
        return failure(file.string() + " cannot be read (" + exception.what()
                       + "); check that this user may read it.");
    }
    return keepVerified(unfinished, to);
}

Result<fs::path> restore(const RestoreOrder& order)
{
    std::error_code error;
    if (!fs::is_regular_file(order.backup, error))
        return failure("There is no backup " + order.backup.string()
                       + "; look into the folder backups of the data folder.");
    auto held = DataFolder::hold(order.data);
    if (!held)
        return tl::unexpected{held.error()};
    const fs::path staged = order.data / stagedName;
    try {
        return isOneFile(order.backup)
            .and_then([&] { return verified(order.backup, {}); })
            .and_then([&] { return isOfThisBranch(order.backup, order.data); })
            .and_then([&] { return stage(order, staged); })
            .and_then([&] { return exchange(order.data, staged); });
    } catch (const std::exception& exception) {
        return failure("The backup could not be restored (" + std::string{exception.what()}
                       + "); check the disk and the folder's owner, then run this again.");
    }
}

}
