#include "vision/nod.h"

#include <algorithm>
#include <cmath>

namespace luot::vision {

bool Nod::update(std::optional<Pose> relative, SteadyTime at)
{
    if (!relative || !std::isfinite(relative->pitch)) {
        m_seen.clear();
        return false;
    }
    while (!m_seen.empty() && at - m_seen.front().at > longest)
        m_seen.pop_front();
    m_seen.push_back({relative->pitch, at});

    const auto lowest = std::ranges::min_element(m_seen, {}, &Seen::pitch);
    const auto before = std::max_element(m_seen.begin(), lowest + 1,
                                         [](const Seen& a, const Seen& b) { return a.pitch < b.pitch; });
    const bool isDeep = before->pitch - lowest->pitch >= depth;
    const bool isBack = before->pitch - relative->pitch <= back;
    if (!isDeep || !isBack)
        return false;
    m_seen.clear();
    if (m_last && at - *m_last < pause)
        return false;
    m_last = at;
    return true;
}

}
