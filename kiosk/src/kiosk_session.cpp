#include "kiosk/kiosk_session.h"

#include "base/log.h"
#include "kiosk/citizen_eyes.h"
#include "kiosk/src/visit_names.h"
#include "protocol/paper_code.h"
#include "ui/bus_session.h"
#include "vision/code_camera.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>

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
    , m_status{parts.clock, [this](const protocol::DeviceStatus& status) {
                   m_parts.bus.request(protocol::ReportDevice{status}, this, [](const protocol::Reply&) {});
               }}
{
    connect(&m_desk, &TicketDesk::printerSeen, &m_status, &KioskStatus::printer);
    if (parts.printer) {
        // Told on the print thread, which outlives this object: it is looked up on its own thread only.
        parts.printer->watch(
            [session = QPointer<KioskSession>{this}](ticket_printer::PrinterReadiness readiness) {
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [session, readiness] {
                        if (session)
                            session->m_status.printer(readiness);
                    },
                    Qt::QueuedConnection);
            });
    } else {
        m_status.printer({});
    }
    const auto tellSound = [this] { m_status.sound(ui::partStateOf(m_parts.sounds.soundState())); };
    connect(&m_parts.sounds, &KioskSounds::soundStateChanged, this, tellSound);
    tellSound();
    connect(&m_parts.bus, &ui::BusSession::viewChanged, this, [this] { seeBranch(); });
    connect(&m_parts.bus, &ui::BusSession::connectionChanged, this, [this] {
        if (m_parts.bus.connection() == ui::BusSession::Live) {
            m_status.connected();
            m_desk.recover();
        } else
            m_status.disconnected();
        seeBranch();
    });
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
    on(&VisitScreen::helpPressed, Press::What::Help);
    on(&VisitScreen::anotherPressed, Press::What::Another);
    on(&VisitScreen::phonePressed, Press::What::Phone);
    on(&VisitScreen::withdrawPressed, Press::What::Withdraw);
    on(&VisitScreen::scanPressed, Press::What::Scan);
    on(&VisitScreen::switchPressed, Press::What::Switch);
    on(&VisitScreen::slowerPressed, Press::What::ScanSlower);
    on(&VisitScreen::fasterPressed, Press::What::ScanFaster);
    on(&VisitScreen::pausePressed, Press::What::ScanPause);
    connect(&screen, &VisitScreen::procedurePressed, this, [this](const QString& id) {
        take(ChooseProcedure{protocol::ProcedureId{id.toStdString()}, protocol::IssueWay::Touch});
    });
    connect(&screen, &VisitScreen::textSizePressed, this, [this] {
        take(TextSize{m_flow.view().largeText ? TextSize::Size::Usual : TextSize::Size::Large});
    });
    connect(&screen, &VisitScreen::listenPressed, this, [this] {
        m_isListening = !m_isListening;
        m_isListening ? m_parts.sounds.read(m_parts.screen.spoken(), m_parts.screen.language())
                      : m_parts.sounds.hush();
    });
    connect(&m_parts.sounds, &KioskSounds::readingChanged, this,
            [this] { take(Speaking{m_parts.sounds.isReading() ? Speaking::Now::Yes : Speaking::Now::No}); });
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
    m_pulse->rest(); // until it gives pictures
    m_watch.reset();
    m_watching = false;
    auto codes = std::make_unique<vision::CodeCamera>(
        std::move(camera),
        [this, here, seeks = m_seeksCode](std::string text) {
            // Only while somebody asked for it: a paper in the background is nobody's wish.
            const auto code = seeks->load() ? protocol::readPaperCode(text) : std::nullopt;
            protocol::wipe(text);
            if (code)
                here([this, token = code->token] { take(CodeSeen{token}); });
            return false;
        },
        [seeks = m_seeksCode] { return seeks->load(); });
    m_watch = std::make_unique<vision::FaceWatch>(std::move(codes), models, std::move(callbacks));
}

void KioskSession::begin(vision::Templates templates)
{
    m_watching = true;
    const bool binds = templates == vision::Templates::OnDemand;
    spdlog::info("the camera is watched; {}",
                 binds ? "who agrees can have the ticket bound to the face"
                       : "heads choose, and no face is bound to a ticket");
    take(FaceBindingSeen{binds ? FaceBinding::On : FaceBinding::Off});
    m_status.camera(protocol::PartState::Ok);
    emit watching();
}

void KioskSession::cameraFailed(CameraTrouble trouble)
{
    m_pulse->rest();
    m_parts.screen.setMirror(QImage{});
    m_status.camera(trouble == CameraTrouble::NoCamera ? protocol::PartState::Missing
                                                       : protocol::PartState::Fault);
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

void KioskSession::setLargeTextAtFirst(bool isLarge)
{
    if (std::exchange(m_isLargeAtFirst, isLarge) != isLarge && !m_flow.visiting())
        take(TextSize{isLarge ? TextSize::Size::Large : TextSize::Size::Usual});
}

void KioskSession::sighted(const vision::Sighting& sighting)
{
    m_pulse->beat();
    emit seen(sighting);
    if (m_serving == Serving::Nobody) {
        m_parts.screen.setMirror(QImage{});
        take(vision::Sighting{.at = sighting.at, .frame = sighting.frame});
        return;
    }
    if (m_mirrorShows == MirrorShows::People && m_flow.view().page != Page::Attract)
        m_parts.screen.setMirror(sighting.mirror);
    const bool dark = sighting.hindrance == vision::Hindrance::TooDark && !sighting.person;
    if (dark && !std::exchange(m_darkSaid, true))
        spdlog::warn("The camera's picture is too dark to find anybody in; turn the light on, or clean the "
                     "camera. Numbers are given by touch meanwhile.");
    const auto state = dark ? protocol::PartState::Low : protocol::PartState::Ok;
    if (m_status.status().parts.at("camera") != state)
        m_status.camera(state);
    m_darkSaid = m_darkSaid && sighting.hindrance == vision::Hindrance::TooDark;
    take(sighting);
}

void KioskSession::seeBranch()
{
    const auto& view = m_parts.bus.view();
    m_parts.screen.setBranch(view.branch);
    m_parts.screen.setFields(view.fields);
    m_desk.setBranch(view.branch, view.fields);
    m_parts.faces.follow(view.tickets);
    const bool up = m_parts.bus.connection() == ui::BusSession::Live;
    take(BranchSeen{
        view.fields, up ? BranchSeen::Service::Up : BranchSeen::Service::Down, view.branch.priorityClasses,
        view.branch.publicBaseUrl.empty() ? BranchSeen::PublicPages::None : BranchSeen::PublicPages::There});
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
    const VisitView& shown = m_parts.screen.view();
    const bool isOtherPage = shown.page != view.page;
    const bool isOtherRead = isOtherPage || shown.phone != view.phone;
    const bool isOtherPaper = view.ticket && shown.paper != view.paper;
    const bool isOtherCard = view.turnedAt && shown.turnedAt != view.turnedAt;
    const auto tone = toneBetween(shown, view);
    m_parts.screen.setCode(shownCode());
    m_parts.screen.setView(view);
    if (isOtherPage || isOtherPaper)
        m_parts.transcript.write("kiosk.page." + nameOf(view.page).toStdString(),
                                 view.ticket ? view.ticket->ticket.label : std::string{});
    if (isOtherCard)
        emit highlighted(*view.turnedAt);
    if (m_status.status().wantsHelp != view.helpAsked)
        m_status.help(view.helpAsked);
    // Who listens hears each page; nobody hears one that is gone. What has happened is heard before it.
    if (isOtherRead && m_isListening)
        m_parts.sounds.hush();
    if (tone)
        m_parts.sounds.play(*tone);
    if (isOtherRead && m_isListening)
        m_parts.sounds.read(m_parts.screen.spoken(), m_parts.screen.language());
    if (m_eyes)
        m_eyes(seenBy(view));
}

/// Nothing of it is kept or logged.
QString KioskSession::shownCode() const
{
    const auto& view = m_flow.view();
    if (view.invitation)
        return QString::fromStdString(
            protocol::invitationAddress(*view.invitation, m_parts.bus.view().branch.publicBaseUrl));
    return view.ticket ? QString::fromStdString(m_desk.screenCode()) : QString{};
}

void KioskSession::endWhenIdle()
{
    if (m_ended && m_desk.idle())
        emit visitEnded(*std::exchange(m_ended, {}));
}

}
