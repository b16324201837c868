#pragma once

#include "protocol/paper_code.h"
#include "supervisor/http_server.h"
#include "supervisor/queue_line.h"
#include "supervisor/router.h"
#include "supervisor/staff_door.h"
#include "supervisor/staff_stream.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace luot::supervisor {

/// The reception page: a number for somebody who cannot take one at the machine, on paper or to show, and the
/// day's numbers to print again (docs/web.md, "The reception page").
///
/// Every form has an id that the page asks for first; sent twice it gives one number, the same one. The
/// paper's secret is made here and goes to that page alone.
///
/// Thread: the loop's.
class ReceptionSite {
public:
    /// Requires: line, door, loop and clock outlive it.
    ReceptionSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock);

    /// GET /reception, /events/reception, /api/reception/form, /api/reception/procedures,
    /// /api/reception/tickets; POST /api/reception/issue, /api/reception/reprint.
    void addRoutes(Router& router);

private:
    struct Form {
        PersonId person;
        protocol::Command command;
        protocol::PaperToken token;
        SteadyTime at{};
    };

    void listen(const std::shared_ptr<Exchange>& exchange);
    void tellProcedures(const std::shared_ptr<Exchange>& exchange);
    void find(const std::shared_ptr<Exchange>& exchange);
    void issue(const std::shared_ptr<Exchange>& exchange);
    void reprint(const std::shared_ptr<Exchange>& exchange);
    void ask(const std::shared_ptr<Exchange>& exchange, const std::shared_ptr<WebSession>& session,
             const std::string& form, protocol::Command command, const protocol::PaperToken& token);
    nlohmann::json paperOf(const protocol::IssuedTicket& issued, const protocol::PaperToken& token) const;
    void look();
    void showSoon();
    void show();
    std::vector<const protocol::Ticket*> today() const;
    nlohmann::json page() const;

    QueueLine& m_line;
    StaffDoor& m_door;
    WebLoop& m_loop;
    const Clock& m_clock;
    std::map<std::string, Form> m_forms; ///< that were sent, by id
    std::vector<StaffStream> m_pages;
    SteadyTime m_spoke{};
    bool m_isShowing = false;
};

}
