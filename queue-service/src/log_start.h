#pragma once

#include "queue-service/src/hash_chain.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>

namespace luot::queue_service {

/// The last event that was forgotten: what the log that is left goes on from. Zeros: none was.
struct LogStart {
    std::uint64_t seq = 0;
    std::uint64_t staffN = 0;
    std::uint64_t publicN = 0;
    ChainHash hash{};
};

/// Of the log in that schema. Throws SQLite::Exception, as all here.
LogStart logStartIn(SQLite::Database& sql, const std::string& schema);

/// Fills main's empty tables in `to` with what they held where the log in that schema of `from` starts.
void loadStart(SQLite::Database& to, SQLite::Database& from, const std::string& schema);

/// The oldest business day that the tables still know.
std::optional<std::string> oldestDay(SQLite::Database& sql);

/// Forgets all that happened until the end of the oldest business day: its visits become monthly figures, its
/// events leave the log, and what is still of use then (open counters, unfinished business) becomes the log's
/// start. False: it is the only day there is, so it stays.
///
/// Requires: a transaction.
bool forgetOldestDay(SQLite::Database& sql);

}
