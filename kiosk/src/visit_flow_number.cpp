#include "kiosk/visit_flow.h"

#include <algorithm>
#include <utility>

// From the confirmed choice to the number and its paper.
namespace luot::kiosk {

using ticket_printer::PrintOutcome;
using vision::CardLayout;

void VisitFlow::on(const PrinterAsked& answer)
{
    if (m_view.page == Page::Issuing && !m_asked) {
        m_printerMayPrint = answer.mayPrint;
        m_view.printerTrouble = answer.trouble;
    }
}

void VisitFlow::issueWhenReady()
{
    if (m_view.page != Page::Issuing || m_asked || !m_printerMayPrint)
        return;
    dropFlatFace();
    if (!*m_printerMayPrint) {
        m_view.yes = {0, 1};
        m_view.no = {0, 0};
        enterChoice(Page::PrinterTrouble, CardLayout::two());
    } else if (m_template == Template::Pending && onPage() < m_settings.check) {
        return;
    } else if (m_template == Template::Settled && m_search == Search::NotYet) {
        m_search = Search::Asked;
        m_searchSince = m_now;
        m_actions.emplace_back(SearchRecent{m_view.field->id});
    } else if (m_search != Search::Asked || m_now - m_searchSince >= m_settings.search) {
        issue(IssueNumber::Paper::Wanted);
    }
}

void VisitFlow::on(const RecentSearched& answer)
{
    if (m_search != Search::Asked || m_view.page != Page::Issuing || m_asked)
        return;
    m_search = Search::Done;
    if (!answer.held)
        return;
    m_view.held = answer.held;
    m_view.no = {0, 0};
    m_view.yes = {0, 1};
    enterChoice(Page::Already, CardLayout::confirm());
}

void VisitFlow::dropFlatFace()
{
    if (m_liveness != vision::Liveness::Flat || m_template == Template::None)
        return;
    // Advisory: never a refusal, and nothing that somebody in front of the screen is shown.
    m_template = Template::None;
    m_view.consented = false;
    m_actions.emplace_back(Reached{Milestone::Flat});
    m_actions.emplace_back(DropTemplate{});
}

void VisitFlow::issue(IssueNumber::Paper paper)
{
    dropFlatFace();
    if (m_view.page != Page::Issuing)
        enter(Page::Issuing);
    m_asked = true;
    m_view.paper = paper == IssueNumber::Paper::Wanted ? Paper::Printing : Paper::Missing;
    IssueNumber order{m_view.field->id, m_view.priority, m_way, paper, {}, {}};
    if (m_view.procedure)
        order.procedure = m_view.procedure->id;
    order.took = std::chrono::duration_cast<Milliseconds>(m_now - m_begun);
    m_actions.emplace_back(order);
}

void VisitFlow::on(const NumberGiven& given)
{
    if (!m_asked || m_view.ticket)
        return;
    m_view.ticket = given.ticket;
    enter(m_view.paper == Paper::Missing ? Page::NoPaper : Page::Issued);
}

void VisitFlow::on(const NumberFound& found)
{
    // Whoever stands there since the power came back is greeted at once: that greeting gives way. Somebody
    // who is further by now is not interrupted; the paper comes out all the same.
    const bool isAtTheBeginning = m_view.page == Page::Greeting || m_view.page == Page::Neutral
        || m_view.page == Page::Consent || m_view.page == Page::Choose || m_view.page == Page::OtherWays;
    if (m_visiting && !isAtTheBeginning)
        return;
    if (m_visiting)
        endVisit();
    m_visiting = true;
    m_asked = true;
    m_view.ticket = found.ticket;
    const auto known = std::ranges::find(m_fields, found.ticket.ticket.field, &protocol::Field::id);
    if (known != m_fields.end())
        m_view.field = *known;
    m_view.paper = found.paper;
    enter(Page::Issued);
    if (found.paper == Paper::Unknown)
        on(PaperDone{found.ticket.ticket.id, PrintOutcome::Unknown});
}

void VisitFlow::on(const NumberRefused& refused)
{
    if (!m_asked || m_view.ticket)
        return;
    m_asked = false;
    m_view.refusal = refused.code;
    enter(Page::Refused);
}

void VisitFlow::on(const PaperDone& done)
{
    if (m_view.page == Page::Kept && m_view.held && m_view.held->ticket == done.ticket) {
        m_view.paper = done.outcome == PrintOutcome::Printed || done.outcome == PrintOutcome::Trusted
            ? Paper::Printed
            : done.outcome == PrintOutcome::Unknown ? Paper::Unknown
                                                    : Paper::Missing;
        m_pageSince = m_now;
        return;
    }
    const bool shown
        = m_view.page == Page::Issued || m_view.page == Page::NoPaper || m_view.page == Page::PrintUnknown;
    if (!shown || !m_view.ticket || m_view.ticket->ticket.id != done.ticket || m_view.paper == Paper::Printed)
        return;
    switch (done.outcome) {
    case PrintOutcome::Printed:
    case PrintOutcome::Trusted:
        m_view.paper = Paper::Printed;
        m_paperOut = m_now;
        enter(Page::Issued);
        break;
    case PrintOutcome::Unknown:
        if (done.trouble) {
            // Whoever holds half a ticket sees why, and that the number holds; nobody is asked what the
            // printer has told already. The rest may still come out: it is never printed again by itself.
            m_view.paper = Paper::Missing;
            m_view.printerTrouble = done.trouble;
            enter(Page::NoPaper);
            break;
        }
        m_view.paper = Paper::Unknown;
        if (m_unknownBefore) { // asked once already: a second question would not know more
            enter(Page::NoPaper);
            break;
        }
        m_unknownBefore = true;
        m_view.yes = {0, 1};
        m_view.no = {0, 0};
        enterChoice(Page::PrintUnknown, CardLayout::two());
        break;
    case PrintOutcome::PaperOut:
    case PrintOutcome::CoverOpen:
    case PrintOutcome::CutterJam:
    case PrintOutcome::HeadHot:
    case PrintOutcome::Offline:
    case PrintOutcome::NotSent:
        m_view.paper = Paper::Missing;
        m_view.printerTrouble = done.trouble;
        enter(Page::NoPaper);
        break;
    }
}

void VisitFlow::on(const CancelDone& done)
{
    m_cancelAsked = done.cancelled;
    if (done.cancelled && m_view.ticket && m_visiting)
        enter(Page::Cancelled);
}

}
