#include "queue-service/service.h"

#include "base/log.h"
#include "queue-service/src/free_text.h"
#include "queue-service/src/people_store.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr int skippedAfterRestore = 20;
constexpr int yearsKept = 2;
constexpr std::chrono::hours betweenForgetting{1};
constexpr std::chrono::hours leap{24};
constexpr std::chrono::minutes clockStep{1}; ///< what people may notice
constexpr std::chrono::seconds betweenLooksAtTheDisk{10};
constexpr std::size_t mostAlerts = 20; ///< at once

/// "2026-07-14 10:41"
std::string localText(WallTime time, std::chrono::minutes offset)
{
    const LocalTime local = localTimeAt(time, offset);
    const Day day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::minutes>(local - day)};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), " %02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    return nameOfDay(day) + text.data();
}

/// Two years before a "2026-07-14"; dates compare as texts.
std::string twoYearsBefore(const std::string& date)
{
    return std::to_string(std::atoi(date.c_str()) - yearsKept) + date.substr(4);
}

}

/// A calendar that leaps is not to be believed for a day: what is forgotten by it does not come back.
void Service::watchForLeap(WallTime now, WallTime before)
{
    if (now - before >= clockStep || before - now >= clockStep)
        m_alerts.push_back(
            {AlertKind::Clock,
             "The service's clock was set by "
                 + std::to_string(std::chrono::round<std::chrono::seconds>(now - before).count())
                 + " seconds, to " + localText(now, m_settings.setup.utcOffset)
                 + "; see that this is right, and that the machine follows a time server."});
    if (now - before > leap)
        m_believedFrom = m_clock.steady() + leap;
}

/// Once an hour and one day at a time: nobody waits for it, and a clock that is years ahead takes little with
/// it before somebody sees.
Stored<> Service::forgetOld(WallTime now)
{
    const SteadyTime steady = m_clock.steady();
    watchForLeap(now, m_lastWall + std::chrono::floor<Milliseconds>(steady - m_lastSteady));
    m_lastWall = now;
    m_lastSteady = steady;
    if (m_readOnly || steady < m_believedFrom || steady - m_forgottenAt < betweenForgetting)
        return {};
    m_forgottenAt = steady;
    const std::string today = m_book.businessDate(now);
    return m_store->begin()
        .and_then([&] { return m_store->forgetOldReplies(now); })
        .and_then([&] {
            return m_nothingOldOn == today ? Stored<std::optional<std::string>>{} : m_store->oldestDay();
        })
        .and_then([&](const std::optional<std::string>& oldest) {
            const bool isOld = oldest && *oldest < twoYearsBefore(today);
            return isOld ? m_store->forgetOldestDay() : Stored<bool>{false};
        })
        .and_then([&](bool wasOne) {
            if (!wasOne)
                m_nothingOldOn = today;
            return m_store->commit();
        });
}

/// After a restore there may be paper in people's hands that the log knows nothing of, and what the devices
/// know may never have been: they start anew, and the numbers go on well above.
Stored<> Service::agreeWithRestore()
{
    return m_store->restored().and_then([this](const std::optional<std::map<std::string, int>>& highest)
                                            -> Stored<> {
        if (!highest)
            return {};
        const WallTime now = m_clock.wall();
        const std::string date = m_book.businessDate(now);
        std::map<std::string, int> last;
        for (const FieldSetup& field : m_settings.setup.fields)
            last[field.id.str()] = 0;
        for (const auto& [series, number] : m_book.state().lastNumbers)
            if (series.first == date)
                last[series.second.str()] = number;
        const auto given = [&](const std::string& series) {
            const auto told = highest->find(series);
            const auto today = highest->find(series + "@" + date);
            return std::max(told == highest->end() ? 0 : told->second,
                            today == highest->end() ? 0 : today->second);
        };
        const auto above = [&](const std::string& series) { return std::max(last[series], given(series)); };
        // A spare letter nobody has used yet is left alone, unless its numbers may have been given since.
        for (const FieldSetup& field : m_settings.setup.fields)
            if (!field.spare.empty()
                && (given(field.spare) > 0 || above(field.id.str()) + skippedAfterRestore >= highestNumber))
                last.try_emplace(field.spare, 0);
        for (const auto& [series, number] : *highest)
            if (series.find('@') == std::string::npos && !last.contains(series))
                spdlog::error("{} has no series {}: its {} from luotctl restore is not heeded",
                              m_settings.setup.branch.name, series, number);
        std::vector<EventBody> skipped;
        for (const auto& [series, known] : last) {
            const int to = std::min(above(series) + skippedAfterRestore, highestNumber);
            if (to > known)
                skipped.emplace_back(NumbersSkipped{FieldId{series}, date, known + 1, to});
        }
        spdlog::warn("this database was restored from a backup: {} series skip numbers, every device "
                     "starts anew",
                     skipped.size());
        return record(now, "service", skipped)
            .and_then([this] { return m_store->renewEpoch(); })
            .and_then([this] { return m_store->people().endSessionsBut({}); })
            .and_then([this] { return m_store->forgetRestored(); });
    });
}

/// Less than the disk ought to have, once until there is twice as much again.
std::optional<Alert> Service::lowDisk()
{
    const SteadyTime steady = m_clock.steady();
    if (m_settings.lowDiskBytes == 0 || steady - m_diskSeenAt < betweenLooksAtTheDisk)
        return std::nullopt;
    m_diskSeenAt = steady;
    std::error_code error;
    const auto space = std::filesystem::space(m_settings.data, error);
    if (error)
        return std::nullopt;
    const bool wasLow = m_isDiskLow;
    m_isDiskLow = space.available < m_settings.lowDiskBytes * (wasLow ? 2 : 1);
    if (!m_isDiskLow || wasLow)
        return std::nullopt;
    const std::string text = "The disk of " + m_settings.data.string() + " has "
        + std::to_string(space.available >> 20U) + " MiB left; free some before no number can be given.";
    spdlog::error("{}", text);
    return Alert{AlertKind::DiskLow, text};
}

Stored<> Service::tellAlerts(WallTime now)
{
    if (auto alert = lowDisk())
        m_alerts.push_back(std::move(*alert));
    if (std::string failure = m_store->takeBackupFailure(); !failure.empty())
        m_alerts.push_back({AlertKind::Backup, asFreeText(std::move(failure))});
    if (m_alerts.size() > mostAlerts)
        m_alerts.resize(mostAlerts);
    if (m_readOnly || m_alerts.empty())
        return {};
    return m_store->begin()
        .and_then([&] {
            return record(now, "service", {m_alerts.begin(), m_alerts.end()});
        })
        .and_then([&] { return m_store->commit(); })
        .map([&] { m_alerts.clear(); });
}

/// As the first thing that there is space for.
Stored<> Service::tellOfFullDisk(WallTime now)
{
    if (!m_fullSince)
        return {};
    const std::chrono::minutes offset = m_settings.setup.utcOffset;
    return record(
        now, "service",
        {Alert{AlertKind::DiskFull,
               "The disk was full from " + localText(*m_fullSince, offset) + " to " + localText(now, offset)
                   + "; what was asked for meanwhile was refused. See what fills it."}});
}

}
