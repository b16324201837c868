#include "display-board/counter_application.h"

#include "base/log.h"

#include <QDir>
#include <QMetaEnum>

#include <utility>

namespace luot::display_board {

namespace {

constexpr Milliseconds tickEvery{250};
constexpr QSize usualSize{1280, 400};

}

CounterApplication::CounterApplication(ui::DeviceOptions options, CounterId counter, const Clock& clock,
                                       QObject* parent)
    : QObject{parent}
    , m_options{std::move(options)}
    , m_counter{std::move(counter)}
    , m_clock{clock}
    , m_session{clock}
{
}

CounterApplication::~CounterApplication() = default;

Result<> CounterApplication::showWindow()
{
    return m_screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/CounterMain.qml"},
                         {{"display", QVariant::fromValue(m_display.get())}}, m_options.size);
}

Result<> CounterApplication::start()
{
    auto client = ui::clientSettings(m_options, protocol::Stream::Public);
    if (!client)
        return tl::unexpected{client.error()};
    const bool mayRate = client->key.role == protocol::Role::Counter;
    if (!mayRate)
        spdlog::info(
            "This key is none of a counter's display: nobody is asked how the visit was. Make one with "
            "`luotctl key add --role counter --counter {}`.",
            m_counter.str());
    m_display = std::make_unique<CounterDisplay>(
        m_clock, m_counter, mayRate ? CounterDisplay::Rating::Asks : CounterDisplay::Rating::DoesNotAsk);
    if (const auto shown = showWindow(); !shown)
        return shown;

    connect(&m_session, &ui::BusSession::viewChanged, this, [this](const std::vector<protocol::Event>& news) {
        m_display->show(m_session.view(), news);
        savePicture();
    });
    connect(&m_session, &ui::BusSession::connectionChanged, this, &CounterApplication::onConnection);
    connect(m_display.get(), &CounterDisplay::rated, this, &CounterApplication::send);
    connect(m_display.get(), &CounterDisplay::changed, this, &CounterApplication::savePicture);
    connect(&m_tick, &QTimer::timeout, m_display.get(), &CounterDisplay::tick);
    m_tick.start(tickEvery);
    return m_session.open(std::move(*client));
}

void CounterApplication::send(int score)
{
    m_session.request(protocol::RateTicket{{}, m_counter, score, {}, {}}, this,
                      [this](const protocol::Reply& reply) {
                          if (reply.outcome) {
                              m_display->taken();
                              return;
                          }
                          spdlog::warn("A score was not taken: {}", reply.outcome.error().message);
                          m_display->notTaken();
                      });
}

void CounterApplication::onConnection()
{
    switch (m_session.connection()) {
    case ui::BusSession::Live:
        m_display->setConnection(Board::Live, m_session.asOf());
        spdlog::info("Connected to the queue service at {}:{}.", m_options.host.toStdString(),
                     m_options.port);
        break;
    case ui::BusSession::Reconnecting:
        m_display->setConnection(Board::Reconnecting, m_session.asOf());
        spdlog::warn("The queue service is not heard any more; what was shown stays. Trying on.");
        break;
    case ui::BusSession::Stale:
        m_display->setConnection(Board::Stale, m_session.asOf());
        break;
    case ui::BusSession::Waiting:
        m_display->setConnection(Board::Waiting, m_session.asOf());
        break;
    }
}

void CounterApplication::savePicture()
{
    if (m_options.picturesDir.isEmpty() || m_pictured == m_display->mode())
        return;
    m_pictured = m_display->mode();
    const QString name = QMetaEnum::fromType<CounterDisplay::Mode>().valueToKey(m_pictured);
    m_screen.savePicture(QDir{m_options.picturesDir}.filePath("counter-" + name.toLower() + ".png"));
}

Result<> CounterApplication::startSelfTest()
{
    m_options.size = m_options.size.value_or(usualSize);
    m_display = std::make_unique<CounterDisplay>(m_clock, CounterId{"3"}, CounterDisplay::Rating::Asks);
    if (const auto shown = showWindow(); !shown)
        return shown;
    ui::runSelfTest(m_screen, counterSampleStates(*m_display, m_clock), m_options.picturesDir);
    return {};
}

std::vector<ui::SelfTestStep> counterSampleStates(CounterDisplay& display, const Clock& clock)
{
    protocol::BranchView base;
    for (const auto& [id, name] : {std::pair{"A", "Hộ tịch"}, {"B", "Chứng thực"}}) {
        protocol::Field field;
        field.id = FieldId{id};
        field.name = name;
        base.fields.push_back(field);
    }
    protocol::Counter counter;
    counter.id = CounterId{"3"};
    counter.fields = {FieldId{"A"}, FieldId{"B"}};
    counter.open = true;
    base.counters = {counter};
    protocol::Ticket ticket;
    ticket.label = "A045";
    ticket.field = FieldId{"A"};
    ticket.counter = counter.id;

    const auto with = [base, ticket](protocol::TicketState state) {
        protocol::BranchView view = base;
        view.tickets["A045"] = ticket;
        view.tickets["A045"].state = state;
        return view;
    };
    const auto finished = [&display, base, ticket, at = clock.wall()] {
        protocol::Event event;
        event.at = at;
        protocol::Ticket done = ticket;
        done.state = protocol::TicketState::Completed;
        event.body = protocol::TicketEvent{protocol::TicketChange::Completed, done};
        display.show(base, {event});
    };
    const auto show = [&display](protocol::BranchView view) {
        return [&display, view = std::move(view)] { display.show(view, {}); };
    };
    protocol::BranchView paused = base;
    paused.counters.front().paused = true;
    paused.counters.front().pauseReason = protocol::PauseReason::Meeting;
    protocol::BranchView closed = base;
    closed.counters.front().open = false;
    return {
        {"counter-not-connected", {}},
        {"counter-free",
         [&display, base, at = clock.wall()] {
             display.setConnection(Board::Live, at);
             display.show(base, {});
         }},
        {"counter-call", show(with(protocol::TicketState::Called))},
        {"counter-serving", show(with(protocol::TicketState::Serving))},
        {"counter-lost", [&display, at = clock.wall()] { display.setConnection(Board::Reconnecting, at); }},
        {"counter-rating",
         [&display, finished, at = clock.wall()] {
             display.setConnection(Board::Live, at);
             finished();
         }},
        {"counter-thanks",
         [&display] {
             display.rate(4);
             display.taken();
         }},
        {"counter-not-taken",
         [&display, finished] {
             finished();
             display.rate(4);
             display.notTaken();
         }},
        {"counter-paused",
         [&display, paused, called = with(protocol::TicketState::Called)] {
             display.show(called, {}); // ends what was asked
             display.show(paused, {});
         }},
        {"counter-closed", show(closed)},
    };
}

}
