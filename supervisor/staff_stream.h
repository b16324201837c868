#pragma once

#include "supervisor/http_server.h"
#include "supervisor/web_sessions.h"

#include <memory>
#include <optional>

namespace luot::supervisor {

/// A page that listens in the name of somebody who is signed in. While it is there, they count as present.
///
/// Thread: the loop's.
class StaffStream {
public:
    static constexpr int mostOfOne = 12; ///< of one session, whatever pages they are

    /// Nothing: that session has too many, and the answer is given.
    static std::optional<StaffStream> open(const std::shared_ptr<Exchange>& exchange,
                                           std::shared_ptr<WebSession> session);

    /// False: to be dropped, the browser is gone or the session over. Of the latter the page is told as the last
    /// thing ("over"), then its stream ends.
    bool goesOn(WallTime now) const;
    void show(Body event) const { m_events->show(std::move(event)); }

    const WebSession& session() const { return *m_session; }
    void endSession() const { m_session->isOver = true; } ///< the queue service does not know it any more

private:
    StaffStream(std::shared_ptr<WebSession> session, std::shared_ptr<EventStream> events);

    std::shared_ptr<WebSession> m_session; ///< counted as one that listens until it is let go
    std::shared_ptr<EventStream> m_events;
};

}
