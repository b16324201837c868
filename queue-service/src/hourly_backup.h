#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "queue-service/src/database_copy.h"

#include <filesystem>
#include <future>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <utility>

namespace luot::queue_service {

/// The copies of the database that are made by themselves, one an hour: the last 24 and the last of each of
/// 30 days stay. The pages are copied by the writer's connection, a few at a time; what takes long, getting
/// them onto the disk and verifying them, has a thread of its own that knows the copy alone. A copy has its
/// name
/// ("2026-07-14T03Z.db", the hour in UTC) only once it is verified.
///
/// Thread: the database's.
class HourlyBackup {
public:
    /// The first is not begun before a minute has passed. None is begun unless it leaves `spare` bytes and
    /// some more free on the disk.
    HourlyBackup(std::filesystem::path folder, WallTime now, std::uintmax_t spare = 0);
    ~HourlyBackup(); ///< gives up what is not finished

    HourlyBackup(const HourlyBackup&) = delete;
    HourlyBackup& operator=(const HourlyBackup&) = delete;

    /// Begins if one is due, else goes on. To be called often, never inside a transaction; it takes a
    /// millisecond. What goes wrong is told in the log and tried again in the next hour.
    void advance(SQLite::Database& sql, WallTime now);

    /// One is begun at the next advance(), though none is due. Returns its name, or that of the one under
    /// way.
    std::string ask(WallTime now);

    /// Why the last one could not be made, once; empty: it could.
    std::string takeFailure() { return std::exchange(m_failure, {}); }

private:
    void begin(SQLite::Database& sql);
    std::filesystem::path unfinished() const;
    void giveUp(const std::string& why);

    std::filesystem::path m_folder;
    WallTime m_notBefore;
    std::uintmax_t m_spare = 0;
    bool m_isAsked = false;
    std::string m_failure; ///< not asked for yet
    std::string m_last; ///< name of the last one, or of the last try
    std::optional<DatabaseCopy> m_copy;
    std::stop_source m_stop;
    std::future<Result<>> m_finishing;
};

/// Which of the names are no longer to be kept.
std::set<std::string> superseded(const std::set<std::string>& names);

}
