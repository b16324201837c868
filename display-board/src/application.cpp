#include "display-board/application.h"
#include "display-board/line_phase.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <set>
#include <utility>

namespace luot::display_board {

namespace {

constexpr int mostPictures = 100;
constexpr Milliseconds tickEvery{250};
constexpr Milliseconds hintAfter{5000};
constexpr Milliseconds busPatience{10000};

}

Application::Application(ApplicationSettings settings, const Clock& clock, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
    , m_clock{clock}
    , m_board{clock, m_settings.board}
    , m_watchdog{clock}
    , m_session{clock}
{
}

Application::~Application() = default;

Result<> Application::showWindow()
{
    m_screen.setTextScale(m_settings.textScale);
    return m_screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/Main.qml"},
                         {{"board", QVariant::fromValue(&m_board)}}, m_settings.device.size);
}

Result<> Application::start()
{
    auto transcript = ui::openTranscript(m_settings.device, "luot-display-board");
    if (!transcript)
        return tl::unexpected{transcript.error()};
    m_transcript = std::move(*transcript);

    auto client = ui::clientSettings(m_settings.device, protocol::Stream::Public);
    if (!client)
        return tl::unexpected{client.error()};

    ui::VoiceSettings voice = m_settings.voice;
    voice.outDir = m_settings.device.voiceOutDir;
    m_voice = std::make_unique<ui::Voice>(std::move(voice), m_clock);

    if (const auto shown = showWindow(); !shown)
        return shown;
    m_session.setPulse(m_watchdog.expect("The bus thread", busPatience));
    m_screen.whenShown([this] { m_watchdog.started(); });
    follow();
    return m_session.open(*client);
}

void Application::follow()
{
    connect(&m_session, &ui::BusSession::viewChanged, this, [this](const std::vector<protocol::Event>& news) {
        m_view = viewOf(m_session.view(), m_settings.zone);
        m_board.show(m_view, news);
        m_voice->setAddress(m_board.saysCustomer() ? voice::Address::Customer : voice::Address::Citizen);
        keepCallsInVoice();
        if (news.empty())
            onSnapshot();
    });
    connect(&m_session, &ui::BusSession::connectionChanged, this, &Application::onConnection);
    connect(&m_board, &Board::called, this, &Application::onCalled);
    connect(&m_board, &Board::settled, this, [this] { savePicture("calls"); });
    connect(m_voice.get(), &ui::Voice::spoken, this, [this](const QString& label, const QString& counter) {
        m_transcript.write("voice.spoken", label.toStdString(), counter.toStdString());
        m_board.markSpoken(label);
    });
    connect(m_voice.get(), &ui::Voice::soundStarted, this,
            [this](const QString& label, const QString& counter) {
                m_transcript.write("voice.started", label.toStdString(), counter.toStdString());
            });
    connect(m_voice.get(), &ui::Voice::soundStateChanged, this, &Application::reportSound);
    connect(&m_tick, &QTimer::timeout, &m_board, &Board::tick);
    m_tick.start(tickEvery);

    QTimer::singleShot(hintAfter, this, [this] {
        if (m_session.connection() == ui::BusSession::Waiting) {
            spdlog::warn("The queue service does not answer at {}:{}. Start luot-queue-service there, or "
                         "name the right "
                         "machine with --server HOST:PORT; the board keeps trying.",
                         m_settings.device.host.toStdString(), m_settings.device.port);
        }
    });
}

void Application::onSnapshot()
{
    if (std::exchange(m_hasStarted, true))
        return;
    for (const std::string& sentence : unknownIn(m_settings.zone, m_session.view()))
        spdlog::warn("{}", sentence);
    // A board that starts late shows what the others show; it was said already.
    m_screen.whenShown([this, calls = m_view.calls] {
        for (const protocol::Call& call : calls) {
            if (m_view.activeAt(call.counter) != nullptr)
                m_transcript.write("board.shown", call.label, call.counter.str());
        }
    });
}

void Application::onCalled(const QString& label, const QString& counter)
{
    m_screen.whenShown([this, label, counter] {
        m_transcript.write("board.shown", label.toStdString(), counter.toStdString());
        // Said after it can be seen: who hears the number finds it.
        const auto& calls = m_view.calls;
        const auto call = std::ranges::find(calls, label.toStdString(), &protocol::Call::label);
        const auto ticket = m_view.tickets.find(label.toStdString());
        const bool isStillCalled
            = ticket != m_view.tickets.end() && ticket->second.state == protocol::TicketState::Called;
        if (call == calls.end() || !isStillCalled)
            m_board.markSpoken(label); // who was quicker than the voice needs none
        else
            m_voice->call({call->label, call->counter.str(), call->callCount, call->at});
        savePicture("call-" + label);
    });
}

/// Who is no longer called is not said any more.
void Application::keepCallsInVoice()
{
    std::set<std::string> called;
    for (const auto& [label, ticket] : m_view.tickets) {
        if (ticket.state == protocol::TicketState::Called)
            called.insert(label);
    }
    m_voice->keepOnly(called);
}

/// Staff see when a hall's loudspeaker is silent.
void Application::reportSound()
{
    protocol::DeviceStatus status;
    status.parts["sound"] = ui::partStateOf(m_voice->soundState());
    m_session.request(protocol::ReportDevice{std::move(status)}, this, [](const protocol::Reply&) {});
}

void Application::onConnection()
{
    const ui::BusSession::Connection connection = m_session.connection();
    m_board.setConnection(phaseOf(connection), m_session.asOf());
    if (connection == ui::BusSession::Live) {
        reportSound();
        spdlog::info("Connected to the queue service at {}:{}.", m_settings.device.host.toStdString(),
                     m_settings.device.port);
    } else if (connection == ui::BusSession::Reconnecting) {
        spdlog::warn("The queue service is not heard any more; the last calls stay on the board. Check the "
                     "service and "
                     "the network; the board keeps trying.");
    }
    savePicture(connection == ui::BusSession::Live ? "start" : "reconnecting");
}

void Application::savePicture(const QString& what)
{
    if (m_settings.device.picturesDir.isEmpty() || m_pictures >= mostPictures)
        return;
    m_screen.savePicture(
        QDir{m_settings.device.picturesDir}.filePath(QString{"board-%1-%2.png"}.arg(m_pictures++).arg(what)));
}

Result<> Application::startSelfTest()
{
    if (const auto shown = showWindow(); !shown)
        return shown;
    ui::runSelfTest(m_screen, sampleStates(m_board, m_clock), m_settings.device.picturesDir);
    return {};
}

}
