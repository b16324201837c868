#include "kiosk/visit_flow.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace luot::kiosk {

using protocol::IssueWay;
using vision::Presence;

namespace {

constexpr Milliseconds firstFrame{50}; ///< until a page sees its first one, at most

}

VisitFlow::VisitFlow(VisitSettings settings)
    : m_settings{settings}
{
}

VisitActions VisitFlow::take(const VisitInput& input, SteadyTime now)
{
    const SteadyTime before = std::exchange(m_now, std::max(m_now, now));
    holdTime(std::chrono::duration_cast<Milliseconds>(m_now - before));
    std::visit([this](const auto& happened) { on(happened); }, input);
    passTime();
    m_view.offersPhone = offersPhone();
    advise();
    interrupt();
    return std::exchange(m_actions, {});
}

Milliseconds VisitFlow::onPage() const
{
    return std::chrono::duration_cast<Milliseconds>(m_now - m_pageSince);
}

void VisitFlow::on(const vision::Sighting& sighting)
{
    m_lastSighting = m_now;
    m_cameraFailed = false;
    m_presence = sighting.presence;
    m_bystander = sighting.bystander;
    m_hindrance = sighting.hindrance;
    if (sighting.presence == Presence::Locked)
        m_liveness = sighting.liveness;
    if (sighting.presence == Presence::Nobody || sighting.presence == Presence::Left)
        m_visitEnded.reset();
    if (sighting.presence == Presence::Left && m_locked) {
        // A phone held up to the code hides the face: whoever comes back from there goes on by hand.
        if (m_view.page == Page::OnPhone)
            forgetHead();
        else
            m_personLeft = true;
    }
    switch (m_view.page) {
    case Page::Attract:
    case Page::Greeting:
        greet(sighting);
        break;
    case Page::Neutral:
        measure(sighting);
        break;
    case Page::CameraFault:
        enterRest();
        break;
    default:
        if (m_scan || (m_scanning && m_view.page == Page::OnPhone))
            nod(sighting);
        else if (isChoice())
            point(sighting);
    }
}

void VisitFlow::greet(const vision::Sighting& sighting)
{
    const bool somebody = sighting.presence == Presence::Approaching || sighting.presence == Presence::Locked;
    if (!somebody) {
        if (m_view.page == Page::Greeting && sighting.presence != Presence::Lost)
            endVisit();
        return;
    }
    if (m_view.page == Page::Attract) {
        if (m_visitEnded)
            return;
        m_visiting = true;
        enter(Page::Greeting);
        m_actions.emplace_back(WarmPrinter{});
    }
    const double share = double(onPage().count()) / double(m_settings.greetingAtLeast.count());
    m_view.circle = std::clamp(share * 0.9, 0.0, 0.9);
    if (sighting.presence == Presence::Locked && onPage() >= m_settings.greetingAtLeast) {
        m_locked = true;
        m_begun = m_now;
        m_view.lowered = sighting.faceHeight > m_settings.lowFace;
        m_actions.emplace_back(Reached{Milestone::Locked});
        m_neutral.emplace();
        enter(Page::Neutral);
    }
}

void VisitFlow::measure(const vision::Sighting& sighting)
{
    if (sighting.presence != Presence::Locked || !sighting.person)
        return;
    const auto state = m_neutral->add(sighting.person->pose, sighting.at);
    m_view.circle = std::max(0.02, m_neutral->progress());
    if (state == vision::NeutralPose::State::GaveUp) {
        enter(Page::OtherWays);
    } else if (state == vision::NeutralPose::State::Found) {
        m_relative.emplace(m_neutral->pose());
        m_view.pointingWorks = true;
        m_faceBinding == FaceBinding::On ? enterConsent() : enterChoose();
    }
}

/// Where the head points by what the frame itself says, before anything is smoothed or waited for.
std::optional<vision::Pose> VisitFlow::noticeTurn(const vision::Sighting& sighting)
{
    std::optional<vision::Pose> unsmoothed;
    std::optional<vision::Cell> seen;
    if (sighting.presence == Presence::Locked && sighting.person) {
        const auto& pose = sighting.person->pose;
        const auto& neutral = m_neutral->pose();
        unsmoothed = vision::Pose{pose.yaw - neutral.yaw, pose.pitch - neutral.pitch};
        seen = m_pointing->layout().cellAt(*unsmoothed, {});
    }
    if (seen != m_turnedTo)
        m_turnedAt = sighting.at;
    m_turnedTo = seen;
    return unsmoothed;
}

void VisitFlow::point(const vision::Sighting& sighting)
{
    if (!m_pointing || m_pick)
        return;
    const auto unsmoothed = noticeTurn(sighting);
    std::optional<vision::Pose> relative;
    if (unsmoothed)
        relative = m_relative->filter(sighting.person->pose, sighting.at);
    const auto before = m_view.pointing.highlighted;
    m_view.pointing = m_pointing->update(relative, sighting.at, sighting.bystander, unsmoothed);
    auto& shown = m_view.pointing;
    if (shown.highlighted && !mayPick(*shown.highlighted)) {
        shown.highlighted.reset();
        shown.selected.reset();
        shown.progress = 0.0;
        shown.ring = vision::RingState::None;
    }
    if (shown.highlighted != before) {
        m_lastMove = m_now;
        // A turn in the page's first moment has to wait for its end, whatever camera and screen can do.
        const bool isAwake = m_turnedAt - m_pageSince > m_settings.dwell.inert + firstFrame;
        const bool sinceTurn = shown.highlighted && shown.highlighted == m_turnedTo && isAwake;
        m_view.turnedAt = sinceTurn ? std::optional{m_turnedAt} : std::nullopt;
        if (shown.highlighted)
            m_view.focused.reset();
    }
    if (shown.selected)
        m_pick = Pick{*shown.selected, m_now};
}

void VisitFlow::on(const CameraFailed& failed)
{
    m_cameraFailed = true;
    m_cameraTrouble = failed.trouble;
    m_hindrance = vision::Hindrance::None;
}

void VisitFlow::on(const FaceBindingSeen& seen)
{
    m_faceBinding = seen.binding;
    m_view.faceBinding = seen.binding;
}

void VisitFlow::on(const BranchSeen& seen)
{
    m_fields = seen.fields;
    m_priorityClasses = seen.priorityClasses;
    m_publicPages = seen.publicPages;
    if (seen.service == BranchSeen::Service::Up)
        m_serviceDownSince.reset();
    else if (!m_serviceDownSince)
        m_serviceDownSince = m_now;
    for (auto& shown : m_view.fields) {
        const auto known = std::ranges::find(m_fields, shown.id, &protocol::Field::id);
        if (known != m_fields.end())
            shown = *known;
    }
    if (m_view.field) {
        const auto known = std::ranges::find(m_fields, m_view.field->id, &protocol::Field::id);
        if (known != m_fields.end())
            m_view.field = *known;
    }
}

void VisitFlow::on(const TemplateSettled&)
{
    if (m_template == Template::Pending)
        m_template = Template::Settled;
}

void VisitFlow::on(const MoveFocus& move)
{
    if (!isChoice()) {
        on(Press{Press::What::Start, {}, IssueWay::Keyboard});
        return;
    }
    m_lastMove = m_now;
    std::optional<vision::Cell> best;
    int bestDistance = 0;
    for (const auto cell : m_view.cards->cells()) {
        if (!mayPick(cell))
            continue;
        if (!m_view.focused) { // the first key only shows where one is
            best = cell;
            break;
        }
        const int rows = cell.row - m_view.focused->row;
        const int columns = cell.column - m_view.focused->column;
        if (rows * move.rows + columns * move.columns <= 0)
            continue;
        const int distance
            = (move.rows != 0 ? 1 : 4) * std::abs(rows) + (move.columns != 0 ? 1 : 4) * std::abs(columns);
        if (!best || distance < bestDistance) {
            best = cell;
            bestDistance = distance;
        }
    }
    if (best)
        m_view.focused = best;
}

void VisitFlow::on(const PressFocused&)
{
    if (isChoice() && m_view.focused)
        on(Press{Press::What::Card, *m_view.focused, IssueWay::Keyboard});
    else if (isChoice())
        on(MoveFocus{});
    else if (m_view.page == Page::Issued || m_view.page == Page::NoPaper)
        on(Press{Press::What::Done, {}, IssueWay::Keyboard});
    else if (m_view.page == Page::OnPhone)
        on(Press{Press::What::Back, {}, IssueWay::Keyboard}); // also who has one button: scanning goes on
    else
        on(Press{Press::What::Start, {}, IssueWay::Keyboard});
}

void VisitFlow::passTime()
{
    if (m_scan) {
        m_scan->advance(m_now);
        m_view.scan = m_scan->view();
        if (!m_view.scan->isPaused)
            m_lastMove = m_now;
    }
    if (m_helpSince && m_now - *m_helpSince >= m_settings.helpShown) {
        m_helpSince.reset();
        m_view.helpAsked = false;
    }
    if (m_awaitsProcedures && onPage() >= m_settings.proceduresLate)
        on(ProceduresSeen{m_view.field->id, {}});
    if (m_visitEnded && m_now - *m_visitEnded >= m_settings.regreet)
        m_visitEnded.reset();
    if (!m_cameraFailed && m_lastSighting && m_now - *m_lastSighting >= m_settings.cameraSilence)
        on(CameraFailed{});
    if (!m_visiting) {
        if (const Page rest = restPage(); rest != m_view.page)
            enter(rest);
        return;
    }
    if (m_pick && m_now - m_pick->at >= m_settings.doneShown) {
        const auto cell = m_pick->cell;
        m_pick.reset();
        pick(cell, IssueWay::Head);
    }
    issueWhenReady();
    passIdle();
}

int VisitFlow::secondsLeft(Milliseconds of) const
{
    const auto rest = std::chrono::ceil<std::chrono::seconds>(of - onPage());
    return std::max(0, static_cast<int>(rest.count()));
}

void VisitFlow::passIdle()
{
    const auto left = [this](Milliseconds of) { return secondsLeft(of); };
    m_view.secondsLeft.reset();
    switch (m_view.page) {
    case Page::Issuing:
        // Whoever waits is waited with; for one who has gone away the number is given back when it comes.
        if (m_asked && m_personLeft && onPage() >= m_settings.unanswered) {
            m_actions.emplace_back(AbandonNumber{});
            endVisit();
        }
        return;
    case Page::OnPhone:
        passPhone();
        return;
    case Page::Withdraw:
        m_view.secondsLeft = left(m_settings.withdraw);
        if (onPage() >= m_settings.withdraw) {
            m_view.withdrawal
                = m_view.withdrawal == Withdrawal::Asking ? Withdrawal::NoAnswer : m_view.withdrawal;
            endVisit();
        }
        return;
    case Page::Withdrawn:
        if (onPage() >= m_settings.withdrawn)
            endVisit();
        return;
    case Page::Issued: {
        if (m_view.paper != Paper::Printed) {
            if (onPage() >= m_settings.paperAtMost)
                on(PaperDone{m_view.ticket->ticket.id, ticket_printer::PrintOutcome::Unknown});
            return;
        }
        const auto since = m_now - *m_paperOut;
        if (onPage() >= m_settings.issued - m_settings.issuedCountdown)
            m_view.secondsLeft = left(m_settings.issued);
        if (onPage() >= m_settings.issued || (m_personLeft && since >= m_settings.leftIssued))
            endVisit();
        return;
    }
    case Page::NoPaper:
    case Page::PrintUnknown:
    case Page::PrinterTrouble: {
        const auto limit = m_view.page == Page::NoPaper ? m_settings.noPaper
            : m_view.page == Page::PrintUnknown         ? m_settings.printUnknown
                                                        : m_settings.printerTrouble;
        m_view.secondsLeft = left(limit);
        if (onPage() >= limit || (m_view.page == Page::PrinterTrouble && m_personLeft))
            endVisit();
        return;
    }
    case Page::Kept:
        if (onPage() >= (m_view.paper == Paper::Printing ? m_settings.paperAtMost : m_settings.issued))
            endVisit();
        return;
    case Page::Cancelled:
        if (onPage() >= m_settings.notice)
            endVisit();
        return;
    case Page::Refused: {
        if (onPage() < m_settings.notice)
            return;
        const bool otherField = m_view.refusal == protocol::ErrorCode::FieldClosed
            || m_view.refusal == protocol::ErrorCode::QuotaFull;
        if (otherField && !m_personLeft)
            enterChoose();
        else
            endVisit();
        return;
    }
    default:
        if (m_personLeft || m_now - m_lastMove >= m_settings.idleEnd)
            endVisit();
        else if (m_cameraFailed && (m_view.page == Page::Greeting || m_view.page == Page::Neutral))
            endVisit();
    }
}

}
