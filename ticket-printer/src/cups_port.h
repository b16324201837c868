#pragma once

#include "ticket-printer/printer_port.h"

namespace luot::ticket_printer {

/// A queue of CUPS, fed by `lp -d QUEUE -o raw`: what has been written is handed over by `finish`. What
/// becomes of it nobody learns. Errors: lp is not installed.
Result<std::unique_ptr<PrinterPort>> openCups(const PortAddress& address);

}
