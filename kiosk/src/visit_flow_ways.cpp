#include "kiosk/visit_flow.h"

#include <algorithm>
#include <utility>

// The ways besides pointing: one button, procedures by search, a person to help, withdrawing a face; and what
// stands over a page or holds its time.
namespace luot::kiosk {

using protocol::IssueWay;
using vision::CardLayout;
using vision::Cell;

void VisitFlow::begin(IssueWay way)
{
    if (!m_visiting) {
        m_actions.emplace_back(WarmPrinter{});
        m_begun = m_now;
    }
    m_visiting = true;
    m_view.way = way;
    enterChoose();
}

void VisitFlow::scan()
{
    if (!m_scanning || !isChoice())
        return;
    m_pointing.reset();
    m_view.pointing = {};
    m_view.focused.reset();
    // On the first page of a choice alone: further on a light more is only longer to wait for.
    const bool withPhone = m_view.page == Page::Choose && offersPhone();
    m_scan.emplace(scanOrder(m_view), m_now, m_scanSeconds,
                   withPhone ? CardScan::PhoneWay::Offered : CardScan::PhoneWay::None);
    m_view.scan = m_scan->view();
    m_nod = {};
}

void VisitFlow::stopScan()
{
    m_scanning = false;
    if (!m_scan)
        return;
    m_scan.reset();
    m_view.scan.reset();
    if (m_relative && isChoice()) {
        m_view.way = IssueWay::Head;
        m_pointing.emplace(*m_view.cards, m_settings.dwell, vision::Pointing::Begin::AfterRest);
    }
}

void VisitFlow::pressSwitch()
{
    if (!m_scan) {
        on(PressFocused{});
        return;
    }
    const CardScan::Choice choice = m_scan->press(m_now);
    m_view.scan = m_scan->view();
    if (!choice.isChosen)
        return;
    if (choice.cell)
        pick(*choice.cell, IssueWay::Scan);
    else if (choice.isPhone)
        toPhone(IssueWay::Scan);
    else
        stopScan();
}

void VisitFlow::nod(const vision::Sighting& sighting)
{
    std::optional<vision::Pose> pose;
    if (sighting.presence == vision::Presence::Locked && sighting.person)
        pose = sighting.person->pose;
    if (m_nod.update(pose, sighting.at))
        pressSwitch();
}

void VisitFlow::callStaff()
{
    if (!m_helpSince)
        m_actions.emplace_back(CallStaff{});
    m_helpSince = m_now;
    m_view.helpAsked = true;
}

void VisitFlow::takeAnother(IssueWay way)
{
    const bool hasNumber = m_view.page == Page::Issued || m_view.page == Page::NoPaper;
    if (!hasNumber || m_view.paper == Paper::Printing)
        return;
    // Nothing of the first number's face or person goes on to the second: it is somebody else's.
    endVisit();
    m_visitEnded.reset();
    begin(way);
}

void VisitFlow::on(const ProceduresSeen& seen)
{
    if (!m_awaitsProcedures || !m_view.field || m_view.field->id != seen.field)
        return;
    m_awaitsProcedures = false;
    if (seen.procedures.empty()) {
        enterConfirm();
        return;
    }
    m_view.allProcedures = seen.procedures;
    m_firstProcedure = 0;
    enterProcedures();
}

/// Up to eight cards: the procedures, "Không rõ", and, where there are more, the way to the next page.
void VisitFlow::enterProcedures()
{
    const std::size_t most = m_view.largeText ? 4 : 8;
    const auto& all = m_view.allProcedures;
    m_view.moreProcedures = all.size() > most - 1;
    const std::size_t onPage = m_view.moreProcedures ? most - 2 : most - 1;
    if (m_firstProcedure >= all.size())
        m_firstProcedure = 0;
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(m_firstProcedure);
    const auto count = std::min(onPage, all.size() - m_firstProcedure);
    m_view.procedures.assign(first, first + static_cast<std::ptrdiff_t>(count));
    m_view.procedure.reset();
    const int cards = static_cast<int>(count) + (m_view.moreProcedures ? 2 : 1);
    enterChoice(Page::Procedures,
                m_view.largeText ? CardLayout::largeFields(cards) : CardLayout::fields(cards));
}

void VisitFlow::pickProcedure(std::size_t index)
{
    if (index > m_view.procedures.size()) {
        m_firstProcedure += m_view.procedures.size();
        enterProcedures();
        return;
    }
    if (index < m_view.procedures.size())
        m_view.procedure = m_view.procedures[index];
    enterConfirm();
}

void VisitFlow::on(const ChooseProcedure& choice)
{
    if (m_view.page != Page::Procedures)
        return;
    const auto known = std::ranges::find(m_view.allProcedures, choice.procedure, &protocol::Procedure::id);
    if (known == m_view.allProcedures.end())
        return;
    m_view.procedure = *known;
    m_view.way = choice.way;
    m_view.chosen = {0, 0};
    enterConfirm();
}

void VisitFlow::withdraw()
{
    const bool mayBegin = !m_visiting || m_view.page == Page::Greeting || m_view.page == Page::Neutral
        || m_view.page == Page::OtherWays;
    if (!mayBegin || m_cameraFailed)
        return;
    m_visiting = true;
    m_view.withdrawal = Withdrawal::Awaiting;
    enter(Page::Withdraw);
    m_actions.emplace_back(SeekCode{SeekCode::Now::On});
}

void VisitFlow::on(const CodeSeen& seen)
{
    if (m_view.page != Page::Withdraw || m_view.withdrawal != Withdrawal::Awaiting)
        return;
    m_view.withdrawal = Withdrawal::Asking;
    m_actions.emplace_back(EraseFace{seen.paperToken});
}

void VisitFlow::on(const FaceErased& erased)
{
    if (m_view.page != Page::Withdraw)
        return;
    m_view.withdrawal = erased.outcome;
    enter(Page::Withdrawn);
}

void VisitFlow::on(const Speaking& speaking) { m_speaking = speaking.now == Speaking::Now::Yes; }

void VisitFlow::on(const TextSize& wanted)
{
    m_view.largeText = wanted.size == TextSize::Size::Large;
    m_firstField = 0;
    m_firstProcedure = 0;
    m_lastMove = m_now;
    if (m_view.page == Page::Choose)
        enterChoose();
    else if (m_view.page == Page::Procedures && !m_view.allProcedures.empty())
        enterProcedures();
}

/// Nobody is hurried while a page is read to them; what a device has to do is not theirs to wait for.
void VisitFlow::holdTime(Milliseconds since)
{
    const bool isDevices = m_view.page == Page::Issuing
        || (m_view.page == Page::Issued && m_view.paper == Paper::Printing)
        || (m_view.page == Page::OnPhone && m_view.phone == PhoneCode::Asked);
    if (!m_speaking || isDevices || onPage() - since < m_settings.pressInert)
        return;
    m_pageSince += since;
    m_lastMove += since;
    if (m_paperOut)
        *m_paperOut += since;
}

void VisitFlow::interrupt()
{
    m_view.interruption = Interruption::None;
    const bool isSeen = m_view.page == Page::Greeting || m_view.page == Page::Neutral;
    if (isSeen && m_view.advice == Advice::StepBack)
        m_view.interruption = Interruption::StepBack;
    else if (isChoice() && m_pointing && m_bystander == vision::Bystander::Near
             && m_view.way == IssueWay::Head)
        m_view.interruption = Interruption::Bystander;
}

}
