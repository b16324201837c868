#pragma once

#include "base/clock.h"
#include "ticket-printer/bitmap.h"
#include "ticket-printer/printer_port.h"
#include "ticket-printer/printer_profile.h"
#include "ticket-printer/printer_status.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::ticket_printer {

/// Whether a ticket would come out if one were printed now.
enum class PrinterReadiness {
    Ready,
    NearEnd, ///< prints; staff should bring a roll
    PaperOut,
    CoverOpen,
    Offline, ///< switched off line, or an error such as a jammed knife
    Unreachable, ///< nothing there
    Unknown, ///< there, but it says nothing that can be understood
};

enum class PrintOutcome {
    Printed, ///< the printer said that the whole ticket is done
    PaperOut,
    Offline, ///< also: cover open, or an error
    NotSent, ///< the ticket's end never left, so there is no whole ticket; a piece of one may hang there
    Unknown, ///< all was sent and nothing came back: never print again without asking
};

/// One word each, for records: "ready", "near_end", … and "printed", "paper_out", ….
std::string_view toString(PrinterReadiness readiness);
std::string_view toString(PrintOutcome outcome);

/// Whether a number may be given out. A printer that never answers may print only if its profile says so.
bool mayPrint(PrinterReadiness readiness, const PrinterProfile& profile);

struct PrintReport {
    PrintOutcome outcome = PrintOutcome::NotSent;
    /// When the printer took the ticket's first byte; unset if it took none.
    std::optional<SteadyTime> firstByte{};
    std::string detail{}; ///< a sentence for staff and the log; empty when printed
};

/// The owner of one printer: asks how it is, sends a ticket, and finds out what became of it.
///
/// Keeps its connection between calls and makes a new one when that has died. Every call blocks, for a
/// bounded time: `preflight` about 4 s at worst, `print` until the fence's time is up after the last byte was
/// taken. Thread: one at a time; it has none of its own.
class TicketPrinter {
public:
    struct Timeouts {
        Milliseconds connect{1500};
        Milliseconds status{500}; ///< for each status byte
        Milliseconds writeStall{5000}; ///< without a byte taken
        Milliseconds write{20000}; ///< for a whole ticket, however slowly it goes
        Milliseconds fence{8000}; ///< after the last byte was written
        Milliseconds trouble{1000}; ///< for the fence, once the printer has reported trouble
    };

    TicketPrinter(PortAddress address, PrinterProfile profile);
    TicketPrinter(PortAddress address, PrinterProfile profile, Timeouts timeouts);

    const PrinterProfile& profile() const { return m_profile; }

    /// Asks the printer. To be called before a number is given out.
    PrinterReadiness preflight();

    /// Prints one ticket and cuts. Looks at the printer first unless it was asked within the last two
    /// seconds; in trouble nothing is sent. Requires: `picture` no wider than the profile's paper.
    PrintReport print(const Bitmap& picture);

private:
    Result<> connect();
    void disconnect();
    std::vector<PrinterReply> replies(Milliseconds timeout);
    std::optional<StatusAnswer> ask(StatusKind kind);
    std::optional<PrinterStatus> askAll();
    bool send(const Bytes& job, PrintReport& report);
    void awaitFence(const FenceId& fence, PrintReport& report);
    FenceId nextFence();

    PortAddress m_address;
    PrinterProfile m_profile;
    Timeouts m_timeouts;
    std::unique_ptr<PrinterPort> m_port;
    ReplyReader m_replies;
    std::optional<SteadyTime> m_lastAnswer;
    bool m_brokeOff = false; ///< a piece of a ticket went out last, and its end never did
    int m_fences = 0;
};

}
