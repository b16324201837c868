#pragma once

#include "queue-service/event_store.h"
#include "queue-service/src/data_folder.h"
#include "queue-service/src/hash_chain.h"
#include "queue-service/src/hourly_backup.h"
#include "queue-service/src/people_store.h"
#include "queue-service/src/prepared.h"
#include "queue-service/src/projection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>

namespace luot::queue_service {

/// Where the log ends.
struct LogEnd {
    std::uint64_t seq = 0;
    std::uint64_t staffN = 0;
    std::uint64_t publicN = 0;
    ChainHash hash{};
};

/// The writer's connection with its statements. Throws SQLite::Exception.
struct EventStore::Database {
    Database(DataFolder heldFolder, const StoreSettings& settings, WallTime now);

    LogEnd readEnd();

    /// Throws when the database, its WAL or the lock are no longer where they were: what is written then is
    /// lost with the last descriptor.
    void expectInPlace();

    DataFolder folder;
    SQLite::Database sql;
    Projection projection;
    PeopleStore people;
    Prepared beginWriting;
    Prepared commitAll;
    Prepared insertEvent;
    Prepared lastEvent;
    Prepared eventsAfterStaff;
    Prepared eventsAfterPublic;
    Prepared findReply;
    Prepared findToken;
    Prepared insertReply;
    Prepared setMeta;
    Prepared getMeta;

    std::uint64_t epoch = 0; ///< as of now, inside a transaction as it stands there
    std::uint64_t committedEpoch = 0;
    LogEnd end; ///< as of now, inside a transaction as it stands there
    LogEnd committedEnd;
    LogEnd markedEnd;
    int walPages = 0;
    std::uint64_t walInode = 0;
    HourlyBackup backup;
};

std::uint64_t randomEpoch();

/// A connection with the writer's pragmas. Throws SQLite::Exception.
SQLite::Database openedForWriting(const std::filesystem::path& file);

/// Opens, checks, and makes where there is none; the reason in a sentence otherwise.
Result<> prepareDatabase(const std::filesystem::path& file, const BranchId& branch);

/// From the columns seq, n_staff, n_pub, at_ms, type, actor, body.
protocol::StoredEvent eventIn(const Prepared::Run& row);

bool isHash(const SQLite::Column& column, const ChainHash& hash);

/// From the columns h, body, client, rid, at_ms, seal; an earlier version's, without a seal, is taken as it
/// is.
bool isAsWritten(const Prepared::Run& reply);

/// Throws SQLite::Exception or returns the first event whose hash is wrong among the last `count`.
std::optional<std::uint64_t> brokenLink(const SQLite::Database& sql, std::uint64_t count);

/// The sentence for a file that this build must not touch, by its application id and version; empty: it may.
std::string whyNotOurs(int application, int version, const std::filesystem::path& file);

/// The sentence for a database that SQLite cannot open.
std::string whyNotOpened(const std::filesystem::path& file, const SQLite::Exception& exception);

}
