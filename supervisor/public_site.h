#pragma once

#include "supervisor/board_site.h"
#include "supervisor/phone_choice.h"
#include "supervisor/ticket_site.h"

#include <string>

namespace luot::supervisor {

/// All that the public listener serves: the ticket's page, a number by phone, the board.
///
/// Thread: the loop's.
class PublicSite {
public:
    /// Requires: all outlive it, and the site the lines' last news. `staff` follows the staff stream,
    /// `reception` is the line under the public key. `secret`: what tokens follow from.
    PublicSite(QueueLine& staff, QueueLine& reception, const Clock& clock, const std::string& secret);

    void addRoutes(Router& router, WebLoop& loop);

private:
    QueueLine& m_staff;
    QueueLine& m_reception;
    PaperIndex m_papers;
    PublicDoor m_door;
    TicketSite m_tickets;
    PhoneChoice m_phones;
    BoardSite m_board;
};

}
