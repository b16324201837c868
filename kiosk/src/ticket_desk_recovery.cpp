#include "kiosk/ticket_desk.h"

#include "base/log.h"

#include <utility>

// How a kiosk that ended in the middle of a number goes on with it.
namespace luot::kiosk {

using protocol::PrintState;

void TicketDesk::recover()
{
    if (std::exchange(m_hasRecovered, true))
        return;
    const auto entry = m_journal.unfinished();
    if (!entry)
        return;
    const bool isFresh = m_clock.wall() - entry->at < m_settings.stillThere && m_clock.wall() >= entry->at;
    spdlog::warn("This kiosk ended in the middle of a number ({}); going on with it.",
                 entry->label.empty() ? "asked for, not answered" : entry->label);
    switch (entry->step) {
    case VisitJournal::Step::Asked:
        if (!isFresh)
            m_abandoned.insert(entry->request);
        m_asked = entry->request;
        askAgain(*entry);
        break;
    case VisitJournal::Step::Given:
        if (isFresh && m_printer) {
            found(entry->ticket, entry->label, Paper::Printing);
            break;
        }
        m_journal.done();
        tellService(protocol::ReportPrint{entry->ticket, PrintState::Offline});
        break;
    case VisitJournal::Step::Printing:
        m_journal.done();
        tellService(protocol::ReportPrint{entry->ticket, PrintState::Unknown});
        if (isFresh)
            found(entry->ticket, entry->label, Paper::Unknown);
        break;
    }
    // A key that was on its way to paper opens nothing any more: it was in the memory that is gone.
    if (entry->step != VisitJournal::Step::Asked)
        eraseFace(entry->ticket);
}

/// The same question with the same id: the service gives the answer it gave, or gives the number now.
void TicketDesk::askAgain(const VisitJournal::Entry& entry)
{
    // The paper's token is gone with the memory: the paper will have another.
    m_recovering = entry.request;
    send(entry.order, entry.request, entry.tokenHash);
}

void TicketDesk::found(const TicketId& ticket, const std::string& label, Paper paper)
{
    protocol::IssuedTicket issued;
    issued.ticket.id = ticket;
    issued.ticket.label = label;
    m_tell(NumberFound{issued, paper}); // which may end a visit that has just begun
    // Somebody else may have ordered meanwhile: then this is their visit.
    if (!m_asked) {
        m_issued = issued;
        if (paper == Paper::Printing)
            m_copying = ticket;
    }
    if (paper == Paper::Printing)
        askForCopy(ticket);
}

}
