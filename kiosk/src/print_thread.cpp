#include "kiosk/print_thread.h"

#include "protocol/paper_code.h"
#include "ticket-printer/ticket_drawing.h"

#include <utility>

namespace luot::kiosk {

using ticket_printer::PrintReport;

namespace {

constexpr Milliseconds listenFor{200};
constexpr Milliseconds againAfter{2000};

}

PrintThread::PrintThread(ticket_printer::TicketPrinter printer, Milliseconds momentToEnd)
    : m_printer{std::move(printer)}
    , m_profile{m_printer.profile()}
    , m_momentToEnd{momentToEnd}
    , m_thread{[this] { run(); }}
{
}

PrintThread::~PrintThread()
{
    {
        std::unique_lock lock{m_mutex};
        m_ending = true;
        m_printer.want(ticket_printer::TicketPrinter::Wanted::Yes);
        m_wake.notify_all();
        if (!m_wake.wait_for(lock, m_momentToEnd, [this] { return m_ended; }))
            m_printer.cancel();
    }
    m_thread.join();
}

void PrintThread::ask(std::function<void(ticket_printer::PrinterReadiness)> answered)
{
    add([this, answered = std::move(answered)] { answered(m_printer.preflight()); });
}

void PrintThread::print(ticket_printer::TicketPaper paper, std::function<void(const PrintReport&)> done)
{
    add([this, paper = std::move(paper), done = std::move(done)]() mutable { done(drawAndPrint(paper)); });
}

PrintReport PrintThread::drawAndPrint(ticket_printer::TicketPaper& paper)
{
    const auto picture = ticket_printer::drawTicket(paper, m_profile);
    protocol::wipe(paper.qr);
    if (!picture) {
        PrintReport report;
        report.detail = picture.error().message;
        return report;
    }
    return m_printer.print(*picture);
}

void PrintThread::watch(std::function<void(ticket_printer::PrinterReadiness)> changed)
{
    {
        const std::lock_guard lock{m_mutex};
        m_changed = std::move(changed);
    }
    m_wake.notify_one();
}

/// Short, so that a ticket never waits for it.
void PrintThread::listen()
{
    using ticket_printer::PrinterReadiness;
    const PrinterReadiness readiness = m_printer.listen(listenFor);
    if (m_told != readiness)
        m_changed(readiness);
    m_told = readiness;
    if (readiness != PrinterReadiness::Unreachable)
        return;
    // Nothing to listen to: not to be tried ten times a second.
    std::unique_lock lock{m_mutex};
    m_wake.wait_for(lock, againAfter, [this] { return m_ending || !m_jobs.empty(); });
}

void PrintThread::add(std::function<void()> job)
{
    {
        const std::lock_guard lock{m_mutex};
        m_jobs.push_back(std::move(job));
        m_printer.want(ticket_printer::TicketPrinter::Wanted::Yes);
    }
    m_wake.notify_one();
}

void PrintThread::run()
{
    while (true) {
        std::function<void()> job;
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait(lock, [this] { return m_ending || !m_jobs.empty() || m_changed; });
            if (m_ending) {
                m_ended = true;
                m_wake.notify_all();
                return;
            }
            if (!m_jobs.empty()) {
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
                if (m_jobs.empty())
                    m_printer.want(ticket_printer::TicketPrinter::Wanted::No);
            }
        }
        if (job)
            job();
        else
            listen();
    }
}

}
