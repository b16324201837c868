#pragma once

#include "base/result.h"
#include "benchmarks/src/wire.h"

#include <sys/types.h>

#include <filesystem>
#include <memory>

namespace luot::benchmarks {

/// What SQLite itself can do: the very rows that a service has written, command by command, written again by
/// prepared statements into an empty database with the same schema and pragmas, and nothing else. In a
/// process of its own, as the service is, so that the machine treats both alike.
class RawRows {
public:
    /// Requires: no thread but this one, since it forks. `sample`: the database of a service that is asked
    /// for nothing but tickets, by one client.
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
    RawRows(pid_t process, int orders, int answers);
    static void serve(const std::filesystem::path& sample, const std::filesystem::path& file, int orders,
                      int answers);

    pid_t m_process;
    int m_orders;
    int m_answers;
};

/// How many times a second 4 KiB are appended and brought to the disk.
double fsyncsPerSecond(const std::filesystem::path& folder);

}
