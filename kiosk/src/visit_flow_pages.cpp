#include "kiosk/visit_flow.h"

#include <algorithm>
#include <utility>

namespace luot::kiosk {

using protocol::IssueWay;
using vision::CardLayout;
using vision::Cell;

namespace {

int lastColumn(const CardLayout& layout)
{
    int last = 1;
    for (const Cell cell : layout.cells())
        last = std::max(last, cell.column);
    return last;
}

}

void VisitFlow::enter(Page page)
{
    m_view.page = page;
    m_view.cameraTrouble = m_cameraTrouble;
    m_view.faceBinding = m_faceBinding;
    m_view.circle = 0.0;
    m_view.cards.reset();
    m_view.pointing = {};
    m_view.turnedAt.reset();
    m_turnedTo.reset();
    m_view.focused.reset();
    m_view.scan.reset();
    m_view.invitation.reset();
    m_pointing.reset();
    m_pick.reset();
    m_scan.reset();
    m_awaitsProcedures = false;
    m_pageSince = m_now;
    m_lastMove = m_now;
}

void VisitFlow::enterChoice(Page page, CardLayout layout)
{
    enter(page);
    vision::DwellTiming timing = m_settings.dwell;
    if (m_backs >= 2)
        timing.fill += m_settings.cautious;
    // On a grid the card of the choice before lies in the rest band or needs a turn of the head anyway; on
    // the others it may lie just where the head still points.
    const bool isGrid = layout.kind() == CardLayout::Kind::Grid || layout.kind() == CardLayout::Kind::Square;
    const auto begin = isGrid && page == Page::Choose ? vision::Pointing::Begin::Anywhere
                                                      : vision::Pointing::Begin::AfterRest;
    const bool first = page == Page::Consent;
    if (m_relative)
        m_pointing.emplace(layout, timing, first ? vision::Pointing::Begin::Anywhere : begin);
    m_view.cards = std::move(layout);
    scan();
}

void VisitFlow::enterConsent()
{
    m_consentLooks = 0;
    m_view.no = {0, 1};
    m_view.yes = {0, 0};
    enterChoice(Page::Consent, CardLayout::two());
}

void VisitFlow::enterChoose()
{
    if (m_fields.empty()) {
        endVisit();
        return;
    }
    const auto pageOf = m_view.largeText ? vision::largeFieldPage : vision::fieldPage;
    const auto page = pageOf(static_cast<int>(m_fields.size()), static_cast<int>(m_firstField));
    m_firstField = static_cast<std::size_t>(page.first);
    const auto first = m_fields.begin() + page.first;
    m_view.fields.assign(first, first + page.count);
    m_view.moreFields = page.more;
    m_view.field.reset();
    m_view.refusal.reset();
    m_view.held.reset();
    m_view.procedure.reset();
    m_view.procedures.clear();
    m_view.allProcedures.clear();
    m_view.priority = protocol::PriorityClass::None;
    enterChoice(Page::Choose, page.layout);
}

void VisitFlow::enterConfirm()
{
    const bool chosenOnRight = m_view.chosen.column == m_chosenLastColumn;
    m_view.yes = chosenOnRight ? Cell{0, 0} : Cell{0, 1};
    m_view.no = chosenOnRight ? Cell{0, 1} : Cell{0, 0};
    m_view.priorities = priorityChoices(m_priorityClasses);
    enterChoice(Page::Confirm, CardLayout::confirm());
}

bool VisitFlow::isServiceLost() const
{
    return m_serviceDownSince && m_now - *m_serviceDownSince >= m_settings.serviceDown;
}

Page VisitFlow::restPage() const
{
    if (m_fields.empty() || isServiceLost())
        return Page::ServiceLost;
    if (std::ranges::none_of(m_fields, &protocol::Field::open))
        return Page::Closed;
    return m_cameraFailed ? Page::CameraFault : Page::Attract;
}

void VisitFlow::enterRest() { enter(restPage()); }

void VisitFlow::endVisit()
{
    using Result = EndVisit::Result;
    const bool numbered = m_view.ticket && m_view.page != Page::Cancelled;
    const auto result = !numbered        ? Result::NoNumber
        : m_view.paper == Paper::Printed ? Result::Printed
                                         : Result::NotPrinted;
    m_actions.emplace_back(EndVisit{result});
    m_visiting = false;
    m_locked = false;
    m_personLeft = false;
    m_scanning = false;
    m_scanSeconds = 2;
    m_speaking = false;
    m_helpSince.reset();
    m_firstProcedure = 0;
    m_neutral.reset();
    m_relative.reset();
    m_consentLooks = 0;
    m_backs = 0;
    m_firstField = 0;
    m_template = Template::None;
    m_liveness = vision::Liveness::Unknown;
    m_search = Search::NotYet;
    m_printerMayPrint.reset();
    m_asked = false;
    m_cancelAsked = false;
    m_unknownBefore = false;
    m_paperOut.reset();
    m_view = {};
    m_visitEnded = m_now;
    enterRest();
}

void VisitFlow::on(const Press& press)
{
    using What = Press::What;
    if (m_visiting && onPage() < m_settings.pressInert)
        return;
    m_lastMove = m_now;
    switch (press.what) {
    case What::Start: {
        const bool early = m_view.page == Page::Attract || m_view.page == Page::CameraFault
            || m_view.page == Page::Greeting || m_view.page == Page::Neutral || m_view.page == Page::Consent
            || m_view.page == Page::OtherWays || m_view.page == Page::OnPhone;
        m_view.way = press.way;
        if (!early)
            break;
        begin(press.way);
        break;
    }
    case What::Card:
        if (isChoice() && m_view.cards->indexOf(press.cell) && mayPick(press.cell))
            pick(press.cell, press.way);
        break;
    case What::Back:
        back();
        break;
    case What::Done:
        if (m_view.page == Page::Issued || m_view.page == Page::NoPaper || m_view.page == Page::PrintUnknown
            || m_view.page == Page::OnPhone)
            endVisit();
        break;
    case What::CancelNumber:
        if (m_view.page == Page::Issued && !std::exchange(m_cancelAsked, true))
            m_actions.emplace_back(CancelNumber{m_view.ticket->ticket.id});
        break;
    case What::WithoutFace:
        if (m_view.consented && !m_asked) {
            m_view.consented = false;
            m_template = Template::None;
            m_actions.emplace_back(DropTemplate{});
        }
        break;
    case What::TryAgain:
        if (m_view.page == Page::OtherWays) {
            m_neutral.emplace();
            enter(Page::Neutral);
        }
        break;
    case What::Help:
        callStaff();
        break;
    case What::Another:
        takeAnother(press.way);
        break;
    case What::Withdraw:
        withdraw();
        break;
    case What::Phone:
        toPhone(press.way);
        break;
    case What::Scan:
        if (m_scanning && m_view.page != Page::OnPhone) {
            stopScan();
            break;
        }
        m_scanning = true;
        m_view.way = IssueWay::Scan;
        if (isChoice())
            scan();
        else
            on(Press{What::Start, {}, IssueWay::Scan});
        break;
    case What::Switch:
        pressSwitch();
        break;
    case What::ScanSlower:
    case What::ScanFaster:
        if (m_scan) {
            m_scan->changeSpeed(press.what == What::ScanSlower ? 1 : -1, m_now);
            m_scanSeconds = m_scan->secondsEach();
        }
        break;
    case What::ScanPause:
        if (m_scan)
            m_scan->pause(m_now);
        break;
    }
}

void VisitFlow::pick(Cell cell, IssueWay way)
{
    m_view.way = way;
    switch (m_view.page) {
    case Page::Consent:
        pickConsent(cell, way);
        break;
    case Page::Choose:
        m_view.chosen = cell;
        m_chosenLastColumn = lastColumn(*m_view.cards);
        pickField(*m_view.cards->indexOf(cell));
        break;
    case Page::Procedures:
        m_view.chosen = cell;
        m_chosenLastColumn = lastColumn(*m_view.cards);
        pickProcedure(*m_view.cards->indexOf(cell));
        break;
    case Page::Confirm:
        pickConfirm(cell, way);
        break;
    case Page::Priority:
        m_view.priority = m_view.priorities.at(*m_view.cards->indexOf(cell));
        enterConfirm();
        break;
    case Page::Already:
        pickAlready(cell);
        break;
    case Page::PrinterTrouble:
        if (cell == m_view.yes)
            issue(IssueNumber::Paper::None);
        else
            endVisit();
        break;
    case Page::PrintUnknown:
        if (cell != m_view.yes) {
            endVisit();
            break;
        }
        m_actions.emplace_back(PrintCopy{});
        m_view.paper = Paper::Printing;
        enter(Page::Issued);
        break;
    default:
        break;
    }
}

void VisitFlow::pickConsent(Cell cell, IssueWay way)
{
    if (cell == m_view.yes) {
        // A look can stray, a touch cannot: only the look has to be repeated.
        if (way == IssueWay::Head && ++m_consentLooks < 2)
            return;
        m_view.consented = true;
        m_template = Template::Pending;
        m_actions.emplace_back(Reached{Milestone::Consented});
        m_actions.emplace_back(BeginTemplate{});
    } else {
        m_actions.emplace_back(Reached{Milestone::Declined});
    }
    enterChoose();
}

void VisitFlow::pickField(std::size_t index)
{
    if (index >= m_view.fields.size()) {
        m_firstField += m_view.fields.size();
        enterChoose();
        return;
    }
    m_view.field = m_view.fields[index];
    m_actions.emplace_back(Reached{Milestone::Selected});
    m_actions.emplace_back(WarmPrinter{});
    if (m_view.field->asksProcedure) {
        enter(Page::Procedures);
        m_awaitsProcedures = true;
        m_actions.emplace_back(ListProcedures{m_view.field->id});
    } else {
        enterConfirm();
    }
}

void VisitFlow::pickConfirm(Cell cell, IssueWay way)
{
    if (cell == m_view.no) {
        back();
    } else if (cell == m_view.yes) {
        m_way = way;
        m_actions.emplace_back(Reached{Milestone::Confirmed});
        m_actions.emplace_back(AskPrinter{});
        m_printerMayPrint.reset();
        m_search = Search::NotYet;
        enter(Page::Issuing);
    } else {
        // Six classes have no room in four large cards: they keep their size.
        enterChoice(Page::Priority, CardLayout::fields(static_cast<int>(m_view.priorities.size())));
    }
}

void VisitFlow::pickAlready(Cell cell)
{
    if (cell == m_view.no) {
        const bool mayPrint = m_printerMayPrint.value_or(false) && !m_view.held->ticket.empty();
        m_view.paper = mayPrint ? Paper::Printing : Paper::Missing;
        enter(Page::Kept);
        if (mayPrint)
            m_actions.emplace_back(ReprintHeld{m_view.held->ticket});
    } else
        issue(IssueNumber::Paper::Wanted); // "Không phải tôi" and "Lấy thêm số"
}

void VisitFlow::back()
{
    if (m_view.page == Page::OnPhone) {
        backFromPhone();
    } else if (m_view.page == Page::Priority) {
        enterConfirm();
    } else if (m_view.page == Page::Confirm && m_view.field && m_view.field->asksProcedure
               && !m_view.allProcedures.empty()) {
        ++m_backs;
        enterProcedures();
    } else if (m_view.page == Page::Confirm || m_view.page == Page::Already
               || m_view.page == Page::Procedures) {
        ++m_backs;
        enterChoose();
    } else if (m_view.page == Page::Withdraw || m_view.page == Page::Withdrawn || m_view.page == Page::Choose
               || m_view.page == Page::Consent || m_view.page == Page::OtherWays
               || m_view.page == Page::PrinterTrouble) {
        endVisit();
    }
}

}
