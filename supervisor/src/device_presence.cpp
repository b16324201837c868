#include "supervisor/device_presence.h"

#include <algorithm>

namespace luot::supervisor {

void DevicePresence::take(const protocol::DeviceList& told, WallTime now)
{
    m_toldAt = now;
    m_listeningSince = now - told.listening;
    std::erase_if(m_heard, [&](const auto& entry) { return entry.second >= m_listeningSince; });
    for (const protocol::HeardDevice& device : told.devices)
        m_heard[device.device] = now - device.ago;
}

Milliseconds DevicePresence::quiet(const std::string& device) const
{
    return *m_toldAt - std::max(m_heard.at(device), m_listeningSince);
}

}
