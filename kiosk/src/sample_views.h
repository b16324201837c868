#pragma once

#include "kiosk/src/sample_centre.h"
#include "kiosk/visit_view.h"
#include "protocol/paper_code.h"

#include <QString>

#include <chrono>
#include <utility>

namespace luot::kiosk::sample {

using namespace std::chrono_literals;
using protocol::Field;
using protocol::IssueWay;
using vision::CardLayout;
using vision::Cell;
using vision::Pose;
using vision::RingState;

inline constexpr Cell left{0, 0};
inline constexpr Cell right{0, 1};

/// The views that the sample pages show, for one way of reading.
class Views {
public:
    explicit Views(bool large)
        : m_large{large}
    {
    }

    VisitView page(Page which) const
    {
        VisitView view;
        view.page = which;
        view.pointingWorks = true;
        view.faceBinding = FaceBinding::On;
        view.largeText = m_large;
        view.offersPhone = true;
        return view;
    }

    VisitView choice(Page which, CardLayout layout, std::optional<Cell> at = {}, double ring = 0.0,
                     Pose head = {}) const
    {
        auto view = page(which);
        view.cards = std::move(layout);
        view.pointing.highlighted = at;
        view.pointing.progress = ring;
        view.pointing.ring = at ? RingState::Fill : RingState::None;
        view.pointing.direction = head;
        view.advice = at ? Advice::Hold : Advice::None;
        view.fields = fields();
        view.field = view.fields.front();
        view.priorities = priorityChoices({});
        view.yes = right;
        view.no = left;
        return view;
    }

    VisitView choose(const std::vector<Field>& fields, std::optional<Cell> at = {}, double ring = 0.0,
                     Pose head = {}) const
    {
        const auto pageOf = m_large ? vision::largeFieldPage : vision::fieldPage;
        const auto shown = pageOf(static_cast<int>(fields.size()), 0);
        if (at && !shown.layout.indexOf(*at))
            at = left;
        auto view = choice(Page::Choose, shown.layout, at, ring, head);
        view.fields.assign(fields.begin(), fields.begin() + shown.count);
        view.moreFields = shown.more;
        return view;
    }

    VisitView quota() const
    {
        auto fields = sample::fields();
        fields[2].full = true;
        fields[2].opensAt = nextMorning;
        fields[3].open = false;
        fields[3].closedByHand = true;
        fields[4].open = false;
        fields[4].opensAt = now + 4h + 6min;
        return choose(fields);
    }

    VisitView procedurePage(IssueWay way) const
    {
        auto view = choice(Page::Procedures, m_large ? CardLayout::largeFields(4) : CardLayout::fields(7));
        view.allProcedures = procedures();
        view.procedures = view.allProcedures;
        view.procedures.resize(m_large ? 2 : 6);
        view.moreProcedures = m_large;
        view.way = way;
        return view;
    }

    VisitView consent(std::optional<Cell> at = {}, double ring = 0.0, Pose head = {}) const
    {
        auto view = choice(Page::Consent, CardLayout::two(), at, ring, head);
        std::swap(view.yes, view.no);
        return view;
    }

    VisitView confirm() const { return choice(Page::Confirm, CardLayout::confirm(), right, 0.6, {-11, 0}); }

    VisitView confirmDocuments() const
    {
        auto view = confirm();
        view.procedure = procedures().front();
        view.priority = protocol::PriorityClass::WithSmallChild;
        return view;
    }

    VisitView numbered(Page which, Paper paper) const
    {
        auto view = choice(which, CardLayout::two());
        if (which != Page::PrintUnknown)
            view.cards.reset();
        protocol::IssuedTicket issued;
        issued.ticket.label = "A045";
        issued.ticket.field = FieldId{"A"};
        issued.ahead = 6;
        issued.wait = {15, 25};
        issued.counters = {CounterId{"2"}, CounterId{"3"}};
        view.ticket = issued;
        view.offersPhone = false;
        view.paper = paper;
        view.advice = Advice::None;
        if (paper == Paper::Missing)
            view.printerTrouble = ticket_printer::PrinterReadiness::PaperOut;
        return view;
    }

    VisitView issuedDocuments() const
    {
        auto view = numbered(Page::Issued, Paper::Printed);
        view.procedure = procedures().front();
        view.ticket->ticket.hasPriority = true;
        return view;
    }

    VisitView already(HeldNumber::Likeness likeness) const
    {
        auto view = choice(Page::Already, CardLayout::confirm(), right, 0.3, {-11, 0});
        view.held
            = HeldNumber{"A045", now - 8min, likeness, TicketId{"0190f3a2-0000-7000-8000-000000000001"}, 4};
        return view;
    }

    VisitView kept(Paper paper) const
    {
        auto view = already(HeldNumber::Likeness::Same);
        view.page = Page::Kept;
        view.cards.reset();
        view.paper = paper;
        return view;
    }

    VisitView refused(protocol::ErrorCode code) const
    {
        auto view = choice(Page::Refused, CardLayout::two());
        view.cards.reset();
        view.refusal = code;
        return view;
    }

    VisitView issuing() const
    {
        auto view = choice(Page::Issuing, CardLayout::two());
        view.cards.reset();
        return view;
    }

    VisitView circle(Page which, double share) const
    {
        auto view = page(which);
        view.circle = share;
        return view;
    }

    VisitView cameraFault(CameraTrouble trouble) const
    {
        auto view = page(Page::CameraFault);
        view.cameraTrouble = trouble;
        return view;
    }

    VisitView withdrawn(Page which, Withdrawal withdrawal) const
    {
        auto view = page(which);
        view.withdrawal = withdrawal;
        view.offersPhone = false;
        return view;
    }

    VisitView onPhone(PhoneCode code) const
    {
        auto view = page(Page::OnPhone);
        view.way = IssueWay::Touch;
        view.phone = code;
        if (code == PhoneCode::Shown)
            view.invitation = protocol::Invitation{"0123456789abcdef01234567", now + 5min};
        return view;
    }

private:
    bool m_large;
};

inline QString codeOf(const VisitView& view)
{
    if (view.invitation)
        return QString::fromStdString(protocol::invitationAddress(*view.invitation, branch().publicBaseUrl));
    return view.ticket ? "https://luot.example/t/AAAAAAAAAAAAAAAAAAAAAA" : "";
}

inline VisitView withSeconds(VisitView view, int seconds)
{
    view.secondsLeft = seconds;
    return view;
}

inline VisitView advised(VisitView view, Advice advice)
{
    view.advice = advice;
    return view;
}

inline VisitView consented(VisitView view)
{
    view.consented = true;
    view.offersPhone = false;
    return view;
}

inline VisitView by(VisitView view, IssueWay way)
{
    view.way = way;
    return view;
}

inline VisitView interrupted(VisitView view, Interruption interruption)
{
    view.interruption = interruption;
    view.pointing = {};
    return view;
}

inline VisitView withoutPages(VisitView view)
{
    view.offersPhone = false;
    return view;
}

inline VisitView scanned(VisitView view, std::optional<Cell> lit, int place)
{
    view.way = IssueWay::Scan;
    view.pointing = {};
    view.advice = Advice::None;
    const auto order = scanOrder(view);
    const int others = view.page == Page::Choose && view.offersPhone ? 2 : 1;
    view.scan = ScanView{lit, false, 0.42, place, static_cast<int>(order.size()) + others, false, 2, order};
    return view;
}

inline VisitView scannedToPhone(VisitView view)
{
    view = scanned(std::move(view), std::nullopt, 0);
    view.scan->isPhoneLit = true;
    view.scan->place = view.scan->count - 1;
    return view;
}

inline VisitView withoutBinding(VisitView view)
{
    view.faceBinding = FaceBinding::Off;
    return view;
}

inline VisitView helped(VisitView view)
{
    view.helpAsked = true;
    return view;
}

inline VisitView lowered(VisitView view)
{
    view.lowered = true;
    return view;
}

}
