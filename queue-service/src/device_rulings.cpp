#include "queue-service/src/ruling.h"

namespace luot::queue_service {

using namespace protocol;

/// The same said again is no news.
QueueBook::Ruling::Outcome QueueBook::Ruling::operator()(const ReportDevice& asked) const
{
    DeviceStatus status = asked.status;
    status.device = actor.user;
    const auto known = book.m_state.devices.find(status.device);
    if (known != book.m_state.devices.end() && known->second == status)
        return Decision{Done{}, {}};
    return Decision{Done{}, {DeviceEvent{std::move(status)}}};
}

}
