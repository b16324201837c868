#include "queue-service/src/database_copy.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace luot::queue_service {

namespace fs = std::filesystem;

namespace {

SQLite::Database emptyAt(const fs::path& file)
{
    for (const char* beside : {"", "-wal", "-shm", "-journal"}) {
        std::error_code ignored;
        fs::remove(file.string() + beside, ignored);
    }
    SQLite::Database sql{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    // An unfinished copy is worth nothing: no journal, and one sync at the end.
    sql.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    return sql;
}

}

DatabaseCopy::DatabaseCopy(SQLite::Database& from, const fs::path& to)
    : m_to{emptyAt(to)}
    , m_backup{m_to, from}
{
}

bool DatabaseCopy::step(int pages) { return m_backup.executeStep(pages) == SQLITE_DONE; }

Result<> makeOneFile(const fs::path& copy)
{
    try {
        SQLite::Database sql{copy, SQLite::OPEN_READWRITE};
        sql.execAndGet("PRAGMA journal_mode = DELETE");
        return {};
    } catch (const SQLite::Exception& exception) {
        return failure(copy.string() + " cannot be finished (" + exception.what()
                       + "); check the disk's space.");
    }
}

Result<> keepOnDisk(const fs::path& path)
{
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool kept = file >= 0 && fsync(file) == 0;
    const int error = errno;
    if (file >= 0)
        close(file);
    if (!kept)
        return failure(path.string() + " cannot be written to the disk: " + std::strerror(error)
                       + "; check the disk.");
    return {};
}

Result<> copyPages(SQLite::Database& from, const fs::path& to)
{
    try {
        if (DatabaseCopy copy{from, to}; !copy.step(-1))
            throw SQLite::Exception{"another program holds the database", SQLITE_BUSY};
    } catch (const SQLite::Exception& exception) {
        std::error_code ignored;
        fs::remove(to, ignored);
        return failure(to.string() + " cannot be written (" + exception.what()
                       + "); see to it that the folder can be written to and the disk has space.");
    }
    return {};
}

Result<> copyDatabase(SQLite::Database& from, const fs::path& to)
{
    const fs::path unfinished = to.string() + ".unfinished";
    std::error_code error;
    if (fs::create_directories(to.parent_path(), error))
        fs::permissions(to.parent_path(), fs::perms::owner_all, error);
    return copyPages(from, unfinished)
        .and_then([&] { return makeOneFile(unfinished); })
        .and_then([&] { return keepOnDisk(unfinished); })
        .and_then([&]() -> Result<> {
            fs::rename(unfinished, to, error);
            if (error)
                return failure(to.string() + " cannot be put in place: " + error.message()
                               + "; check the folder.");
            return keepOnDisk(to.parent_path());
        });
}

}
