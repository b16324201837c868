#pragma once

#include "ticket-printer/ticket_paper.h"
#include "ticket-printer/ticket_printer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace luot::kiosk {

/// The one thread that draws tickets and talks to the printer, one job after the other.
///
/// Requires: a QGuiApplication as long as it lives. Thread: call from any; the functions given are called on
/// the print thread. The destructor gives the job that runs a moment to end, then breaks it off, and drops
/// the rest: a kiosk ends within seconds, whatever its printer does.
class PrintThread {
public:
    static constexpr Milliseconds momentAtEnd{2000};

    explicit PrintThread(ticket_printer::TicketPrinter printer, Milliseconds momentToEnd = momentAtEnd);
    ~PrintThread();
    PrintThread(const PrintThread&) = delete;
    PrintThread& operator=(const PrintThread&) = delete;

    const ticket_printer::PrinterProfile& profile() const { return m_profile; }

    void ask(std::function<void(ticket_printer::PrinterReadiness)> answered);
    /// The paper's code is wiped from memory afterwards.
    void print(ticket_printer::TicketPaper paper,
               std::function<void(const ticket_printer::PrintReport&)> done);

    /// From now on the printer is also listened to between the jobs: each change is told, and how it is at
    /// first. To be called once, before the first job.
    void watch(std::function<void(ticket_printer::PrinterReadiness)> changed);

private:
    void listen();
    void add(std::function<void()> job);
    void run();
    ticket_printer::PrintReport drawAndPrint(ticket_printer::TicketPaper& paper);

    ticket_printer::TicketPrinter m_printer; ///< the thread's own
    const ticket_printer::PrinterProfile m_profile;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_ending = false;
    bool m_ended = false; ///< the thread does nothing any more
    const Milliseconds m_momentToEnd;
    std::function<void(ticket_printer::PrinterReadiness)> m_changed; ///< empty: nobody listens
    std::optional<ticket_printer::PrinterReadiness> m_told;
    std::thread m_thread;
};

}
