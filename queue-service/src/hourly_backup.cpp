#include "queue-service/src/hourly_backup.h"

#include "base/log.h"
#include "queue-service/backup.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <regex>
#include <utility>

namespace luot::queue_service {

namespace fs = std::filesystem;

namespace {

constexpr int pagesAStep = 100;
constexpr std::size_t hoursKept = 24;
constexpr std::size_t daysKept = 30;
constexpr std::chrono::minutes quietStart{1};
constexpr std::size_t dateLength = 10;
constexpr std::uintmax_t margin = 16U << 20U; ///< what the queue writes while a copy is made

/// 0: there is no such file.
std::uintmax_t sizeOf(const fs::path& file)
{
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    return error ? 0 : size;
}

std::string nameAt(WallTime now)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%HZ.db", &utc);
    return text.data();
}

std::set<std::string> namesIn(const fs::path& folder)
{
    static const std::regex pattern{R"(\d{4}-\d\d-\d\dT\d\dZ\.db)"};
    std::set<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
        if (const std::string name = at->path().filename(); std::regex_match(name, pattern))
            names.insert(name);
    return names;
}

}

std::set<std::string> superseded(const std::set<std::string>& names)
{
    std::set<std::string> gone;
    std::set<std::string> days;
    std::size_t place = 0;
    for (auto name = names.rbegin(); name != names.rend(); ++name, ++place) {
        // The first of a date seen from the end is the date's last.
        const bool isLastOfDay = days.insert(name->substr(0, dateLength)).second;
        if (place >= hoursKept && !(isLastOfDay && days.size() <= daysKept))
            gone.insert(*name);
    }
    return gone;
}

namespace {

void forgetSuperseded(const fs::path& folder)
{
    std::error_code ignored;
    for (const std::string& old : superseded(namesIn(folder)))
        fs::remove(folder / old, ignored);
}

}

HourlyBackup::HourlyBackup(fs::path folder, WallTime now, std::uintmax_t spare)
    : m_folder{std::move(folder)}
    , m_notBefore{now + quietStart}
    , m_spare{spare}
{
    if (const auto names = namesIn(m_folder); !names.empty())
        m_last = *names.rbegin();
}

HourlyBackup::~HourlyBackup()
{
    m_stop.request_stop();
    const bool isUnderWay = m_copy || m_finishing.valid();
    m_copy.reset();
    if (m_finishing.valid())
        m_finishing.wait();
    std::error_code ignored;
    if (isUnderWay)
        fs::remove(unfinished(), ignored);
}

fs::path HourlyBackup::unfinished() const { return m_folder / (m_last + ".unfinished"); }

void HourlyBackup::giveUp(const std::string& why)
{
    m_copy.reset();
    std::error_code ignored;
    fs::remove(unfinished(), ignored);
    m_failure = "The hourly backup could not be made (" + why + "); the next is tried in an hour.";
    spdlog::error("the hourly backup could not be made ({}): the next is tried in an hour", why);
}

void HourlyBackup::begin(SQLite::Database& sql)
{
    std::error_code error;
    if (fs::create_directories(m_folder, error))
        fs::permissions(m_folder, fs::perms::owner_all, error);
    // Before the new one: a disk that is full of old copies would never see them go.
    forgetSuperseded(m_folder);
    const fs::path source = sql.getFilename();
    const std::uintmax_t size = sizeOf(source) + sizeOf(source.string() + "-wal");
    const fs::space_info space = fs::space(m_folder, error);
    if (!error && space.available < size + m_spare + margin) {
        giveUp(m_folder.string() + " has " + std::to_string(space.available >> 20U)
               + " MiB free, and a copy of " + std::to_string(size >> 20U)
               + " MiB would take what the queue needs; free some");
        return;
    }
    m_copy.emplace(sql, unfinished());
}

std::string HourlyBackup::ask(WallTime now)
{
    // One that is being copied takes in what is written meanwhile; one that is being verified does not.
    if (m_copy)
        return m_last;
    m_isAsked = true;
    return nameAt(now);
}

void HourlyBackup::advance(SQLite::Database& sql, WallTime now)
{
    using namespace std::chrono_literals;
    try {
        if (m_finishing.valid()) {
            if (m_finishing.wait_for(0s) != std::future_status::ready)
                return;
            if (const Result<> finished = m_finishing.get(); !finished)
                giveUp(finished.error().message);
            else
                spdlog::info("backup {} is complete and verified", (m_folder / m_last).string());
            return;
        }
        if (!m_copy) {
            const std::string name = nameAt(now);
            if (std::exchange(m_isAsked, false) || (now >= m_notBefore && name != m_last)) {
                m_last = name;
                begin(sql);
            }
            return;
        }
        if (!m_copy->step(pagesAStep))
            return;
        m_copy.reset();
        m_finishing = std::async(
            std::launch::async,
            [folder = m_folder, from = unfinished(), name = m_last, stop = m_stop.get_token()]() -> Result<> {
                return keepVerified(from, folder / name, stop).map([&] { forgetSuperseded(folder); });
            });
    } catch (const std::exception& exception) {
        giveUp(exception.what());
    }
}

}
