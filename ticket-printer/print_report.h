#pragma once

#include "base/clock.h"
#include "ticket-printer/printer_profile.h"
#include "ticket-printer/printer_status.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace luot::ticket_printer {

/// Whether a ticket would come out if one were printed now.
enum class PrinterReadiness {
    Ready,
    NearEnd, ///< prints; staff should bring a roll
    PaperOut,
    CoverOpen,
    CutterJam,
    HeadHot, ///< goes on by itself when it has cooled
    Offline, ///< switched off line, or an error that has no name here
    Unreachable, ///< nothing there
    Unknown, ///< there, but it says nothing that can be understood
};

/// What became of a ticket. All but Printed, Trusted and Unknown mean that there is no mark of it on any
/// paper: it may be printed again without asking anybody.
enum class PrintOutcome {
    Printed, ///< the printer said that the whole ticket is done
    Trusted, ///< sent whole to a printer that cannot say so, by its profile; nobody is to be asked each time
    PaperOut,
    CoverOpen,
    CutterJam,
    HeadHot,
    Offline,
    NotSent, ///< the printer took nothing, and did not say why
    Unknown, ///< a part or all of it left; never print again without asking whether it came out
};

/// How much of a ticket may be on paper, now or as soon as the printer goes on.
enum class Sheet {
    None, ///< not a row left this machine
    Piece, ///< rows left, but not the whole cut
    Whole, ///< everything up to the cut left
};

/// One word each, for records: "ready", "near_end", … and "printed", "paper_out", ….
std::string_view toString(PrinterReadiness readiness);
std::string_view toString(PrintOutcome outcome);

/// What staff should do about it, in a sentence; empty for Ready.
std::string_view adviceFor(PrinterReadiness readiness);

PrinterReadiness readinessOf(const PrinterStatus& status);

/// Whether a number may be given out. A printer that never answers may print only if its profile says so.
bool mayPrint(PrinterReadiness readiness, const PrinterProfile& profile);

/// Ensures: outcome is Printed, Trusted or Unknown where `sheet` is not None.
struct PrintReport {
    PrintOutcome outcome = PrintOutcome::NotSent;
    Sheet sheet = Sheet::None;
    /// Where the printer itself said what is wrong, also with Unknown.
    std::optional<PrinterReadiness> trouble{};
    /// When the printer took the ticket's first byte; unset if it took none.
    std::optional<SteadyTime> firstByte{};
    std::string detail{}; ///< a sentence for staff and the log; empty when printed
};

/// What a printer has said, counted by kind.
struct PrinterTalk {
    std::size_t statusAnswers = 0; ///< to DLE EOT
    std::size_t statusMessages = 0; ///< unasked (ASB)
    std::size_t paperAnswers = 0; ///< to GS r
    std::size_t fenceAnswers = 0; ///< to GS ( H
    std::size_t junkBytes = 0;
};

}
