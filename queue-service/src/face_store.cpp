#include "queue-service/face_store.h"

#include "queue-service/src/attempt.h"
#include "queue-service/src/prepared.h"
#include "queue-service/src/schema.h"

#include <sqlite3.h>

#include <cstring>

namespace luot::queue_service {

namespace {

constexpr int busyTimeoutMs = 2000;
constexpr const char* setUp = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA wal_autocheckpoint = 0;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
CREATE TABLE IF NOT EXISTS face (ticket TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
)sql";

SQLite::Database opened(const std::filesystem::path& file)
{
    SQLite::Database sql{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMs};
    sqlite3_db_config(sql.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sql.exec(setUp);
    // A start on a full disk must do without writing.
    if (sql.execAndGet("PRAGMA application_id").getInt() != facesApplicationId)
        sql.exec("PRAGMA application_id = " + std::to_string(facesApplicationId));
    return sql;
}

}

struct FaceStore::Database {
    explicit Database(const std::filesystem::path& file)
        : sql{opened(file)}
        , insert{sql, "INSERT OR REPLACE INTO face (ticket, sealed) VALUES (?,?)"}
        , find{sql, "SELECT sealed FROM face WHERE ticket=?"}
        , all{sql, "SELECT ticket FROM face"}
        , remove{sql, "DELETE FROM face WHERE ticket=?"}
    {
    }

    SQLite::Database sql;
    Prepared insert;
    Prepared find;
    Prepared all;
    Prepared remove;
};

FaceStore::FaceStore(std::unique_ptr<Database> database)
    : m_database{std::move(database)}
{
}

FaceStore::~FaceStore() = default;

Result<std::unique_ptr<FaceStore>> FaceStore::open(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / databaseName;
    try {
        return std::unique_ptr<FaceStore>{new FaceStore{std::make_unique<Database>(file)}};
    } catch (const SQLite::Exception& exception) {
        const StoreError error = storeErrorOf(exception);
        return failure(file.string() + " cannot be opened (" + error.message + "); "
                       + (error.fault == StoreFault::Full
                              ? whatToFree(folder)
                              : "it holds only today's faces: delete it and start again."));
    }
}

Stored<> FaceStore::put(const TicketId& ticket, std::span<const std::uint8_t> sealed)
{
    return attempt([&] { m_database->insert.run(ticket, sealed); });
}

Stored<bool> FaceStore::holds(const TicketId& ticket, std::span<const std::uint8_t> sealed) const
{
    return attempt([&] {
        auto row = m_database->find.rows(ticket);
        if (!row.next())
            return false;
        const SQLite::Column stored = row.column(0);
        return stored.getBytes() == static_cast<int>(sealed.size())
            && std::memcmp(stored.getBlob(), sealed.data(), sealed.size()) == 0;
    });
}

Stored<std::vector<std::uint8_t>> FaceStore::sealedOf(const TicketId& ticket) const
{
    return attempt([&]() -> std::vector<std::uint8_t> {
        auto row = m_database->find.rows(ticket);
        if (!row.next())
            return {};
        const SQLite::Column stored = row.column(0);
        const auto* bytes = static_cast<const std::uint8_t*>(stored.getBlob());
        return {bytes, bytes + stored.getBytes()};
    });
}

Stored<std::set<TicketId>> FaceStore::tickets() const
{
    return attempt([&] {
        std::set<TicketId> tickets;
        for (auto row = m_database->all.rows(); row.next();)
            tickets.emplace(row.text(0));
        return tickets;
    });
}

Stored<int> FaceStore::erase(const std::set<TicketId>& tickets)
{
    return attempt([&] {
        SQLite::Transaction transaction{m_database->sql, SQLite::TransactionBehavior::IMMEDIATE};
        int erased = 0;
        for (const TicketId& ticket : tickets)
            erased += m_database->remove.run(ticket);
        transaction.commit();
        // The WAL still has the pages as they were.
        sqlite3* handle = m_database->sql.getHandle();
        const int code
            = sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        if (code != SQLITE_OK)
            throw SQLite::Exception{handle, code};
        return erased;
    });
}

}
