#pragma once

#include "base/result.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

namespace luot::queue_service {

inline constexpr const char* backupFolder = "backups"; ///< in the data folder

/// A database being copied into a file of its own, a few pages at a time. What the source's own connection
/// writes meanwhile is in the copy, too. Throws SQLite::Exception.
class DatabaseCopy {
public:
    /// Whatever is at `to` is lost.
    DatabaseCopy(SQLite::Database& from, const std::filesystem::path& to);

    /// Copies at most `pages` more, all that are left if negative. True: that was the last.
    bool step(int pages);

private:
    SQLite::Database m_to;
    SQLite::Backup m_backup;
};

/// Makes a complete copy a database without a WAL, so that it stays one file whoever reads it.
Result<> makeOneFile(const std::filesystem::path& copy);

/// Sees to it that a file's content, or a folder's entries, survive a power cut.
Result<> keepOnDisk(const std::filesystem::path& path);

/// Copies all of a database into `to`; whatever was there is lost.
Result<> copyPages(SQLite::Database& from, const std::filesystem::path& to);

/// The same into `to`, which a power cut leaves as it was or complete; makes its folder (0700).
Result<> copyDatabase(SQLite::Database& from, const std::filesystem::path& to);

}
