#include "display-board/counter_application.h"
#include "display-board/line_phase.h"

#include "base/log.h"

#include <QDir>
#include <QMetaEnum>
#include <QQuickWindow>

#include <unistd.h>
#include <utility>

namespace luot::display_board {

namespace {

constexpr Milliseconds tickEvery{250};
constexpr Milliseconds hintAfter{5000};
constexpr Milliseconds busPatience{10000};
constexpr QSize usualSize{1280, 400};

CounterDisplay::Arrival arrivalOf(const protocol::Reply& reply)
{
    if (reply.outcome)
        return CounterDisplay::Arrival::Taken;
    return reply.outcome.error().code == protocol::ErrorCode::DeadlineExceeded
        ? CounterDisplay::Arrival::Unknown
        : CounterDisplay::Arrival::Refused;
}

std::string listed(const std::vector<protocol::Counter>& counters)
{
    std::string list;
    for (const protocol::Counter& counter : counters)
        list += (list.empty() ? "" : ", ") + counter.id.str();
    return list;
}

}

CounterApplication::CounterApplication(CounterSettings settings, const Clock& clock, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
    , m_clock{clock}
    , m_watchdog{clock}
    , m_session{clock}
{
}

CounterApplication::~CounterApplication() = default;

Result<> CounterApplication::showWindow(CounterDisplay::Rating rating)
{
    m_display = std::make_unique<CounterDisplay>(m_clock, m_settings.counter, rating);
    m_screen.setTextScale(m_settings.textScale);
    return m_screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/CounterMain.qml"},
                         {{"display", QVariant::fromValue(m_display.get())}}, m_settings.device.size);
}

Result<> CounterApplication::start()
{
    auto client = ui::clientSettings(m_settings.device, protocol::Stream::Public);
    if (!client)
        return tl::unexpected{client.error()};
    const bool mayRate = client->key.role == protocol::Role::Counter;
    if (!mayRate)
        spdlog::info(
            "This key is none of a counter's display: nobody is asked how the visit was. Make one with "
            "`luotctl key add --role counter --counter {}`.",
            m_settings.counter.str());
    auto shown = showWindow(mayRate ? CounterDisplay::Rating::Asks : CounterDisplay::Rating::DoesNotAsk);
    if (!shown)
        return shown;
    m_session.setPulse(m_watchdog.expect("The bus thread", busPatience));
    m_screen.whenShown([this] { m_watchdog.started(); });
    follow();
    return m_session.open(std::move(*client));
}

void CounterApplication::follow()
{
    connect(&m_session, &ui::BusSession::viewChanged, this, &CounterApplication::onView);
    connect(&m_session, &ui::BusSession::connectionChanged, this, &CounterApplication::onConnection);
    connect(m_display.get(), &CounterDisplay::rated, this, &CounterApplication::send);
    connect(m_display.get(), &CounterDisplay::changed, this, &CounterApplication::onMode);
    connect(&m_tick, &QTimer::timeout, m_display.get(), &CounterDisplay::tick);
    m_tick.start(tickEvery);
    if (m_settings.keysFromStandardInput) {
        m_keyFeed = std::make_unique<ui::KeyFeed>(
            STDIN_FILENO, m_screen.window(), [this] { return m_display->mode() == CounterDisplay::Asking; });
    }
    QTimer::singleShot(hintAfter, this, [this] {
        if (m_session.connection() == ui::BusSession::Waiting)
            spdlog::warn("The queue service does not answer at {}:{}. Start luot-queue-service there, or "
                         "name the right machine with --server HOST:PORT; the display keeps trying.",
                         m_settings.device.host.toStdString(), m_settings.device.port);
    });
}

void CounterApplication::send(int score)
{
    m_session.request(protocol::RateTicket{{}, m_settings.counter, score, {}, {}}, this,
                      [this](const protocol::Reply& reply) {
                          if (!reply.outcome)
                              spdlog::warn("A score was not taken: {}", reply.outcome.error().message);
                          m_display->answered(arrivalOf(reply));
                      });
}

void CounterApplication::onView(const std::vector<protocol::Event>& news)
{
    m_display->show(m_session.view(), news);
    if (news.empty() && m_display->mode() == CounterDisplay::NoSuchCounter)
        spdlog::warn("There is no counter {} in this branch; name one of {} with --counter.",
                     m_settings.counter.str(), listed(m_session.view().counters));
}

void CounterApplication::onConnection()
{
    const ui::BusSession::Connection connection = m_session.connection();
    m_display->setConnection(phaseOf(connection), m_session.asOf());
    if (connection == ui::BusSession::Live) {
        spdlog::info("Connected to the queue service at {}:{}.", m_settings.device.host.toStdString(),
                     m_settings.device.port);
    } else if (connection == ui::BusSession::Reconnecting) {
        spdlog::warn("The queue service is not heard any more; what was shown stays. Check the service and "
                     "the network; the display keeps trying.");
        savePicture("reconnecting");
    }
}

void CounterApplication::onMode()
{
    if (std::exchange(m_lastMode, m_display->mode()) == m_display->mode())
        return;
    savePicture(QString{QMetaEnum::fromType<CounterDisplay::Mode>().valueToKey(m_lastMode)}.toLower());
}

void CounterApplication::savePicture(const QString& what)
{
    if (m_settings.device.picturesDir.isEmpty())
        return;
    m_screen.savePicture(QDir{m_settings.device.picturesDir}.filePath("counter-" + what + ".png"));
}

Result<> CounterApplication::startSelfTest()
{
    m_settings.device.size = m_settings.device.size.value_or(usualSize);
    m_settings.counter = CounterId{"3"};
    if (auto shown = showWindow(CounterDisplay::Rating::Asks); !shown)
        return shown;
    ui::runSelfTest(m_screen, counterSampleStates(*m_display, m_clock), m_settings.device.picturesDir);
    return {};
}

}
