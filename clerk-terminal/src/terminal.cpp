#include "clerk-terminal/terminal.h"

#include "base/log.h"
#include "clerk-terminal/camera_eyes.h"
#include "clerk-terminal/wording.h"
#include "protocol/role.h"

#include <QCoreApplication>
#include <QDir>
#include <QQuickWindow>
#include <QStandardPaths>
#include <QTimer>

#include <unistd.h>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

namespace {

constexpr QSize stripSize{1280, 96};
constexpr qsizetype longestCounter = 16;
constexpr auto reasonableConnectTime = 4s;
constexpr auto busPatience = 10s;
const QUrl window{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"};

CounterSettings settingsFor(const CounterId& counter)
{
    CounterSettings settings;
    settings.counter = counter;
    settings.openAtStart = false; // not before it is known who works here
    return settings;
}

/// Asked for the screen's sake; no key stands behind it.
bool isReading(const protocol::Command& command)
{
    return std::holds_alternative<protocol::ReadHistory>(command)
        || std::holds_alternative<protocol::ListProcedures>(command);
}

std::unique_ptr<CounterEyes> eyesOf(const QString& camera)
{
    return camera.isEmpty() ? nullptr : std::make_unique<CameraEyes>(camera);
}

QString serverName(const ui::DeviceOptions& options)
{
    return options.host + ':' + QString::number(options.port);
}

}

void addTerminalOptions(QCommandLineParser& parser)
{
    ui::addDeviceOptions(parser);
    ui::addReadingOptions(parser);
    parser.addOptions({
        {"counter", "The counter this terminal stands at.", "N"},
        {"keys-from-stdin", "Also take keys from the standard input, one a line: F1 or 3."},
        {"camera", "The counter's camera for the face check: /dev/video0, a film, a folder of pictures.",
         "SOURCE"},
        {"state", "Where what is entered about a visit is kept across a restart.", "DIR"},
        {"strip", "A strip of 1280x96 instead of the whole screen."},
    });
}

Result<TerminalOptions> readTerminalOptions(const QCommandLineParser& parser)
{
    auto device = ui::readDeviceOptions(parser);
    if (!device)
        return tl::unexpected{device.error()};
    TerminalOptions options{*device,
                            CounterId{parser.value("counter").toStdString()},
                            parser.isSet("keys-from-stdin"),
                            parser.value("state"),
                            parser.value("camera"),
                            {}};
    const auto reading = ui::readReadingOptions(parser);
    if (!reading)
        return tl::unexpected{reading.error()};
    options.reading = *reading;
    if (options.stateDir.isEmpty())
        options.stateDir = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    if (parser.isSet("strip"))
        options.device.size
            = QSize{stripSize.width(), static_cast<int>(stripSize.height() * reading->textScale)};
    if (options.device.selfTest)
        return options;
    if (parser.value("counter").size() > longestCounter)
        return failure("--counter is too long to be one; write it as --counter 3.");
    return options;
}

Result<> speak(ui::Translation& translation, ui::Language language)
{
    const auto used = translation.use(language);
    Wording::speakBy([](const char* vietnamese) {
        // lupdate names the class with or without its namespace, by what stands before it.
        const QString said = QCoreApplication::translate("luot::clerk_terminal::Wording", vietnamese);
        return (said == QString::fromUtf8(vietnamese) ? QCoreApplication::translate("Wording", vietnamese)
                                                      : said)
            .toStdString();
    });
    return used;
}

Terminal::Terminal(TerminalOptions options, QObject* parent)
    : QObject{parent}
    , m_options{std::move(options)}
    , m_watchdog{m_clock}
    , m_bus{m_clock}
    , m_desk{settingsFor(m_options.counter), m_clock, serverName(m_options.device),
             [this](const protocol::Command& command, const RequestId& id) { send(command, id); }}
    , m_face{eyesOf(m_options.camera), m_clock,
             [this](const protocol::Command& command, const RequestId& id) { sendForFace(command, id); }}
    , m_draft{m_options.stateDir}
    , m_keyboard{m_desk}
{
    m_desk.setFace(&m_face);
}

Terminal::~Terminal() = default;

Result<> Terminal::start()
{
    auto transcript = ui::openTranscript(m_options.device, "luot-clerk-terminal");
    if (!transcript)
        return tl::unexpected{transcript.error()};
    m_transcript = std::move(*transcript);
    auto settings = ui::clientSettings(m_options.device, protocol::Stream::Staff);
    if (!settings)
        return tl::unexpected{settings.error()};

    m_branch = settings->key.branch.str();
    m_machine = std::string{protocol::nameOf(settings->key.role)} + ':' + settings->key.id.str();
    m_signIn = std::make_unique<SignInDesk>(SignIn{
        m_machine, m_options.counter, m_clock,
        [this](const protocol::Command& command, const RequestId& id) { sendSigningIn(command, id); }});
    m_desk.setSignIn(m_signIn.get());
    connect(m_signIn.get(), &SignInDesk::settled, this, &Terminal::sitDown);

    const QVariantMap properties{{"desk", QVariant::fromValue(&m_desk)},
                                 {"zoom", m_options.reading.textScale}};
    if (const auto loaded = m_screen.load(window, properties, m_options.device.size); !loaded)
        return loaded;
    m_bus.setPulse(m_watchdog.expect("The bus thread", busPatience));
    m_screen.whenShown([this] { m_watchdog.started(); });
    m_keyboard.watch(m_screen.window());
    if (!m_options.device.picturesDir.isEmpty())
        m_pictures = std::make_unique<DeskPictures>(m_desk, *m_screen.window(), m_options.device.picturesDir);

    connect(&m_bus, &ui::BusSession::viewChanged, this, [this](const std::vector<protocol::Event>& news) {
        m_signIn->follow(m_bus.view());
        m_desk.follow(m_bus.view(), news);
    });
    connect(&m_desk, &Desk::changed, this, &Terminal::keepDraft);
    connect(&m_desk, &Desk::changed, this, &Terminal::lookWhoIsThere);
    connect(&m_face, &FaceDesk::changed, this, &Terminal::noteCheck);
    connect(&m_bus, &ui::BusSession::connectionChanged, this, &Terminal::followLink);
    if (const auto opened = m_bus.open(std::move(*settings)); !opened)
        return opened;

    if (m_options.keysFromStandardInput) {
        m_keyFeed = std::make_unique<ui::KeyFeed>(STDIN_FILENO, m_screen.window(), [this] {
            const SignIn& signIn = m_signIn->signIn();
            return m_desk.isLive() && !m_desk.isSending() && !signIn.isSending()
                && signIn.state() != SignIn::State::Asking;
        });
    }
    QTimer::singleShot(reasonableConnectTime, this, &Terminal::sayIfAlone);
    return {};
}

void Terminal::send(const protocol::Command& command, const RequestId& id)
{
    protocol::RequestOptions options;
    options.id = id;
    options.token = m_token;
    if (!isReading(command))
        m_transcript.write("desk.asked", {}, m_desk.counter().toStdString());
    m_bus.request(
        command, this, [this, command](const protocol::Reply& reply) { heard(command, reply); }, options);
}

void Terminal::sendSigningIn(const protocol::Command& command, const RequestId& id)
{
    protocol::RequestOptions options;
    options.id = id;
    m_bus.request(
        command, this, [this](const protocol::Reply& reply) { m_signIn->replied(reply); }, options);
}

void Terminal::sendForFace(const protocol::Command& command, const RequestId& id)
{
    protocol::RequestOptions options;
    options.id = id;
    options.token = m_token;
    m_bus.request(
        command, this, [this](const protocol::Reply& reply) { m_face.replied(reply); }, options);
}

/// That a comparison was made, not what it said.
void Terminal::noteCheck()
{
    const bool isDone = m_face.check().state() == FaceCheck::State::Done;
    if (isDone && !m_wasCompared)
        m_transcript.write("face.compared", m_desk.label().toStdString(), m_desk.counter().toStdString());
    m_wasCompared = isDone;
}

void Terminal::lookWhoIsThere()
{
    const protocol::Ticket* visit = m_signIn->isNeeded() ? nullptr : m_desk.visit();
    m_face.follow(visit ? std::optional{FaceCheck::Visit::of(*visit, m_branch)} : std::nullopt);
}

void Terminal::heard(const protocol::Command& command, const protocol::Reply& reply)
{
    const bool isOfKey = !isReading(command);
    if (isOfKey)
        m_transcript.write("desk.answered", {}, m_desk.counter().toStdString());
    m_desk.replied(reply);
    if (isOfKey) {
        m_screen.whenShown([this] {
            m_transcript.write("desk.shown", m_desk.label().toStdString(), m_desk.counter().toStdString());
        });
    }
    const bool isOver = !reply.outcome && reply.outcome.error().code == protocol::ErrorCode::SignInNeeded;
    if (isOver) {
        m_token.clear();
        m_signIn->begin(tr("Phiên làm việc đã hết. Xin đăng nhập lại; lượt đang có vẫn được giữ."));
    } else if (reply.outcome && std::holds_alternative<protocol::CloseCounter>(command)) {
        signOut();
    }
}

/// Nobody has to sign in, or somebody has: now the counter is opened.
void Terminal::sitDown()
{
    CounterSettings settings;
    settings.machine = m_machine;
    settings.counter = m_signIn->signIn().counter();
    if (const auto& signedIn = m_signIn->signIn().signedIn()) {
        m_token = signedIn->token;
        settings.person = signedIn->person.id.str();
        settings.personName = signedIn->person.name;
    }
    if (settings.counter.empty()) {
        spdlog::error("Say which counter this terminal stands at, such as --counter 3.");
        QCoreApplication::exit(EXIT_FAILURE);
        return;
    }
    const auto draft = m_draft.turnTo(settings.counter);
    m_desk.standAt(std::move(settings), draft);
}

void Terminal::signOut()
{
    if (m_token.empty())
        return;
    protocol::RequestOptions options;
    options.token = m_token;
    m_bus.request(
        protocol::SignOut{}, this, [](const protocol::Reply&) {}, options);
    m_token.clear();
    m_signIn->begin({});
}

void Terminal::keepDraft()
{
    const bool isKnown = !m_desk.draft().ticket.empty();
    if (isKnown || m_desk.state() == Desk::Free)
        m_draft.keep(m_desk.draft());
}

void Terminal::followLink()
{
    const std::string server = serverName(m_options.device).toStdString();
    switch (m_bus.connection()) {
    case ui::BusSession::Waiting:
        m_signIn->linkChanged(protocol::LinkState::Connecting);
        m_desk.linkChanged(protocol::LinkState::Connecting);
        break;
    case ui::BusSession::Live:
        spdlog::info("Connected with the queue service at {}.", server);
        m_signIn->linkChanged(protocol::LinkState::Live);
        m_desk.linkChanged(protocol::LinkState::Live);
        break;
    case ui::BusSession::Reconnecting:
        spdlog::warn("The line to the queue service at {} is lost; trying to get it back.", server);
        [[fallthrough]];
    case ui::BusSession::Stale:
        m_signIn->linkChanged(protocol::LinkState::Stale);
        m_desk.linkChanged(protocol::LinkState::Stale);
        break;
    }
}

void Terminal::sayIfAlone()
{
    if (m_bus.connection() == ui::BusSession::Waiting)
        spdlog::warn("No queue service answers at {}; start luot-queue-service there, or check the network, "
                     "--server and --key. Trying on.",
                     serverName(m_options.device).toStdString());
}

}
