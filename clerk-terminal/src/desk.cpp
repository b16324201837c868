#include "clerk-terminal/desk.h"

#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

namespace {

constexpr std::array<int, 8> keyboardKeys{Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4,
                                          Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F9};
constexpr int outcomes = 4;

}

Desk::Desk(CounterSettings settings, const Clock& clock, QString server, CounterSession::Send send,
           QObject* parent)
    : QObject{parent}
    , m_session{std::move(settings), clock, std::move(send)}
    , m_server{server.toStdString()}
{
    // Four looks a second keep the shown seconds within a quarter of the true ones.
    m_second.setInterval(250ms);
    connect(&m_second, &QTimer::timeout, this, &Desk::refresh);
    m_second.start();
    refresh();
}

void Desk::follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    m_session.follow(view, news);
    refresh();
}

void Desk::linkChanged(protocol::LinkState link)
{
    m_session.linkChanged(link);
    refresh();
}

void Desk::replied(const protocol::Reply& reply)
{
    m_session.replied(reply);
    refresh();
}

bool Desk::isDeskKey(int qtKey)
{
    return std::ranges::find(keyboardKeys, qtKey) != keyboardKeys.end()
        || (qtKey >= Qt::Key_1 && qtKey < Qt::Key_1 + outcomes);
}

bool Desk::takeKey(int qtKey)
{
    if (!isDeskKey(qtKey))
        return false;
    if (qtKey < Qt::Key_1 + outcomes)
        choose(qtKey - Qt::Key_1);
    else
        press(static_cast<int>(std::ranges::find(keyboardKeys, qtKey) - keyboardKeys.begin()));
    return true;
}

void Desk::press(int row)
{
    if (row < 0 || row >= static_cast<int>(keyboardKeys.size()))
        return;
    m_session.press(static_cast<CounterKey>(row));
    refresh();
}

void Desk::choose(int outcome)
{
    if (outcome < 0 || outcome >= outcomes)
        return;
    m_session.choose(static_cast<protocol::ServiceOutcome>(outcome));
    refresh();
}

QString Desk::keyReason(int row) const
{
    return text(m_screen.keys.at(static_cast<std::size_t>(row)).reason);
}

bool Desk::isKeyOn(int row) const
{
    return m_screen.keys.at(static_cast<std::size_t>(row)).state != KeyState::Off;
}

QStringList Desk::outcomeNames() const
{
    QStringList names;
    for (int outcome = 0; outcome < outcomes; ++outcome)
        names << text(nameOf(static_cast<protocol::ServiceOutcome>(outcome)));
    return names;
}

const VisitPanel& Desk::panel() const
{
    static const VisitPanel nobody;
    return m_screen.visit ? *m_screen.visit : m_screen.lastVisit ? *m_screen.lastVisit : nobody;
}

void Desk::refresh()
{
    CounterScreen screen = screenOf(m_session, m_server);
    if (screen == m_screen)
        return;
    m_screen = std::move(screen);
    m_waiting.show(m_screen.waiting);
    m_history.show(m_screen.history);
    m_requests.show(m_screen.requests);
    m_keys.show(m_screen.keys);
    std::vector<VisitTimer> begun;
    for (const VisitTimer& timer : {panel().wait, panel().walk, panel().service}) {
        if (!timer.value.empty())
            begun.push_back(timer);
    }
    m_timers.show(begun);
    emit changed();
}

}
