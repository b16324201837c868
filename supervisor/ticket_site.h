#pragma once

#include "supervisor/public_door.h"
#include "supervisor/queue_line.h"
#include "supervisor/ticket_page.h"

#include <memory>
#include <string>

namespace luot::supervisor {

/// The page of a ticket: whoever has the paper's token sees it, cancels it, withdraws the face, rates the
/// visit.
///
/// What it shows comes from the staff stream's view; what is asked for goes to the queue service under the
/// public key, with the token, so that it is the service that judges. Thread: the loop's.
class TicketSite {
public:
    /// Requires: all outlive it.
    TicketSite(QueueLine& staff, QueueLine& reception, const PaperIndex& papers, PublicDoor& door);

    /// GET /t/{token}, /api/t/{token}; POST /api/t/{token}/cancel, erase-face, rate.
    void addRoutes(Router& router);

private:
    using Words = RouteWords;

    void tell(const std::shared_ptr<Exchange>& exchange, const Words& words);
    void cancel(const std::shared_ptr<Exchange>& exchange, const Words& words);
    void eraseFace(const std::shared_ptr<Exchange>& exchange, const Words& words);
    void rate(const std::shared_ptr<Exchange>& exchange, const Words& words);
    /// The token, if it is one of today's; else empty, and the answer is given.
    std::string tokenOf(const std::shared_ptr<Exchange>& exchange, const Words& words);
    /// Whether the queue service would say no: all phones share its patience with one key. Never while the
    /// view may be an old one.
    bool isInVain(const std::string& token, bool (*may)(const TicketPage&)) const;
    void ask(const std::shared_ptr<Exchange>& exchange, protocol::Command command);

    QueueLine& m_staff;
    QueueLine& m_reception;
    const PaperIndex& m_papers;
    PublicDoor& m_door;
};

/// What stands on every public page: the centre's names, how people are addressed, and whether the data is
/// right.
nlohmann::json centreOf(const QueueLine& line);
/// JSON that a page asks for again and again: 304 where it has it. The header "X-Luot-At" is the service's
/// clock.
void answerAgain(const std::shared_ptr<Exchange>& exchange, const nlohmann::json& body, WallTime now);

}
