#include "queue-service/src/migration.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/src/database_copy.h"
#include "queue-service/src/log_start.h"
#include "queue-service/src/projection.h"
#include "queue-service/src/store_database.h"

namespace luot::queue_service {

namespace {

Result<> keepCopy(SQLite::Database& sql, const std::filesystem::path& file, int version)
{
    const std::filesystem::path copy
        = file.parent_path() / backupFolder / ("version-" + std::to_string(version) + ".db");
    auto kept = copyDatabase(sql, copy);
    if (kept)
        return {};
    return failure(file.string()
                   + " has to be changed for this version of Lượt, and the copy to be made first "
                   + "could not be kept: " + kept.error().message);
}

/// The sentence about why it could not be done.
std::optional<std::string> step(SQLite::Database& sql, const Migration& migration, int version)
{
    SQLite::Transaction transaction{sql, SQLite::TransactionBehavior::IMMEDIATE};
    sql.exec(migration.sql);
    if (migration.tables == Migration::Tables::AreBuiltAnew) {
        for (const ProjectedTable& table : projectedTables())
            sql.exec(std::string{"DELETE FROM "} + table.name);
        if (auto unreadable = buildTables(sql, "main"))
            return unreadable;
    }
    // What a view of before does not know, it would never learn.
    sql.exec("DELETE FROM view_checkpoint");
    if (Prepared check{sql, "PRAGMA foreign_key_check"}; check.rows().next())
        return "rows that belong together have been parted";
    sql.exec("PRAGMA user_version = " + std::to_string(version));
    transaction.commit();
    return std::nullopt;
}

BranchId branchIn(SQLite::Database& sql, const std::string& schema)
{
    Prepared select{sql, ("SELECT v FROM " + schema + ".meta WHERE k='branch'").c_str()};
    auto row = select.rows();
    return BranchId{row.next() ? row.text(0) : std::string{}};
}

}

void layOut(SQLite::Database& sql, int version)
{
    for (const Migration& migration : migrations().first(static_cast<std::size_t>(version)))
        sql.exec(migration.sql);
}

Result<> bringForward(SQLite::Database& sql, const std::filesystem::path& file)
{
    const int found = sql.execAndGet("PRAGMA user_version").getInt();
    if (found == schemaVersion)
        return {};
    if (auto kept = keepCopy(sql, file, found); !kept)
        return kept;
    // Tables may be made anew in any order; that their rows fit is checked before each commit.
    sql.exec("PRAGMA foreign_keys = OFF");
    for (int version = found + 1; version <= schemaVersion; ++version) {
        if (const auto why = step(sql, migrations()[static_cast<std::size_t>(version - 1)], version))
            return failure(file.string() + " cannot be brought to version " + std::to_string(version) + " ("
                           + *why + "); nothing has been changed: run luotctl verify on it, then restore the "
                           + "last backup.");
        spdlog::info("{} is now of version {}", file.string(), version);
    }
    sql.exec("PRAGMA foreign_keys = ON");
    return {};
}

std::optional<std::string> buildTables(SQLite::Database& sql, const std::string& schema)
{
    loadStart(sql, sql, schema);
    Projection projection{sql, branchIn(sql, schema)};
    Prepared select{sql,
                    ("SELECT seq, n_staff, coalesce(n_pub, 0), at_ms, type, actor, body FROM " + schema
                     + ".event ORDER BY seq")
                        .c_str()};
    for (auto row = select.rows(); row.next();) {
        const protocol::StoredEvent event = eventIn(row);
        const auto body = protocol::decodeBody(event.type, event.body);
        if (!body)
            return "event " + std::to_string(event.seq) + " cannot be read: " + body.error().message;
        if (protocol::publicForm(*body).has_value() != (event.publicN != 0))
            return "event " + std::to_string(event.seq) + " is on the wrong streams";
        projection.apply(event.seq, event.at, event.actor, *body);
    }
    return std::nullopt;
}

}
