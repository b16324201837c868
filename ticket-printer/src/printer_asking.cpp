#include "ticket-printer/ticket_printer.h"

#include "ticket-printer/src/patience.h"

#include <thread>

namespace luot::ticket_printer {

namespace {

// Each try moves the knife, and somebody may have a hand in there.
constexpr Milliseconds betweenRecoveries{10000};
// How long a ticket may wait for who listens.
constexpr Milliseconds blink{10};

}

PrinterReadiness TicketPrinter::preflight()
{
    // The second try has a connection of its own: the first may have died unnoticed, or be out of step.
    m_known = PrinterReadiness::Unreachable;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (m_port)
            replies(Milliseconds{0});
        if (!m_port && !connect())
            return m_known = PrinterReadiness::Unreachable;
        if (!m_port)
            continue;
        if (m_profile.status == PrinterProfile::Status::None || neverAnswers(m_address))
            return m_known = PrinterReadiness::Unknown;
        if (const auto status = askAndRecover())
            return learn(*status);
        m_known = m_port ? PrinterReadiness::Unknown : PrinterReadiness::Unreachable;
        disconnect();
    }
    return m_known;
}

PrinterReadiness TicketPrinter::listen(Milliseconds patience)
{
    const SteadyTime end = now() + patience;
    const PrinterReadiness before = m_known;
    if (!m_port && !connect())
        m_known = PrinterReadiness::Unreachable;
    if (m_port && (!m_profile.asb || !m_heardAt || now() - *m_heardAt >= m_timeouts.hearsay))
        m_known = poll();
    settleWhileIdle();
    while (m_port && m_known == before && now() < end && !*m_wanted) {
        replies(std::min(until(end), blink));
        if (!m_port)
            m_known = PrinterReadiness::Unreachable;
    }
    if (m_known == before) // so that who calls again and again does not spin at a printer that is gone
        while (now() < end && !*m_wanted)
            std::this_thread::sleep_for(std::min(until(end), blink));
    return m_known;
}

/// An answer that is still owed is waited for now, once on a connection, so that the next citizen need not.
void TicketPrinter::settleWhileIdle()
{
    const bool counts = m_profile.fence == PrinterProfile::Fence::StatusRequest && m_openFences > 0;
    if (!m_port || !m_readyAt || !counts || m_brokeOff || m_triedToSettle)
        return;
    m_triedToSettle = true;
    if (settleOnce(Bytes{}, true))
        m_openFences = 0;
}

/// One round of questions. A silent printer may know the answers all the same; who does not give any is asked
/// twice and then left alone, since what nobody reads only piles up.
PrinterReadiness TicketPrinter::poll()
{
    const bool silent = m_profile.status == PrinterProfile::Status::None;
    if (neverAnswers(m_address) || (silent && m_silentPolls >= 2))
        return PrinterReadiness::Unknown;
    const auto status = askAndRecover();
    if (status)
        return learn(*status);
    if (!m_port)
        return PrinterReadiness::Unreachable;
    if (++m_silentPolls >= 2 && !silent)
        disconnect();
    return PrinterReadiness::Unknown;
}

Result<> TicketPrinter::connect()
{
    if (*m_cancelled)
        return failure(brokenOff);
    auto port = openPort(m_address, m_timeouts.connect);
    if (!port)
        return failure(port.error().message);
    m_port = std::move(*port);
    m_replies = ReplyReader{};
    m_silentPolls = 0;
    m_triedToSettle = false;
    m_heardAt.reset();
    // So that it speaks up between the preflight and the ticket, too.
    if (m_profile.asb && !neverAnswers(m_address))
        if (const auto taken = m_port->write(encodeStatusMessagesOn(), m_timeouts.status); !taken)
            disconnect();
    return {};
}

void TicketPrinter::disconnect()
{
    if (m_port)
        m_port->abandon();
    m_port.reset();
    m_readyAt.reset();
}

/// What came in, at the latest after `timeout` or a tenth of a second; drops the connection if the printer is
/// gone or nobody wants it any more.
std::vector<PrinterReply> TicketPrinter::replies(Milliseconds timeout)
{
    // In pieces, so that whoever breaks it off need not wait for a printer that is silent.
    const auto bytes = m_port->read(std::min(timeout, glance));
    if (!bytes || *m_cancelled) {
        disconnect();
        return {};
    }
    const std::size_t junkBefore = m_replies.junkBytes();
    std::vector<PrinterReply> heard = m_replies.read(*bytes);
    m_talk.junkBytes += m_replies.junkBytes() - junkBefore;
    for (const PrinterReply& reply : heard) {
        m_talk.statusAnswers += std::holds_alternative<StatusAnswer>(reply) ? 1 : 0;
        m_talk.paperAnswers += std::holds_alternative<PaperAnswer>(reply) ? 1 : 0;
        m_talk.fenceAnswers += std::holds_alternative<FenceAnswer>(reply) ? 1 : 0;
        if (const auto* status = std::get_if<PrinterStatus>(&reply)) {
            ++m_talk.statusMessages;
            learn(*status);
        }
    }
    return heard;
}

PrinterReadiness TicketPrinter::learn(const PrinterStatus& status)
{
    m_known = readinessOf(status);
    if (m_known == PrinterReadiness::NearEnd && !m_profile.nearEnd)
        m_known = PrinterReadiness::Ready;
    m_heardAt = now();
    m_silentPolls = 0;
    if (isTrouble(m_known))
        m_readyAt.reset();
    else
        m_readyAt = m_heardAt;
    return m_known;
}

std::optional<StatusAnswer> TicketPrinter::ask(StatusKind kind)
{
    const Bytes request = encodeStatusRequest(kind);
    const auto taken = m_port->write(request, m_timeouts.status);
    if (!taken) {
        disconnect();
        return std::nullopt;
    }
    if (*taken != request.size())
        return std::nullopt;
    for (const SteadyTime deadline = now() + m_timeouts.status; m_port && now() < deadline;)
        for (const PrinterReply& reply : replies(until(deadline)))
            if (const auto* answer = std::get_if<StatusAnswer>(&reply))
                return *answer;
    return std::nullopt;
}

std::optional<PrinterStatus> TicketPrinter::askAll()
{
    PrinterStatus status;
    for (const StatusKind kind :
         {StatusKind::Printer, StatusKind::OfflineCause, StatusKind::ErrorCause, StatusKind::Paper}) {
        const auto answer = ask(kind);
        if (!answer)
            return std::nullopt;
        applyAnswer(status, kind, *answer);
    }
    return status;
}

/// Asks, and at a knife that is jammed, with the cover closed, tries whether it has been cleared.
std::optional<PrinterStatus> TicketPrinter::askAndRecover()
{
    const auto status = askAll();
    if (!status || readinessOf(*status) != PrinterReadiness::CutterJam)
        return status;
    const bool again
        = m_known != PrinterReadiness::CutterJam; // also: preflight, which forgets what was known
    if (!again && m_recoveredAt && now() - *m_recoveredAt < betweenRecoveries)
        return status;
    m_recoveredAt = now();
    if (const auto taken = m_port->write(encodeErrorRecovery(), m_timeouts.status); !taken) {
        disconnect();
        return std::nullopt;
    }
    m_brokeOff = true; // what it held is gone, and a piece of it may hang there
    return askAll();
}

}
