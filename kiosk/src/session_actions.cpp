#include "base/log.h"
#include "kiosk/kiosk_session.h"
#include "ui/bus_session.h"

#include <QMetaObject>

#include <algorithm>
#include <memory>
#include <utility>

// What a visit wants done.
namespace luot::kiosk {

namespace {

/// People waiting in the same field who took their place earlier.
int aheadOf(const protocol::BranchView& view, const std::string& label)
{
    const auto own = view.tickets.find(label);
    if (own == view.tickets.end())
        return 0;
    return static_cast<int>(std::ranges::count_if(view.tickets, [&](const auto& entry) {
        const protocol::Ticket& other = entry.second;
        return other.state == protocol::TicketState::Waiting && other.field == own->second.field
            && other.queuedAt < own->second.queuedAt;
    }));
}

}

void KioskSession::perform(const Reached& reached)
{
    switch (reached.milestone) {
    case Milestone::Locked:
        m_status.somebodyCame();
        m_parts.transcript.write("kiosk.locked");
        break;
    case Milestone::Consented:
        m_parts.transcript.write("kiosk.consented");
        break;
    case Milestone::Declined:
        m_parts.transcript.write("kiosk.declined");
        break;
    case Milestone::Selected:
        m_parts.transcript.write("kiosk.selected");
        break;
    case Milestone::Confirmed:
        m_parts.transcript.write("kiosk.confirmed");
        break;
    case Milestone::Flat:
        m_parts.transcript.write("kiosk.flat");
        spdlog::warn("The turns of this face looked like a flat picture's; the number goes without a face.");
        break;
    }
}

void KioskSession::perform(const BeginTemplate&)
{
    if (!m_watch) {
        QMetaObject::invokeMethod(
            this, [this] { take(TemplateSettled{}); }, Qt::QueuedConnection);
        return;
    }
    m_watch->beginTemplate([this, visit = m_visit](Result<vision::FaceTemplate> face) {
        auto settled = std::make_shared<Result<vision::FaceTemplate>>(std::move(face));
        QMetaObject::invokeMethod(
            this,
            [this, visit, settled] {
                if (visit != m_visit || !m_flow.view().consented)
                    return;
                if (*settled)
                    m_face = std::move(**settled);
                else
                    spdlog::warn("no face goes with this number: {}", settled->error().message);
                take(TemplateSettled{});
            },
            Qt::QueuedConnection);
    });
}

void KioskSession::perform(const DropTemplate&)
{
    m_face.reset();
    if (m_watch)
        m_watch->dropTemplate();
}

void KioskSession::perform(const SearchRecent& search)
{
    RecentSearched answer;
    if (m_face)
        answer.held = m_parts.faces.search(search.field, *m_face, m_parts.clock.steady());
    if (answer.held)
        answer.held->ahead = aheadOf(m_parts.bus.view(), answer.held->label);
    take(answer);
}

void KioskSession::perform(const WarmPrinter&) { m_desk.warmPrinter(); }

void KioskSession::perform(const AskPrinter&) { m_desk.askPrinter(); }

void KioskSession::perform(const IssueNumber& order)
{
    m_asking.reset();
    if (m_face) {
        if (auto copy = vision::FaceTemplate::from(m_face->numbers()))
            m_asking = std::move(*copy);
    }
    m_desk.issue(order, std::exchange(m_face, {}));
}

void KioskSession::remember(const protocol::Ticket& ticket)
{
    if (auto face = std::exchange(m_asking, {}))
        m_parts.faces.remember(ticket, m_parts.clock.wall(), std::move(*face), m_parts.clock.steady());
}

void KioskSession::perform(const PrintCopy&) { m_desk.printCopy(); }

void KioskSession::perform(const CancelNumber& order)
{
    m_parts.faces.forget(order.ticket); // whether or not the service agrees: its owner is done with it
    m_desk.cancel(order);
}

void KioskSession::perform(const EndVisit& end)
{
    ++m_visit;
    m_face.reset();
    m_asking.reset();
    m_parts.faces.visitEnded();
    m_parts.sounds.hush();
    m_isListening = false;
    *m_seeksCode = false;
    m_desk.endVisit();
    m_parts.screen.resetReading();
    if (m_isLargeAtFirst != m_flow.view().largeText)
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_flow.visiting())
                    take(TextSize{m_isLargeAtFirst ? TextSize::Size::Large : TextSize::Size::Usual});
            },
            Qt::QueuedConnection);
    m_parts.screen.setMirror(QImage{});
    if (m_watch)
        m_watch->forget();
    if (end.result != EndVisit::Result::NoNumber)
        m_ended = end.result;
}

void KioskSession::perform(const AbandonNumber&) { m_desk.abandon(); }

void KioskSession::perform(const ReprintHeld& order) { m_desk.reprint(order.ticket); }

void KioskSession::perform(const ListProcedures& wanted)
{
    m_parts.bus.request(
        protocol::ListProcedures{wanted.field}, this,
        [this, field = wanted.field](const protocol::Reply& reply) {
            const auto* list
                = reply.outcome ? std::get_if<protocol::ProcedureList>(&*reply.outcome) : nullptr;
            take(ProceduresSeen{field, list ? list->procedures : std::vector<protocol::Procedure>{}});
        });
}

void KioskSession::perform(const CallStaff&) { m_parts.transcript.write("kiosk.help"); }

void KioskSession::perform(const SeekCode& order) { *m_seeksCode = order.now == SeekCode::Now::On; }

void KioskSession::perform(const EraseFace& order)
{
    *m_seeksCode = false;
    m_desk.eraseFaceBy(order.paperToken);
}

void KioskSession::perform(const InviteToPhone&)
{
    m_parts.bus.request(protocol::Invite{}, this, [this](const protocol::Reply& reply) {
        PhoneInvited answer;
        if (!reply.outcome)
            spdlog::warn("No code for a phone: {}", reply.outcome.error().message);
        else if (const auto* invitation = std::get_if<protocol::Invitation>(&*reply.outcome))
            answer.invitation = *invitation;
        take(answer);
    });
}

}
