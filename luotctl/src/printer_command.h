#pragma once

#include "luotctl/commands.h"
#include "ticket-printer/print_report.h"
#include "ticket-printer/printer_profile.h"

#include <optional>
#include <string>

namespace luot::luotctl {

void addPrinter(CLI::App& app, Action& action); ///< printer test, printer profiles

/// What a person saw of a test ticket; unset where nobody said.
struct SeenTicket {
    std::optional<bool> cameOut{};
    std::optional<bool> numberWhole{};
    std::optional<bool> codeScans{};
};

struct PrinterAdvice {
    std::string words; ///< what was found, and what to do
    std::string profile; ///< by name; empty if none can be named yet
};

/// Which profile suits a printer that was tried with `tried`, given what it said and what a person saw.
PrinterAdvice adviseProfile(const ticket_printer::PrinterProfile& tried,
                            const ticket_printer::PrintReport& report,
                            const ticket_printer::PrinterTalk& talk, const SeenTicket& seen);

}
