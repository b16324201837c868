#include "supervisor/alert_book.h"

#include "supervisor/src/alert_rules.h"

#include <algorithm>
#include <tuple>

namespace luot::supervisor {

void AlertBook::keep(LiveAlert alert, WallTime now)
{
    const auto [entry, isNew] = m_seen.try_emplace(alert.id);
    Seen& seen = entry->second;
    if (isNew)
        seen.since = alert.since == WallTime{} ? now : alert.since;
    seen.isThere = true;
    seen.goneSince.reset();
    seen.isSaidOnce = alert.cause == AlertCause::Service;
    if (alert.degree > seen.degree)
        seen.acknowledgedBy.clear();
    alert.since = seen.since;
    alert.acknowledgedBy = seen.acknowledgedBy;
    // What was said once and has been seen is over.
    if (!seen.isSaidOnce || alert.acknowledgedBy.empty())
        m_alerts.push_back(std::move(alert));
}

void AlertBook::judge(const LivePicture& picture, const std::vector<ServiceNews>& news)
{
    m_alerts.clear();
    for (auto& [id, seen] : m_seen)
        seen.isThere = false;
    for (LiveAlert& alert : alertsIn(picture, news))
        keep(std::move(alert), picture.at);
    // Counted from when it was seen to be over: while the line is lost nobody looks, and nothing is
    // forgotten.
    for (auto& [id, seen] : m_seen)
        if (!seen.isThere && !seen.goneSince)
            seen.goneSince = picture.at;
    std::erase_if(m_seen, [&](const auto& entry) {
        const Seen& seen = entry.second;
        if (seen.isThere)
            return false;
        const auto gone = picture.at - *seen.goneSince;
        // A calendar that was put back must not keep anything for ever.
        return seen.isSaidOnce || gone > sameWithin || gone < Milliseconds{0};
    });
    std::ranges::stable_sort(m_alerts, {}, [](const LiveAlert& alert) {
        return std::tuple{!alert.acknowledgedBy.empty(), alert.level != AlertLevel::Red, alert.since};
    });
}

bool AlertBook::acknowledge(const std::string& id, const std::string& person)
{
    const auto alert = std::ranges::find(m_alerts, id, &LiveAlert::id);
    const auto seen = m_seen.find(id);
    if (alert == m_alerts.end() || seen == m_seen.end())
        return false;
    seen->second.acknowledgedBy = person;
    seen->second.degree = alert->degree;
    alert->acknowledgedBy = person;
    return true;
}

}
