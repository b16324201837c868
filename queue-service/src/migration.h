#pragma once

#include "base/result.h"
#include "queue-service/src/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <optional>
#include <string>

namespace luot::queue_service {

/// Makes the tables of that version in an empty database. Throws SQLite::Exception.
void layOut(SQLite::Database& sql, int version = schemaVersion);

/// Brings an older database forward, each version in a transaction of its own, after a copy of the file as it
/// was is safe on the disk (backups/version-N.db beside it). Killed at any moment it leaves one version or
/// the next. Throws SQLite::Exception, and fails with a sentence.
///
/// Requires: a connection with the writer's pragmas, on a database known to be whole.
Result<> bringForward(SQLite::Database& sql, const std::filesystem::path& file);

/// Fills main's empty tables with what `schema`'s log adds up to, from where it starts; the first event that
/// cannot be read, as a sentence. Throws SQLite::Exception.
std::optional<std::string> buildTables(SQLite::Database& sql, const std::string& schema);

}
