#pragma once

#include "base/clock.h"
#include "ticket-printer/ticket_paper.h"

#include <string>

namespace luot::kiosk {

/// A ticket that nobody can take for one: the widest number, and that it is a test.
ticket_printer::TicketPaper testPaper(const std::string& profile, WallTime now);

}
