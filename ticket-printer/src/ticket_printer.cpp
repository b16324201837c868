#include "ticket-printer/ticket_printer.h"

#include "ticket-printer/src/patience.h"

#include <algorithm>
#include <random>
#include <utility>

namespace luot::ticket_printer {

namespace {

constexpr Milliseconds answerIsFresh{2000};
constexpr int fences = 10000;

PrintOutcome outcomeOf(PrinterReadiness readiness)
{
    switch (readiness) {
    case PrinterReadiness::PaperOut:
        return PrintOutcome::PaperOut;
    case PrinterReadiness::CoverOpen:
        return PrintOutcome::CoverOpen;
    case PrinterReadiness::CutterJam:
        return PrintOutcome::CutterJam;
    case PrinterReadiness::HeadHot:
        return PrintOutcome::HeadHot;
    case PrinterReadiness::Offline:
        return PrintOutcome::Offline;
    default:
        return PrintOutcome::NotSent;
    }
}

/// Nothing of the ticket has left, for this reason.
void setTrouble(PrintReport& report, PrinterReadiness readiness)
{
    report.outcome = outcomeOf(readiness);
    report.detail = adviceFor(readiness);
    if (report.outcome != PrintOutcome::NotSent)
        report.trouble = readiness;
}

}

TicketPrinter::TicketPrinter(PortAddress address, PrinterProfile profile)
    : TicketPrinter{std::move(address), std::move(profile), Timeouts{}}
{
}

TicketPrinter::TicketPrinter(PortAddress address, PrinterProfile profile, Timeouts timeouts)
    : m_address{std::move(address)}
    , m_profile{std::move(profile)}
    , m_timeouts{timeouts} // A late answer to a program that has ended must not fit a number of this one's.
    , m_fences{static_cast<int>(std::random_device{}() % fences)}
{
    if (m_address.kind == PortAddress::Kind::Cups) {
        m_profile.status = PrinterProfile::Status::None;
        m_profile.fence = PrinterProfile::Fence::None;
        m_profile.asb = false;
    }
    // A program that was killed may have left a fence unanswered; only a line without connections keeps it.
    if (m_address.kind == PortAddress::Kind::Device)
        m_openFences = 1;
}

PrintReport TicketPrinter::print(const Bitmap& picture)
{
    PrintReport report;
    bool unasked = false;
    if (m_port)
        for (const PrinterReply& reply : replies(Milliseconds{0}))
            unasked |= std::holds_alternative<PrinterStatus>(reply);
    if (!m_port || !m_readyAt || unasked || now() - *m_readyAt > answerIsFresh) {
        const PrinterReadiness readiness = preflight();
        if (!mayPrint(readiness, m_profile)) {
            setTrouble(report, readiness);
            return report;
        }
    }
    if (!settle(report))
        return report;

    const FenceId fence = nextFence();
    const PrintJob job = encodeJob(picture, m_profile, fence);
    const std::size_t taken = send(job.bytes, report);
    if (taken > job.firstRow)
        report.sheet = taken < job.cut ? Sheet::Piece : Sheet::Whole;
    if (taken == job.bytes.size())
        awaitFence(fence, report);
    else if (report.sheet != Sheet::None)
        report.outcome = PrintOutcome::Unknown;
    // With the connection goes what was still on its way.
    if (report.firstByte)
        m_brokeOff = !m_port;
    if (report.outcome == PrintOutcome::Printed)
        m_readyAt = now();
    return report;
}

/// Brings whatever is left of an earlier ticket to its end, so that neither its paper nor its answers can be
/// taken for the next one's. False, with the reason in `report`, if the printer does not get there.
bool TicketPrinter::settle(PrintReport& report)
{
    const bool counts = m_profile.fence == PrinterProfile::Fence::StatusRequest && m_openFences > 0;
    Bytes bytes = m_brokeOff ? encodeRecovery(m_profile) : Bytes{};
    // The answer may be swallowed as a picture's data, which only the second try ends.
    for (int attempt = 0; attempt < 2 && (counts || !bytes.empty()); ++attempt) {
        if (settleOnce(bytes, counts)) {
            m_brokeOff = false;
            m_openFences = 0;
            return true;
        }
        if (!m_port)
            break;
        bytes = encodeRecovery(m_profile);
    }
    if (!counts && bytes.empty())
        return true;
    // One who answers everything but fences never will: its tickets are printed, and asked about.
    if (m_port && (m_profile.status == PrinterProfile::Status::None || !isTrouble(preflight()))) {
        m_brokeOff = false;
        m_openFences = 0;
        return true;
    }
    setTrouble(report, isTrouble(m_known) ? m_known : PrinterReadiness::Unreachable);
    return false;
}

bool TicketPrinter::settleOnce(const Bytes& bytes, bool withFence)
{
    Bytes all = bytes;
    const Bytes question = withFence ? encodeFenceRequest() : Bytes{};
    all.insert(all.end(), question.begin(), question.end());
    PrintReport unused;
    if (send(all, unused) != all.size())
        return false;
    if (!withFence)
        return true;
    // The printer answers in turn: when as many answers have come as were asked for, or one and then none for
    // a while, the last one was to the question just sent.
    const int expected = m_openFences + 1;
    int answers = 0;
    for (SteadyTime deadline = now() + m_timeouts.settle; m_port && answers < expected && now() < deadline;)
        for (const PrinterReply& reply : replies(until(deadline)))
            if (std::holds_alternative<PaperAnswer>(reply)) {
                ++answers;
                deadline = now() + m_timeouts.settle / 2;
            }
    return answers > 0;
}

/// Hands the bytes over and returns how many were taken; `report` says when, and what is known if not all
/// were.
std::size_t TicketPrinter::send(const Bytes& bytes, PrintReport& report)
{
    std::span<const std::uint8_t> left{bytes};
    const SteadyTime lastChance = now() + m_timeouts.write;
    SteadyTime giveUp = now() + m_timeouts.writeStall;
    std::optional<PrinterReadiness> trouble;
    while (!left.empty() && now() < std::min(giveUp, lastChance)) {
        if (*m_cancelled) {
            report.detail = brokenOff;
            disconnect();
            return bytes.size() - left.size();
        }
        const auto taken = m_port->write(left, std::min(until(std::min(giveUp, lastChance)), glance));
        if (!taken) {
            report.detail = taken.error().message;
            disconnect();
            return bytes.size() - left.size();
        }
        if (*taken > 0) {
            if (!report.firstByte)
                report.firstByte = now();
            left = left.subspan(*taken);
            giveUp = now() + m_timeouts.writeStall;
            continue;
        }
        for (const PrinterReply& reply : replies(Milliseconds{0}))
            if (const auto* status = std::get_if<PrinterStatus>(&reply);
                status && isTrouble(readinessOf(*status))) {
                trouble = readinessOf(*status);
                giveUp = std::min(giveUp, now() + m_timeouts.trouble);
            }
        if (!m_port) {
            report.detail = *m_cancelled
                ? brokenOff
                : "The printer broke the connection off; check that it is on and connected.";
            return bytes.size() - left.size();
        }
    }
    if (left.empty())
        if (const auto done = m_port->finish(); !done) {
            report.firstByte.reset();
            report.detail = done.error().message;
            disconnect();
            return 0;
        }
    if (!left.empty()) {
        report.detail = "The printer stopped taking data; switch it off and on.";
        if (trouble)
            setTrouble(report, *trouble);
        disconnect();
    }
    return bytes.size() - left.size();
}

void TicketPrinter::awaitFence(const FenceId& fence, PrintReport& report)
{
    report.outcome = PrintOutcome::Unknown;
    report.detail = "The printer did not say whether the ticket is done; look whether it came out.";
    if (m_profile.fence == PrinterProfile::Fence::None) {
        if (m_profile.status == PrinterProfile::Status::None && !neverAnswers(m_address)) {
            report.outcome = PrintOutcome::Trusted;
            report.detail.clear();
        }
        return;
    }

    std::optional<PrinterReadiness> trouble;
    const bool counts = m_profile.fence == PrinterProfile::Fence::StatusRequest;
    m_openFences += counts ? 1 : 0;
    const SteadyTime lastChance = now() + m_timeouts.fence;
    SteadyTime deadline = lastChance;
    bool answered = false;
    while (m_port && !answered && now() < deadline)
        for (const PrinterReply& reply : replies(until(deadline))) {
            const auto* answer = std::get_if<FenceAnswer>(&reply);
            const auto* paper = std::get_if<PaperAnswer>(&reply);
            const auto* status = std::get_if<PrinterStatus>(&reply);
            if (paper && counts) {
                answered = true;
                m_openFences = 0;
                // It went on to here without paper: how much of the ticket is on the old roll nobody knows.
                trouble
                    = (paper->byte & 0x0CU) != 0 ? std::optional{PrinterReadiness::PaperOut} : std::nullopt;
                break;
            }
            if (answer && !counts && answer->id == fence) {
                answered = true;
                trouble.reset();
                break;
            }
            if (status) {
                const PrinterReadiness readiness = readinessOf(*status);
                trouble = isTrouble(readiness) ? std::optional{readiness} : std::nullopt;
                deadline = trouble ? std::min(lastChance, now() + m_timeouts.trouble) : lastChance;
            }
        }
    if (answered && !trouble) {
        report.outcome = PrintOutcome::Printed;
        report.detail.clear();
        return;
    }

    if (*m_cancelled)
        report.detail = brokenOff;
    if (m_port && !trouble && m_profile.status == PrinterProfile::Status::Full)
        if (const auto status = askAll(); status && isTrouble(readinessOf(*status)))
            trouble = readinessOf(*status);
    if (trouble) {
        report.trouble = trouble;
        report.detail = adviceFor(*trouble);
    }
    disconnect();
}

FenceId TicketPrinter::nextFence()
{
    m_fences = (m_fences + 1) % fences;
    FenceId fence{};
    int rest = m_fences;
    for (auto digit = fence.rbegin(); digit != fence.rend(); ++digit, rest /= 10)
        *digit = static_cast<std::uint8_t>('0' + rest % 10);
    return fence;
}

}
