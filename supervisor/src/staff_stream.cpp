#include "supervisor/staff_stream.h"

#include "supervisor/answers.h"
#include "supervisor/router.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace luot::supervisor {

namespace {

std::shared_ptr<WebSession> counted(std::shared_ptr<WebSession> session)
{
    ++session->listening;
    WebSession* one = session.get();
    return {one, [kept = std::move(session)](WebSession* heard) { --heard->listening; }};
}

}

StaffStream::StaffStream(std::shared_ptr<WebSession> session, std::shared_ptr<EventStream> events)
    : m_session{counted(std::move(session))}
    , m_events{std::move(events)}
{
}

std::optional<StaffStream> StaffStream::open(const std::shared_ptr<Exchange>& exchange,
                                             std::shared_ptr<WebSession> session)
{
    if (session->listening >= mostOfOne) {
        refuse(exchange, 429, "RATE_LIMITED", "Trang này đang mở ở quá nhiều cửa sổ. Đóng bớt rồi tải lại.");
        return std::nullopt;
    }
    return StaffStream{std::move(session), exchange->listen(safetyHeaders())};
}

bool StaffStream::goesOn(WallTime now) const
{
    if (!m_session->isOver && m_session->until > now)
        return m_events->isOpen();
    m_events->show(eventText("over", nlohmann::json::object()));
    m_events->end();
    return false;
}

}
