#pragma once

#include "base/clock.h"
#include "ticket-printer/bitmap.h"
#include "ticket-printer/print_report.h"
#include "ticket-printer/printer_port.h"
#include "ticket-printer/printer_profile.h"
#include "ticket-printer/printer_status.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace luot::ticket_printer {

/// The owner of one printer: asks how it is, sends a ticket, and finds out what became of it.
///
/// Keeps its connection between calls and makes a new one when that has died. Every call blocks, for a
/// bounded time: `preflight` about 4 s at worst, `print` until the fence's time is up after the last byte was
/// taken. Thread: one at a time, but for `cancel`; it has none of its own.
class TicketPrinter {
public:
    struct Timeouts {
        Milliseconds connect{1500};
        Milliseconds status{500}; ///< for each status byte
        Milliseconds writeStall{5000}; ///< without a byte taken
        Milliseconds write{20000}; ///< for a whole ticket, however slowly it goes
        Milliseconds fence{8000}; ///< after the last byte was written
        Milliseconds trouble{1000}; ///< for the fence, once the printer has reported trouble
        Milliseconds settle{3000}; ///< for what is left of an earlier ticket, before the next
        Milliseconds hearsay{1000}; ///< after which silence is no good news while listening
    };

    TicketPrinter(PortAddress address, PrinterProfile profile);
    TicketPrinter(PortAddress address, PrinterProfile profile, Timeouts timeouts);

    /// As given, but for ports that never answer: with these it says so.
    const PrinterProfile& profile() const { return m_profile; }

    /// Asks the printer. To be called before a number is given out. A knife that was jammed is set free again
    /// by it once a person has cleared it.
    PrinterReadiness preflight();

    /// How the printer is, found out between two tickets: by what it says unasked, else by asking it now and
    /// then. Returns as soon as that differs from what was known last, at the latest after `patience` and
    /// what a question takes. To be called again and again; a call a second is often enough for two seconds'
    /// notice.
    PrinterReadiness listen(Milliseconds patience);

    /// Prints one ticket and cuts. Looks at the printer first unless it was ready within the last two
    /// seconds; in trouble nothing is sent. Requires: `picture` no wider than the profile's paper.
    PrintReport print(const Bitmap& picture);

    /// Breaks off what is being done, within a tenth of a second or what opening a connection takes: bytes
    /// that have not left are thrown away, and nothing is printed any more. What has left is reported as
    /// ever. Thread: any, while another call runs.
    void cancel() { *m_cancelled = true; }

    /// While it is Yes, `listen` returns at once, also one that runs: somebody has a ticket to print. Thread:
    /// any.
    enum class Wanted { No, Yes };
    void want(Wanted wanted) { *m_wanted = wanted == Wanted::Yes; }

    /// What the printer has said since this was made, counted by kind.
    const PrinterTalk& talk() const { return m_talk; }

private:
    Result<> connect();
    void disconnect();
    std::vector<PrinterReply> replies(Milliseconds timeout);
    std::optional<StatusAnswer> ask(StatusKind kind);
    std::optional<PrinterStatus> askAll();
    std::optional<PrinterStatus> askAndRecover();
    PrinterReadiness learn(const PrinterStatus& status);
    PrinterReadiness poll();
    void settleWhileIdle();
    bool settle(PrintReport& report);
    bool settleOnce(const Bytes& bytes, bool withFence);
    std::size_t send(const Bytes& bytes, PrintReport& report);
    void awaitFence(const FenceId& fence, PrintReport& report);
    FenceId nextFence();

    PortAddress m_address;
    PrinterProfile m_profile;
    Timeouts m_timeouts;
    std::unique_ptr<PrinterPort> m_port;
    ReplyReader m_replies;
    PrinterTalk m_talk;
    PrinterReadiness m_known = PrinterReadiness::Unknown;
    std::optional<SteadyTime> m_readyAt; ///< when the printer last was ready by its own word
    std::optional<SteadyTime> m_heardAt; ///< when it last said anything of itself
    std::optional<SteadyTime> m_recoveredAt;
    int m_silentPolls = 0; ///< in a row, on this connection
    bool m_triedToSettle = false; ///< while idle, on this connection
    bool m_brokeOff = false; ///< a piece of a ticket went out last, and its end never did
    int m_openFences = 0; ///< GS r, sent and not answered; the answers tell nothing of which is which
    int m_fences = 0;
    std::unique_ptr<std::atomic<bool>> m_cancelled = std::make_unique<std::atomic<bool>>(false);
    std::unique_ptr<std::atomic<bool>> m_wanted = std::make_unique<std::atomic<bool>>(false);
};

}
