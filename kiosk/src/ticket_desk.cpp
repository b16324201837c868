#include "kiosk/ticket_desk.h"

#include "base/log.h"
#include "base/uuid.h"
#include "kiosk/ticket_words.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace luot::kiosk {

using protocol::PrintState;
using protocol::Reply;
using ticket_printer::PrinterReadiness;
using ticket_printer::PrintOutcome;
using ticket_printer::PrintReport;

namespace {

PrintState stateOf(PrintOutcome outcome)
{
    switch (outcome) {
    case PrintOutcome::Printed:
    case PrintOutcome::Trusted:
        return PrintState::Printed;
    case PrintOutcome::PaperOut:
        return PrintState::PaperOut;
    case PrintOutcome::CoverOpen:
        return PrintState::CoverOpen;
    case PrintOutcome::CutterJam:
    case PrintOutcome::HeadHot:
    case PrintOutcome::Offline:
    case PrintOutcome::NotSent:
        return PrintState::Offline;
    case PrintOutcome::Unknown:
        break;
    }
    return PrintState::Unknown;
}

}

TicketDesk::TicketDesk(DeskSettings settings, Ask ask, PrintThread* printer,
                       const protocol::Transcript& transcript, const Clock& clock, Tell tell)
    : m_settings{std::move(settings)}
    , m_ask{std::move(ask)}
    , m_printer{printer}
    , m_transcript{transcript}
    , m_clock{clock}
    , m_tell{std::move(tell)}
    , m_journal{m_settings.journal}
{
    m_retry.setInterval(m_settings.retryEvery);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TicketDesk::retryPrinting);
}

template <class T> std::function<void(T)> TicketDesk::here(std::function<void(T)> then)
{
    ++m_pending;
    // By way of the application, which outlives every printer's job; the desk is looked up on its own thread
    // only.
    return [desk = QPointer<TicketDesk>{this}, then = std::move(then)](T value) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [desk, then, value] {
                if (!desk)
                    return;
                --desk->m_pending;
                then(value);
            },
            Qt::QueuedConnection);
    };
}

void TicketDesk::setBranch(const protocol::Branch& branch, const std::vector<protocol::Field>& fields)
{
    m_branch = branch;
    m_fields = fields;
}

void TicketDesk::warmPrinter()
{
    if (!m_printer || m_asking)
        return;
    m_asking = true;
    m_printer->ask(here<PrinterReadiness>([this](PrinterReadiness readiness) {
        m_asking = false;
        emit printerSeen(readiness);
        if (!mayPrint(readiness, m_printer->profile()))
            spdlog::warn("printer: {}; look at its paper, cover, switch and cable", toString(readiness));
    }));
}

void TicketDesk::askPrinter()
{
    m_confirmedAt = m_clock.steady();
    if (!m_printer) {
        m_tell(PrinterAsked{false});
        return;
    }
    m_printer->ask(here<PrinterReadiness>([this](PrinterReadiness readiness) {
        const bool ready = mayPrint(readiness, m_printer->profile());
        emit printerSeen(readiness);
        if (!ready)
            spdlog::error("printer: {}; no number was taken; look at its paper, cover, switch and cable",
                          toString(readiness));
        else if (readiness == PrinterReadiness::NearEnd)
            spdlog::warn("printer: paper is near its end; bring a new roll");
        m_tell(PrinterAsked{ready, ready ? std::nullopt : std::optional{readiness}});
    }));
}

void TicketDesk::issue(const IssueNumber& order, std::optional<vision::FaceTemplate> face)
{
    m_issued.reset();
    m_copying.reset();
    m_retried = false;
    m_retryUntil.reset();
    m_token = protocol::makePaperToken();
    m_face = std::move(face);
    m_asked = RequestId{makeUuidV7(m_clock.wall())};
    m_journal.asked(*m_asked, order, m_token.hash, m_clock.wall());
    send(order, *m_asked, m_token.hash);
}

void TicketDesk::send(const IssueNumber& order, const RequestId& id, const std::string& tokenHash)
{
    ++m_pending;
    protocol::RequestOptions options;
    options.ttl = m_settings.ttl;
    options.giveUpAfter = m_settings.askAgainAfter;
    options.id = id;
    protocol::IssueTicket command{order.field, "vi", order.priority, order.way, tokenHash};
    command.procedure = order.procedure;
    command.took = order.took;
    m_ask(
        command,
        [this, order, id, tokenHash](const Reply& reply) {
            --m_pending;
            if (reply.outcome) {
                if (const auto* issued = std::get_if<protocol::IssuedTicket>(&*reply.outcome)) {
                    if (m_abandoned.erase(id) > 0) {
                        m_journal.done();
                        giveBack(issued->ticket.id);
                    } else if (m_recovering == id) {
                        m_recovering.reset();
                        if (m_asked == id)
                            m_asked.reset();
                        if (!m_asked)
                            m_journal.given(issued->ticket.id, issued->ticket.label);
                        found(issued->ticket.id, issued->ticket.label, Paper::Printing);
                    } else
                        given(*issued, order);
                    return;
                }
                spdlog::error("the queue service answered ticket.issue with something else; update both to "
                              "one version");
                m_tell(NumberRefused{protocol::ErrorCode::Internal});
                return;
            }
            const auto& refusal = reply.outcome.error();
            if (protocol::retryOf(refusal.code) == protocol::Retry::SameId) {
                // Whether the number was given is not known: only the same question can tell.
                spdlog::warn("ticket.issue is still unanswered ({}); asking again", nameOf(refusal.code));
                send(order, id, tokenHash);
                return;
            }
            spdlog::warn("ticket.issue refused: {}: {}", nameOf(refusal.code), refusal.message);
            if (m_abandoned.erase(id) > 0)
                return;
            m_journal.done();
            m_asked.reset();
            m_face.reset();
            m_tell(NumberRefused{refusal.code});
        },
        options);
}

void TicketDesk::given(const protocol::IssuedTicket& issued, const IssueNumber& order)
{
    m_issued = issued;
    m_asked.reset();
    m_journal.given(issued.ticket.id, issued.ticket.label);
    m_tell(NumberGiven{issued});
    if (order.paper == IssueNumber::Paper::None || !m_printer) {
        m_face.reset();
        m_journal.done();
        tellService(protocol::ReportPrint{issued.ticket.id, PrintState::Offline});
        return;
    }
    print(issued, m_token, bindFace(), {});
}

void TicketDesk::print(const protocol::IssuedTicket& issued, const protocol::PaperToken& token,
                       std::optional<vision::TemplateKey> key, std::optional<WallTime> reprintedAt)
{
    const auto& ticket = issued.ticket;
    const auto known = std::ranges::find(m_fields, ticket.field, &protocol::Field::id);
    protocol::Field field;
    field.name = known != m_fields.end() ? known->name : ticket.field.str();
    auto paper = composePaper({m_branch, field, issued, m_settings.kiosk,
                               protocol::paperCodeText(token, m_branch.publicBaseUrl, key), reprintedAt});
    const Job job{ticket.id, ticket.label, key.has_value()};
    if (key)
        std::ranges::fill(*key, std::uint8_t{0});
    m_journal.printing(ticket.id);
    m_printer->print(std::move(paper),
                     here<PrintReport>([this, job](const PrintReport& report) { printed(job, report); }));
}

void TicketDesk::printed(const Job& job, const PrintReport& report)
{
    if (report.firstByte)
        m_transcript.writeAt(*report.firstByte, "printer.first_byte", job.label);
    if (report.firstByte && m_confirmedAt) {
        const auto after = std::chrono::duration_cast<Milliseconds>(*report.firstByte - *m_confirmedAt);
        spdlog::info("printer first byte after {} ms", after.count());
    }
    m_confirmedAt.reset();
    const bool printed = report.outcome == PrintOutcome::Printed || report.outcome == PrintOutcome::Trusted;
    if (printed)
        m_transcript.write("ticket.printed", job.label);
    else
        spdlog::error("printer: {}: {}; the number stays valid", toString(report.outcome), report.detail);
    m_journal.done(job.ticket);
    tellService(protocol::ReportPrint{job.ticket, stateOf(report.outcome)});
    m_tell(PaperDone{job.ticket, report.outcome, report.trouble});
    if (printed || report.outcome == PrintOutcome::Unknown)
        return;
    if (job.carriesKey)
        eraseFace(job.ticket); // the key has not come out, or not whole
    if (m_issued && m_issued->ticket.id == job.ticket && !m_retried) {
        m_retryUntil = m_clock.steady() + m_settings.retryFor;
        m_retry.start();
    }
}

void TicketDesk::retryPrinting()
{
    if (!m_issued || !m_retryUntil || m_retried)
        return;
    m_printer->ask(here<PrinterReadiness>([this](PrinterReadiness readiness) {
        if (!m_issued || m_retried)
            return;
        if (mayPrint(readiness, m_printer->profile())) {
            m_retried = true;
            print(*m_issued, m_token, {}, {});
        } else if (m_clock.steady() < *m_retryUntil) {
            m_retry.start();
        }
    }));
}

/// The new paper's code is another: whoever finds the first one can do nothing with it.
void TicketDesk::printCopy()
{
    if (!m_issued || !m_printer)
        return;
    const TicketId ticket = m_issued->ticket.id;
    m_copying = ticket;
    afterBinding(ticket, [this, ticket] { askForCopy(ticket); });
}

void TicketDesk::reprint(const TicketId& ticket)
{
    if (!m_printer) {
        m_tell(PaperDone{ticket, PrintOutcome::NotSent});
        return;
    }
    m_copying = ticket;
    afterBinding(ticket, [this, ticket] { askForCopy(ticket); });
}

/// The answer may come when somebody else is at the kiosk: their number, code and journal stay theirs.
void TicketDesk::askForCopy(const TicketId& ticket)
{
    const protocol::PaperToken token = protocol::makePaperToken();
    ++m_pending;
    m_ask(protocol::ReprintTicket{ticket, token.hash},
          [this, ticket, token](const Reply& reply) {
              --m_pending;
              const bool isOfTheVisit = m_copying == ticket;
              if (isOfTheVisit)
                  m_copying.reset();
              const auto* issued
                  = reply.outcome ? std::get_if<protocol::IssuedTicket>(&*reply.outcome) : nullptr;
              if (!issued) {
                  spdlog::warn("ticket.reprint refused: {}",
                               reply.outcome ? "another answer" : nameOf(reply.outcome.error().code));
                  m_journal.done(ticket);
                  m_tell(PaperDone{ticket, PrintOutcome::NotSent});
                  return;
              }
              if (isOfTheVisit) {
                  m_issued = *issued;
                  m_token = token;
                  m_journal.given(ticket, issued->ticket.label);
              }
              print(*issued, token, {}, m_clock.wall());
          },
          {});
}

void TicketDesk::abandon()
{
    if (m_asked)
        m_abandoned.insert(*std::exchange(m_asked, {}));
    m_face.reset();
}

void TicketDesk::giveBack(const TicketId& ticket)
{
    protocol::CancelTicket command;
    command.ticket = ticket;
    command.reason = "không còn ai ở máy khi số được cấp";
    tellService(command);
}

void TicketDesk::cancel(const CancelNumber& order)
{
    ++m_pending;
    protocol::CancelTicket command;
    command.ticket = order.ticket;
    command.reason = "công dân hủy tại máy";
    m_ask(command,
          [this](const Reply& reply) {
              --m_pending;
              if (!reply.outcome)
                  spdlog::warn("ticket.cancel refused: {}", nameOf(reply.outcome.error().code));
              m_tell(CancelDone{reply.outcome.has_value()});
          },
          {});
}

void TicketDesk::endVisit()
{
    m_issued.reset();
    m_copying.reset();
    m_face.reset();
    m_retryUntil.reset();
    m_retry.stop();
    protocol::wipe(m_token.text);
}

void TicketDesk::tellService(protocol::Command command)
{
    ++m_pending;
    protocol::RequestOptions options;
    options.giveUpAfter = Milliseconds{60000};
    const std::string op{opOf(command)};
    m_ask(
        std::move(command),
        [this, op](const Reply& reply) {
            --m_pending;
            if (!reply.outcome)
                spdlog::warn("{} refused: {}: {}", op, nameOf(reply.outcome.error().code),
                             reply.outcome.error().message);
        },
        options);
}

std::string TicketDesk::screenCode() const
{
    return m_issued && !m_token.text.empty() ? protocol::paperCodeText(m_token, m_branch.publicBaseUrl)
                                             : std::string{};
}

}
