#include "voice/announcement_queue.h"

#include <algorithm>

namespace luot::voice {

AnnouncementQueue::AnnouncementQueue(const Clock& clock)
    : m_clock{clock}
{
}

bool AnnouncementQueue::add(const CallToSay& call)
{
    const auto known = m_known.find(call.label);
    if (known != m_known.end() && known->second == call)
        return false;
    m_known[call.label] = call;
    std::erase_if(m_waiting, [&](const Waiting& one) { return one.call.label == call.label; });
    m_waiting.push_back({call, m_clock.steady()});
    return true;
}

std::vector<std::string> AnnouncementQueue::keepOnly(const std::set<std::string>& called)
{
    std::vector<std::string> dropped;
    std::erase_if(m_waiting, [&](const Waiting& one) {
        if (called.contains(one.call.label))
            return false;
        dropped.push_back(one.call.label);
        return true;
    });
    return dropped;
}

std::optional<Announcement> AnnouncementQueue::next()
{
    if (m_waiting.empty())
        return {};
    const Announcement next{m_waiting.front().call, m_waiting.size() >= manyWaiting ? 1 : 2};
    const auto delay = std::chrono::duration_cast<Milliseconds>(m_clock.steady() - m_waiting.front().since);
    m_longestDelay = std::max(m_longestDelay, delay);
    m_waiting.pop_front();
    return next;
}

}
