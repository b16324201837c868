#include "ticket-printer/ticket_printer.h"

#include <algorithm>
#include <utility>

namespace luot::ticket_printer {

namespace {

// A deadline has to be the machine's own time: no port can wait for a virtual clock.
SteadyTime now() { return std::chrono::steady_clock::now(); }

Milliseconds until(SteadyTime deadline)
{
    return std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(deadline - now()));
}

constexpr Milliseconds answerIsFresh{2000};
// How often a write that waits looks whether the printer has said why.
constexpr Milliseconds lookUp{100};

PrinterReadiness readinessOf(const PrinterStatus& status)
{
    // Cover first: while it is open, what the paper sensors say may be wrong.
    if (status.coverOpen)
        return PrinterReadiness::CoverOpen;
    if (status.paperEnd)
        return PrinterReadiness::PaperOut;
    if (status.error || status.offline)
        return PrinterReadiness::Offline;
    return status.paperNearEnd ? PrinterReadiness::NearEnd : PrinterReadiness::Ready;
}

bool isTrouble(const PrinterStatus& status)
{
    const PrinterReadiness readiness = readinessOf(status);
    return readiness != PrinterReadiness::Ready && readiness != PrinterReadiness::NearEnd;
}

PrintReport reportOf(PrinterReadiness readiness, std::optional<SteadyTime> firstByte)
{
    PrintReport report{.firstByte = firstByte};
    switch (readiness) {
    case PrinterReadiness::PaperOut:
        report.outcome = PrintOutcome::PaperOut;
        report.detail = "The printer is out of paper; put in a new roll.";
        break;
    case PrinterReadiness::CoverOpen:
        report.outcome = PrintOutcome::Offline;
        report.detail = "The printer's cover is open; close it.";
        break;
    case PrinterReadiness::Offline:
        report.outcome = PrintOutcome::Offline;
        report.detail = "The printer is off line or has an error; look at its lights and at its knife.";
        break;
    default:
        report.outcome = PrintOutcome::NotSent;
        report.detail = "The printer does not answer; check that it is on and connected.";
        break;
    }
    return report;
}

}

std::string_view toString(PrinterReadiness readiness)
{
    switch (readiness) {
    case PrinterReadiness::Ready:
        return "ready";
    case PrinterReadiness::NearEnd:
        return "near_end";
    case PrinterReadiness::PaperOut:
        return "paper_out";
    case PrinterReadiness::CoverOpen:
        return "cover_open";
    case PrinterReadiness::Offline:
        return "offline";
    case PrinterReadiness::Unreachable:
        return "unreachable";
    case PrinterReadiness::Unknown:
        return "unknown";
    }
    return "unknown";
}

std::string_view toString(PrintOutcome outcome)
{
    switch (outcome) {
    case PrintOutcome::Printed:
        return "printed";
    case PrintOutcome::PaperOut:
        return "paper_out";
    case PrintOutcome::Offline:
        return "offline";
    case PrintOutcome::NotSent:
        return "not_sent";
    case PrintOutcome::Unknown:
        return "unknown";
    }
    return "unknown";
}

bool mayPrint(PrinterReadiness readiness, const PrinterProfile& profile)
{
    return readiness == PrinterReadiness::Ready || readiness == PrinterReadiness::NearEnd
        || (readiness == PrinterReadiness::Unknown && profile.status == PrinterProfile::Status::None);
}

TicketPrinter::TicketPrinter(PortAddress address, PrinterProfile profile)
    : TicketPrinter{std::move(address), std::move(profile), Timeouts{}}
{
}

TicketPrinter::TicketPrinter(PortAddress address, PrinterProfile profile, Timeouts timeouts)
    : m_address{std::move(address)}
    , m_profile{std::move(profile)}
    , m_timeouts{timeouts}
{
}

PrinterReadiness TicketPrinter::preflight()
{
    // The second try has a connection of its own: the first may have died unnoticed, or be out of step.
    PrinterReadiness readiness = PrinterReadiness::Unreachable;
    for (int attempt = 0; attempt < 2; ++attempt) {
        if (m_port)
            replies(Milliseconds{0});
        if (!m_port && !connect())
            return PrinterReadiness::Unreachable;
        if (!m_port)
            continue;
        if (m_profile.status == PrinterProfile::Status::None)
            return PrinterReadiness::Unknown;
        if (const auto status = askAll()) {
            m_lastAnswer = now();
            return readinessOf(*status);
        }
        readiness = m_port ? PrinterReadiness::Unknown : PrinterReadiness::Unreachable;
        disconnect();
    }
    return readiness;
}

PrintReport TicketPrinter::print(const Bitmap& picture)
{
    bool unasked = false;
    if (m_port)
        for (const PrinterReply& reply : replies(Milliseconds{0}))
            unasked |= std::holds_alternative<PrinterStatus>(reply);
    if (!m_port || !m_lastAnswer || unasked || now() - *m_lastAnswer > answerIsFresh) {
        const PrinterReadiness readiness = preflight();
        if (!mayPrint(readiness, m_profile))
            return reportOf(readiness, std::nullopt);
    }

    const FenceId fence = nextFence();
    Bytes job = m_brokeOff ? encodeRecovery(m_profile) : Bytes{};
    const Bytes ticket = encodeJob(picture, m_profile, fence);
    job.insert(job.end(), ticket.begin(), ticket.end());
    PrintReport report;
    const bool whole = send(job, report);
    if (whole)
        awaitFence(fence, report);
    // With the connection goes what was still on its way.
    if (report.firstByte)
        m_brokeOff = !m_port;
    if (report.outcome == PrintOutcome::Printed)
        m_lastAnswer = now();
    return report;
}

Result<> TicketPrinter::connect()
{
    auto port = openPort(m_address, m_timeouts.connect);
    if (!port)
        return failure(port.error().message);
    m_port = std::move(*port);
    m_replies = ReplyReader{};
    // So that it speaks up between the preflight and the ticket, too.
    if (m_profile.asb)
        if (const auto taken = m_port->write(encodeStatusMessagesOn(), m_timeouts.status); !taken)
            disconnect();
    return {};
}

void TicketPrinter::disconnect()
{
    if (m_port)
        m_port->abandon();
    m_port.reset();
    m_lastAnswer.reset();
}

/// What came in until `timeout`; drops the connection if the printer is gone.
std::vector<PrinterReply> TicketPrinter::replies(Milliseconds timeout)
{
    const auto bytes = m_port->read(timeout);
    if (bytes)
        return m_replies.read(*bytes);
    disconnect();
    return {};
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
    if (!m_profile.nearEnd)
        status.paperNearEnd = false;
    return status;
}

/// Hands the job over; true when all of it was taken. Else `report` says what is known.
bool TicketPrinter::send(const Bytes& job, PrintReport& report)
{
    std::span<const std::uint8_t> left{job};
    const SteadyTime lastChance = now() + m_timeouts.write;
    SteadyTime giveUp = now() + m_timeouts.writeStall;
    std::optional<PrinterStatus> trouble;
    while (!left.empty() && now() < std::min(giveUp, lastChance)) {
        const auto taken = m_port->write(left, std::min(until(std::min(giveUp, lastChance)), lookUp));
        if (!taken) {
            report.detail = taken.error().message;
            disconnect();
            return false;
        }
        if (*taken > 0) {
            if (!report.firstByte)
                report.firstByte = now();
            left = left.subspan(*taken);
            giveUp = now() + m_timeouts.writeStall;
            continue;
        }
        for (const PrinterReply& reply : replies(Milliseconds{0}))
            if (const auto* status = std::get_if<PrinterStatus>(&reply); status && isTrouble(*status)) {
                trouble = *status;
                giveUp = std::min(giveUp, now() + m_timeouts.trouble);
            }
        if (!m_port) {
            report.detail = "The printer broke the connection off; check that it is on and connected.";
            return false;
        }
    }
    if (left.empty())
        return true;
    report.detail = "The printer stopped taking data; switch it off and on.";
    if (trouble)
        report = reportOf(readinessOf(*trouble), report.firstByte);
    disconnect();
    return false;
}

void TicketPrinter::awaitFence(const FenceId& fence, PrintReport& report)
{
    report.outcome = PrintOutcome::Unknown;
    report.detail = "The printer did not say whether the ticket is done; look whether it came out.";
    if (m_profile.fence == PrinterProfile::Fence::None)
        return;

    std::optional<PrinterStatus> trouble;
    const SteadyTime lastChance = now() + m_timeouts.fence;
    SteadyTime deadline = lastChance;
    while (m_port && now() < deadline)
        for (const PrinterReply& reply : replies(until(deadline))) {
            const auto* answer = std::get_if<FenceAnswer>(&reply);
            const auto* paper = std::get_if<PaperAnswer>(&reply);
            const auto* status = std::get_if<PrinterStatus>(&reply);
            if (paper && m_profile.fence == PrinterProfile::Fence::StatusRequest) {
                report = (paper->byte & 0x0CU) != 0
                    ? reportOf(PrinterReadiness::PaperOut, report.firstByte)
                    : PrintReport{PrintOutcome::Printed, report.firstByte, {}};
                return;
            }
            if (answer && m_profile.fence == PrinterProfile::Fence::ProcessId && answer->id == fence) {
                report = PrintReport{PrintOutcome::Printed, report.firstByte, {}};
                return;
            }
            if (status) {
                trouble = isTrouble(*status) ? std::optional{*status} : std::nullopt;
                deadline = trouble ? std::min(lastChance, now() + m_timeouts.trouble) : lastChance;
            }
        }

    if (m_port && !trouble && m_profile.status == PrinterProfile::Status::Full)
        if (const auto status = askAll(); status && isTrouble(*status))
            trouble = status;
    if (trouble)
        report = reportOf(readinessOf(*trouble), report.firstByte);
    disconnect();
}

FenceId TicketPrinter::nextFence()
{
    m_fences = (m_fences + 1) % 10000;
    FenceId fence{};
    int rest = m_fences;
    for (auto digit = fence.rbegin(); digit != fence.rend(); ++digit, rest /= 10)
        *digit = static_cast<std::uint8_t>('0' + rest % 10);
    return fence;
}

}
