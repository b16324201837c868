#include "kiosk/kiosk_session.h"

#include "base/log.h"
#include "kiosk/citizen_eyes.h"
#include "ui/bus_session.h"

#include <QMetaObject>

#include <chrono>
#include <utility>

namespace luot::kiosk {

using namespace std::chrono_literals;

KioskSession::KioskSession(Parts parts, DeskSettings desk, MirrorShows mirror)
    : m_parts{parts}
    , m_mirrorShows{mirror}
    , m_desk{std::move(desk),
             [this](protocol::Command command, std::function<void(const protocol::Reply&)> replied,
                    protocol::RequestOptions options) {
                 m_parts.bus.request(std::move(command), &m_desk, std::move(replied), std::move(options));
             },
             parts.printer,
             parts.transcript,
             parts.clock,
             [this](const VisitInput& input) { take(input); }}
{
    connect(&m_parts.bus, &ui::BusSession::viewChanged, this, [this] { seeBranch(); });
    connect(&m_parts.bus, &ui::BusSession::connectionChanged, this, [this] { seeBranch(); });
    connectPresses();
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_parts.screen.setTime(m_parts.clock.wall());
        take(Tick{});
        m_parts.faces.expire(m_parts.clock.steady());
        endWhenIdle();
    });
    m_tick.start();
    m_parts.screen.setTime(m_parts.clock.wall());
    seeBranch();
}

KioskSession::~KioskSession() = default;

void KioskSession::connectPresses()
{
    const auto& screen = m_parts.screen;
    const auto on = [this, &screen](void (VisitScreen::*signal)(), Press::What what) {
        connect(&screen, signal, this, [this, what] { take(Press{what, {}, protocol::IssueWay::Touch}); });
    };
    on(&VisitScreen::startPressed, Press::What::Start);
    on(&VisitScreen::backPressed, Press::What::Back);
    on(&VisitScreen::donePressed, Press::What::Done);
    on(&VisitScreen::cancelPressed, Press::What::CancelNumber);
    on(&VisitScreen::withoutFacePressed, Press::What::WithoutFace);
    on(&VisitScreen::tryAgainPressed, Press::What::TryAgain);
    connect(&screen, &VisitScreen::cardPressed, this, [this](int index) {
        const auto& cards = m_flow.view().cards;
        if (cards && index >= 0 && static_cast<std::size_t>(index) < cards->cells().size())
            take(Press{Press::What::Card, cards->cells()[static_cast<std::size_t>(index)],
                       protocol::IssueWay::Touch});
    });
    connect(&screen, &VisitScreen::focusMoved, this, [this](int rows, int columns) {
        take(MoveFocus{rows, columns});
    });
    connect(&screen, &VisitScreen::focusPressed, this, [this] { take(PressFocused{}); });
    connect(&screen, &VisitScreen::listenPressed, this, [this] { m_reader.read(m_parts.screen.spoken()); });
}

void KioskSession::watch(std::unique_ptr<vision::Camera> camera, const vision::Models& models)
{
    const auto here
        = [this](auto told) { QMetaObject::invokeMethod(this, std::move(told), Qt::QueuedConnection); };
    vision::FaceWatch::Callbacks callbacks;
    callbacks.ready
        = [this, here](vision::Templates templates) { here([this, templates] { begin(templates); }); };
    callbacks.sighted
        = [this, here](const vision::Sighting& sighting) { here([this, sighting] { sighted(sighting); }); };
    callbacks.ended = [this, here] {
        here([this] { lose("the camera's clip has ended; give a camera or another clip with --camera"); });
    };
    callbacks.failed = [this, here](const Error& error) {
        here([this, text = QString::fromStdString(error.message)] { lose(text); });
    };
    m_watch.reset();
    m_watching = false;
    m_watch = std::make_unique<vision::FaceWatch>(std::move(camera), models, std::move(callbacks));
}

void KioskSession::begin(vision::Templates templates)
{
    m_watching = true;
    const bool binds = templates == vision::Templates::OnDemand;
    spdlog::info("the camera is watched; {}",
                 binds ? "who agrees can have the ticket bound to the face"
                       : "heads choose, and no face is bound to a ticket");
    take(FaceBindingSeen{binds ? FaceBinding::On : FaceBinding::Off});
    emit watching();
}

void KioskSession::cameraFailed(CameraTrouble trouble)
{
    m_parts.screen.setMirror(QImage{});
    take(CameraFailed{trouble});
}

void KioskSession::lose(const QString& sentence)
{
    const bool wasWatching = std::exchange(m_watching, false);
    m_eyes = nullptr; // they may belong to the camera
    m_watch.reset();
    take(TemplateSettled{}); // one asked for will not come
    cameraFailed(wasWatching ? CameraTrouble::Camera : CameraTrouble::Models);
    emit cameraLost(sentence);
}

void KioskSession::showTo(std::function<void(const vision::testing::ScreenView&)> eyes)
{
    m_eyes = std::move(eyes);
    m_eyes(seenBy(m_flow.view()));
}

void KioskSession::sighted(const vision::Sighting& sighting)
{
    if (m_mirrorShows == MirrorShows::People && m_flow.view().page != Page::Attract)
        m_parts.screen.setMirror(sighting.mirror);
    const bool dark = sighting.hindrance == vision::Hindrance::TooDark && !sighting.person;
    if (dark && !std::exchange(m_darkSaid, true))
        spdlog::warn("The camera's picture is too dark to find anybody in; turn the light on, or clean the "
                     "camera. Numbers are given by touch meanwhile.");
    m_darkSaid = m_darkSaid && sighting.hindrance == vision::Hindrance::TooDark;
    take(sighting);
}

void KioskSession::seeBranch()
{
    const auto& view = m_parts.bus.view();
    m_parts.screen.setBranch(view.branch);
    m_desk.setBranch(view.branch, view.fields);
    m_parts.faces.follow(view.tickets);
    const bool up = m_parts.bus.connection() == ui::BusSession::Live;
    take(BranchSeen{view.fields, up ? BranchSeen::Service::Up : BranchSeen::Service::Down,
                    view.branch.priorityClasses});
}

void KioskSession::take(const VisitInput& input)
{
    if (const auto* given = std::get_if<NumberGiven>(&input))
        remember(given->ticket.ticket);
    const auto actions = m_flow.take(input, m_parts.clock.steady());
    for (const auto& action : actions)
        std::visit([this](const auto& wanted) { perform(wanted); }, action);
    show();
}

void KioskSession::show()
{
    const auto& view = m_flow.view();
    m_parts.screen.setCode(view.ticket ? QString::fromStdString(m_desk.screenCode()) : QString{});
    m_parts.screen.setView(view);
    if (m_eyes)
        m_eyes(seenBy(view));
}

void KioskSession::perform(const Reached& reached)
{
    switch (reached.milestone) {
    case Milestone::Locked:
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
    m_reader.hush();
    m_desk.endVisit();
    m_parts.screen.setMirror(QImage{});
    if (m_watch)
        m_watch->forget();
    if (end.result != EndVisit::Result::NoNumber)
        m_ended = end.result;
}

void KioskSession::endWhenIdle()
{
    if (m_ended && m_desk.idle())
        emit visitEnded(*std::exchange(m_ended, {}));
}

}
