#pragma once

#include "base/clock.h"
#include "protocol/command_result.h"

#include <map>
#include <optional>
#include <string>

namespace luot::supervisor {

/// Which machines are there, from what the service tells each few seconds (device.list).
///
/// It remembers for the service: one that has just begun again knows of nobody, and who does not come back to
/// it is missed all the same. Thread: a value. Times are of the service's calendar.
class DevicePresence {
public:
    /// What the service has told at `now`. Who is missing though it was heard since the service began has no
    /// good key any more, and is forgotten.
    void take(const protocol::DeviceList& told, WallTime now);

    /// False: the service has never told, or does not know how to.
    bool isKnown() const { return m_toldAt.has_value(); }
    /// When each was last heard.
    const std::map<std::string, WallTime>& heard() const { return m_heard; }
    /// For how long it had not been heard when the service told, while the service was there to hear it.
    /// Requires: it is in heard().
    Milliseconds quiet(const std::string& device) const;

private:
    std::optional<WallTime> m_toldAt;
    WallTime m_listeningSince{};
    std::map<std::string, WallTime> m_heard;
};

}
