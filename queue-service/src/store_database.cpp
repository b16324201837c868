#include "queue-service/src/store_database.h"

#include "queue-service/src/attempt.h"
#include "queue-service/src/migration.h"
#include "queue-service/src/schema.h"

#include <sodium.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>

namespace luot::queue_service {

namespace {

constexpr int busyTimeoutMs = 2000;
constexpr const char* pragmas = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA wal_autocheckpoint = 0;
PRAGMA journal_size_limit = 16777216;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
)sql";

SQLite::Database opened(const std::filesystem::path& file)
{
    SQLite::Database sql{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMs};
    sqlite3_db_config(sql.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return sql;
}

/// 0: there is none.
std::uint64_t inodeOf(const std::filesystem::path& file)
{
    struct stat about { };
    return stat(file.c_str(), &about) == 0 ? about.st_ino : 0;
}

std::filesystem::path walOf(const DataFolder& folder)
{
    return (folder.path() / EventStore::databaseName).string() + "-wal";
}

int pragma(SQLite::Database& sql, const char* question) { return sql.execAndGet(question).getInt(); }

void create(SQLite::Database& sql, const BranchId& branch)
{
    SQLite::Transaction transaction{sql, SQLite::TransactionBehavior::IMMEDIATE};
    layOut(sql);
    Prepared meta{sql, "INSERT INTO meta (k, v) VALUES (?, ?)"};
    meta.run("branch", branch);
    meta.run("epoch", randomEpoch());
    sql.exec("PRAGMA application_id = " + std::to_string(applicationId));
    sql.exec("PRAGMA user_version = " + std::to_string(schemaVersion));
    transaction.commit();
}

}

SQLite::Database openedForWriting(const std::filesystem::path& file)
{
    SQLite::Database sql = opened(file);
    sql.exec(pragmas);
    return sql;
}

std::uint64_t randomEpoch()
{
    std::uint64_t epoch = 0;
    while (epoch == 0)
        randombytes_buf(&epoch, sizeof epoch);
    return epoch;
}

std::string whyNotOurs(int application, int version, const std::filesystem::path& file)
{
    if (application != applicationId || version < 1)
        return file.string()
            + " is not a queue database of Lượt; move it away, or give another folder with --data.";
    if (version > schemaVersion)
        return file.string() + " was written by a newer version of Lượt (database version "
            + std::to_string(version) + ", this program knows " + std::to_string(schemaVersion)
            + "); install that version or a later one, nothing has been changed.";
    return {};
}

std::string whyNotOpened(const std::filesystem::path& file, const SQLite::Exception& exception)
{
    return file.string() + " cannot be opened (" + exception.what() + "); "
        + (storeErrorOf(exception).fault == StoreFault::Full
               ? whatToFree(file.parent_path())
               : "check the disk's space and the folder's owner.");
}

EventStore::Database::Database(DataFolder heldFolder, const StoreSettings& settings, WallTime now)
    : folder{std::move(heldFolder)}
    , sql{openedForWriting(folder.path() / databaseName)}
    , projection{sql, settings.branch}
    , people{sql}
    , beginWriting{sql, "BEGIN IMMEDIATE"}
    , commitAll{sql, "COMMIT"}
    , insertEvent{sql,
                  "INSERT INTO event (seq, n_staff, n_pub, at_ms, type, actor, body, hash) VALUES "
                  "(?,?,?,?,?,?,?,?)"}
    , lastEvent{sql,
                "SELECT seq, n_staff, (SELECT coalesce(max(n_pub), 0) FROM event), hash FROM event "
                "ORDER BY seq DESC LIMIT 1"}
    , eventsAfterStaff{sql,
                       "SELECT seq, n_staff, n_pub, at_ms, type, actor, body FROM event WHERE n_staff > ? "
                       "ORDER BY n_staff LIMIT ?"}
    , eventsAfterPublic{sql,
                        "SELECT seq, n_staff, n_pub, at_ms, type, actor, body FROM event WHERE n_pub > ? "
                        "ORDER BY n_pub LIMIT ?"}
    , findReply{sql, "SELECT h, body, client, rid, at_ms, seal FROM reply WHERE client=? AND rid=?"}
    , findToken{sql, "SELECT 1 FROM ticket WHERE token_hash=?"}
    , insertReply{sql, "INSERT INTO reply (client, rid, h, body, at_ms, seal) VALUES (?,?,?,?,?,?)"}
    , setMeta{sql, "INSERT INTO meta (k, v) VALUES (?,?) ON CONFLICT DO UPDATE SET v=excluded.v"}
    , getMeta{sql, "SELECT v FROM meta WHERE k=?"}
    , backup{settings.backups.empty() ? folder.path() / backupFolder : settings.backups, now,
             settings.ballastBytes}
{
    sqlite3_wal_hook(
        sql.getHandle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<Database*>(self)->walPages = pages;
            return SQLITE_OK;
        },
        this);
    if (auto row = getMeta.rows("epoch"); row.next())
        epoch = committedEpoch = row.unsignedInteger(0);
    end = committedEnd = readEnd();
    walInode = inodeOf(walOf(folder));
}

void EventStore::Database::expectInPlace()
{
    int hasMoved = 0;
    sqlite3_file_control(sql.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved);
    if (hasMoved != 0 || inodeOf(walOf(folder)) != walInode || !folder.isHeld())
        throw SQLite::Exception{
            "the database, its -wal or service.pid was moved or deleted while the service "
            "was running: put it back before the next start, or restore the last backup",
            SQLITE_IOERR};
}

LogEnd EventStore::Database::readEnd()
{
    LogEnd found;
    if (auto row = lastEvent.rows(); row.next()) {
        found = {row.unsignedInteger(0), row.unsignedInteger(1), row.unsignedInteger(2), {}};
        const SQLite::Column hash = row.column(3);
        if (hash.getBytes() == static_cast<int>(found.hash.size()))
            std::memcpy(found.hash.data(), hash.getBlob(), found.hash.size());
    }
    return found;
}

protocol::StoredEvent eventIn(const Prepared::Run& row)
{
    return {row.unsignedInteger(0),
            row.unsignedInteger(1),
            row.unsignedInteger(2),
            row.time(3),
            row.text(4),
            row.text(5),
            row.text(6)};
}

bool isHash(const SQLite::Column& column, const ChainHash& hash)
{
    return column.getBytes() == static_cast<int>(hash.size())
        && std::memcmp(column.getBlob(), hash.data(), hash.size()) == 0;
}

bool isAsWritten(const Prepared::Run& reply)
{
    const SQLite::Column hash = reply.column(0);
    const std::string_view bytes{static_cast<const char*>(hash.getBlob()),
                                 static_cast<std::size_t>(hash.getBytes())};
    const SQLite::Column seal = reply.column(5);
    return seal.isNull()
        || isHash(seal, sealOf({reply.text(2), reply.text(3), bytes, reply.text(1)}, reply.integer(4)));
}

std::optional<std::uint64_t> brokenLink(const SQLite::Database& sql, std::uint64_t count)
{
    Prepared select{sql,
                    "SELECT seq, n_staff, n_pub, at_ms, type, actor, body, hash FROM event "
                    "WHERE seq >= (SELECT max(seq) FROM event) - ?1 ORDER BY seq"};
    ChainHash before{};
    bool first = true;
    for (auto row = select.rows(count); row.next(); first = false) {
        const protocol::StoredEvent event = eventIn(row);
        const SQLite::Column stored = row.column(7);
        // The first of a part of the log has nothing to be compared with.
        if ((!first || event.seq == 1) && !isHash(stored, chainHash(before, event)))
            return event.seq;
        if (stored.getBytes() == static_cast<int>(before.size()))
            std::memcpy(before.data(), stored.getBlob(), before.size());
    }
    return std::nullopt;
}

Result<> prepareDatabase(const std::filesystem::path& file, const BranchId& branch)
{
    constexpr std::uint64_t checkedAtStart = 10000;
    try {
        SQLite::Database sql = opened(file);
        const bool isNew = pragma(sql, "SELECT count(*) FROM sqlite_schema") == 0
            && pragma(sql, "PRAGMA application_id") == 0;
        if (isNew) {
            sql.exec(pragmas);
            create(sql, branch);
            return {};
        }
        if (std::string why
            = whyNotOurs(pragma(sql, "PRAGMA application_id"), pragma(sql, "PRAGMA user_version"), file);
            !why.empty())
            return failure(std::move(why));
        if (sql.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return failure(file.string()
                           + " is damaged; restore the last backup and keep this file for examination.");
        if (const auto seq = brokenLink(sql, checkedAtStart))
            return failure(file.string() + " has been altered at event " + std::to_string(*seq)
                           + "; restore the last backup and keep this file for examination.");
        if (Prepared meta{sql, "SELECT v FROM meta WHERE k='branch' AND v=?"}; !meta.rows(branch).next())
            return failure(file.string() + " belongs to another branch than " + branch.str()
                           + "; give each branch its own folder with --data.");
        sql.exec(pragmas);
        return bringForward(sql, file);
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_NOTADB)
            return failure(whyNotOurs(0, 0, file));
        return failure(whyNotOpened(file, exception));
    }
}

}
