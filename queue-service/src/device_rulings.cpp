#include "queue-service/src/ruling.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;

namespace {

/// As it stands in a column beside others.
bool isPartName(const std::string& name)
{
    constexpr std::size_t longest = 32;
    return !name.empty() && name.size() <= longest
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
}

}

/// The same said again is no news.
QueueBook::Ruling::Outcome QueueBook::Ruling::operator()(const ReportDevice& asked) const
{
    DeviceStatus status = asked.status;
    status.device = actor.user;
    if (!std::ranges::all_of(status.parts, [](const auto& part) { return isPartName(part.first); }))
        return refuse(ErrorCode::BadRequest,
                      "The name of a device's part has 1 to 32 characters of a-z, 0-9, _ and -.");
    const auto known = book.m_state.devices.find(status.device);
    if (known != book.m_state.devices.end() && known->second == status)
        return Decision{Done{}, {}};
    Decision decision{Done{}, {DeviceEvent{status}}};
    const bool askedBefore = known != book.m_state.devices.end() && known->second.wantsHelp;
    if (status.wantsHelp && !askedBefore)
        decision.events.emplace_back(
            Alert{AlertKind::Help, "Somebody at " + status.device + " asks for staff; go and see."});
    return decision;
}

}
