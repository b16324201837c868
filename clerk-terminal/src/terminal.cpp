#include "clerk-terminal/terminal.h"

#include "base/log.h"

#include <QQuickWindow>
#include <QTimer>

#include <unistd.h>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

namespace {

constexpr QSize stripSize{1280, 96};
constexpr qsizetype longestCounter = 16;
constexpr auto reasonableConnectTime = 4s;
const QUrl window{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"};

CounterSettings settingsFor(const CounterId& counter)
{
    CounterSettings settings;
    settings.counter = counter;
    return settings;
}

QString serverName(const ui::DeviceOptions& options)
{
    return options.host + ':' + QString::number(options.port);
}

}

void addTerminalOptions(QCommandLineParser& parser)
{
    ui::addDeviceOptions(parser);
    parser.addOptions({
        {"counter", "The counter this terminal stands at.", "N"},
        {"keys-from-stdin", "Also take keys from the standard input, one a line: F1 or 3."},
        {"strip", "A strip of 1280x96 instead of the whole screen."},
    });
}

Result<TerminalOptions> readTerminalOptions(const QCommandLineParser& parser)
{
    auto device = ui::readDeviceOptions(parser);
    if (!device)
        return tl::unexpected{device.error()};
    TerminalOptions options{*device, CounterId{parser.value("counter").toStdString()},
                            parser.isSet("keys-from-stdin")};
    if (parser.isSet("strip"))
        options.device.size = stripSize;
    if (options.device.selfTest)
        return options;
    if (options.counter.empty() || parser.value("counter").size() > longestCounter)
        return failure("Say which counter this terminal stands at, such as --counter 3.");
    return options;
}

Terminal::Terminal(TerminalOptions options, QObject* parent)
    : QObject{parent}
    , m_options{std::move(options)}
    , m_bus{m_clock}
    , m_desk{settingsFor(m_options.counter), m_clock, serverName(m_options.device),
             [this](const protocol::Command& command, const RequestId& id) { send(command, id); }}
    , m_keyboard{m_desk}
{
}

Terminal::~Terminal() = default;

Result<> Terminal::start()
{
    auto settings = ui::clientSettings(m_options.device, protocol::Stream::Staff);
    if (!settings)
        return tl::unexpected{settings.error()};

    const QVariantMap properties{{"desk", QVariant::fromValue(&m_desk)}};
    if (const auto loaded = m_screen.load(window, properties, m_options.device.size); !loaded)
        return loaded;
    m_keyboard.watch(m_screen.window());
    if (!m_options.device.picturesDir.isEmpty())
        m_pictures = std::make_unique<DeskPictures>(m_desk, *m_screen.window(), m_options.device.picturesDir);

    connect(&m_bus, &ui::BusSession::viewChanged, this,
            [this](const std::vector<protocol::Event>& news) { m_desk.follow(m_bus.view(), news); });
    connect(&m_bus, &ui::BusSession::connectionChanged, this, &Terminal::followLink);
    if (const auto opened = m_bus.open(std::move(*settings)); !opened)
        return opened;

    if (m_options.keysFromStandardInput) {
        m_keyFeed = std::make_unique<KeyFeed>(STDIN_FILENO, m_screen.window(),
                                              [this] { return m_desk.isLive() && !m_desk.isSending(); });
    }
    QTimer::singleShot(reasonableConnectTime, this, &Terminal::sayIfAlone);
    return {};
}

void Terminal::send(const protocol::Command& command, const RequestId& id)
{
    protocol::RequestOptions options;
    options.id = id;
    m_bus.request(
        command, this, [this](const protocol::Reply& reply) { m_desk.replied(reply); }, options);
}

void Terminal::followLink()
{
    const std::string server = serverName(m_options.device).toStdString();
    switch (m_bus.connection()) {
    case ui::BusSession::Waiting:
        m_desk.linkChanged(protocol::LinkState::Connecting);
        break;
    case ui::BusSession::Live:
        spdlog::info("Connected with the queue service at {}.", server);
        m_desk.linkChanged(protocol::LinkState::Live);
        break;
    case ui::BusSession::Reconnecting:
        spdlog::warn("The line to the queue service at {} is lost; trying to get it back.", server);
        [[fallthrough]];
    case ui::BusSession::Stale:
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
