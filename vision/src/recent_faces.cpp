#include "vision/recent_faces.h"

#include <limits>
#include <utility>

namespace luot::vision {

RecentFaces::RecentFaces(SecondTicketBands bands)
    : m_bands{bands}
{
}

void RecentFaces::remember(std::string field, std::string label, FaceTemplate face, SteadyTime now)
{
    expire(now);
    erase(label);
    if (m_entries.size() == capacity)
        m_entries.pop_front();
    m_entries.push_back({std::move(field), std::move(label), std::move(face), now});
}

std::optional<RecentFaces::Nearest> RecentFaces::nearest(std::string_view field, const FaceTemplate& face,
                                                         SteadyTime now)
{
    expire(now);
    const Entry* best = nullptr;
    double first = std::numeric_limits<double>::infinity();
    double second = first;
    for (const Entry& entry : m_entries) {
        if (entry.field != field)
            continue;
        const double apart = distance(entry.face, face);
        if (best == nullptr || apart < first) {
            second = first;
            first = apart;
            best = &entry;
        } else if (apart < second) {
            second = apart;
        }
    }
    if (best == nullptr)
        return std::nullopt;
    return Nearest{best->label, first, second - first, secondTicketBand(first, second - first, m_bands)};
}

void RecentFaces::expire(SteadyTime now)
{
    std::erase_if(m_entries, [&](const Entry& entry) { return now - entry.since >= kept; });
}

bool RecentFaces::erase(std::string_view label)
{
    return std::erase_if(m_entries, [&](const Entry& entry) { return entry.label == label; }) > 0;
}

void RecentFaces::eraseAll() { m_entries.clear(); }

}
