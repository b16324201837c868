#include "queue-service/service.h"

#include "base/log.h"
#include "queue-service/src/people_store.h"

#include <algorithm>
#include <cstdlib>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr int skippedAfterRestore = 20;
constexpr int yearsKept = 2;
constexpr std::chrono::hours betweenForgetting{1};
constexpr std::chrono::hours leap{24};

/// Two years before a "2026-07-14"; dates compare as texts.
std::string twoYearsBefore(const std::string& date)
{
    return std::to_string(std::atoi(date.c_str()) - yearsKept) + date.substr(4);
}

}

/// A calendar that leaps is not to be believed for a day: what is forgotten by it does not come back.
void Service::watchForLeap(WallTime now, WallTime before)
{
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

}
