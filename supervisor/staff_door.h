#pragma once

#include "supervisor/http_server.h"
#include "supervisor/queue_line.h"
#include "supervisor/router.h"
#include "supervisor/web_sessions.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace luot::supervisor {

/// Whether an address is asked for by a person who looks (a page: sent on to sign in) or by a page (an
/// answer: 401).
enum class AskedBy { Person, Page };

/// Signing in and out, and who stands behind a request. Names and PINs are the queue service's; what a
/// browser gets is a cookie that no script reads, and a check that only this program's own pages know.
///
/// Thread: the loop's.
class StaffDoor {
public:
    /// Requires: line and clock outlive it.
    StaffDoor(QueueLine& line, const Clock& clock);

    /// GET /sign-in, /api/me; POST /api/sign-in, /api/sign-out.
    void addRoutes(Router& router);

    /// Who asks to see something. Null: nobody who may, and the answer is given. `least`: Clerk, Supervisor,
    /// Admin.
    std::shared_ptr<WebSession> viewer(const std::shared_ptr<Exchange>& exchange, protocol::Role least,
                                       AskedBy by);
    /// Who asks for a change: as viewer(), and the request comes from one of our own pages ("x-luot-check").
    std::shared_ptr<WebSession> changer(const std::shared_ptr<Exchange>& exchange, protocol::Role least);
    /// Also with the request's `body`, which is a JSON object then.
    std::shared_ptr<WebSession> changer(const std::shared_ptr<Exchange>& exchange, protocol::Role least,
                                        nlohmann::json& body);

    /// To be called from time to time: signs out whoever has been away too long.
    void sweep();

private:
    void signIn(const std::shared_ptr<Exchange>& exchange);
    void signOut(const std::shared_ptr<Exchange>& exchange);

    QueueLine& m_line;
    WebSessions m_sessions;
    AddressLimit m_tries;
};

}
