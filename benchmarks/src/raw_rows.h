#pragma once

#include "base/result.h"
#include "benchmarks/src/wire.h"

#include <filesystem>
#include <memory>

namespace luot::benchmarks {

/// What SQLite itself can do: the very rows that a service has written, command by command, written again by
/// prepared statements into an empty database with the same schema and pragmas, and nothing else.
class RawRows {
public:
    /// `sample`: the database of a service that is asked for nothing but tickets, by one client.
    static Result<std::unique_ptr<RawRows>> open(const std::filesystem::path& sample,
                                                 const std::filesystem::path& file);
    ~RawRows();
    RawRows(const RawRows&) = delete;
    RawRows& operator=(const RawRows&) = delete;

    /// Writes the rows of all commands that the service has carried out since the last time, `atOnce` of them
    /// in a transaction. The times are those of transactions; reading the rows is not in them.
    Result<Run> writeWhatIsNew(std::size_t atOnce);

private:
    struct Database;
    explicit RawRows(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

/// How many times a second 4 KiB are appended and brought to the disk.
double fsyncsPerSecond(const std::filesystem::path& folder);

}
