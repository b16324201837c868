#include "clerk-terminal/sign_in_desk.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

SignInDesk::SignInDesk(SignIn signIn, QObject* parent)
    : QObject{parent}
    , m_signIn{std::move(signIn)}
    , m_state{m_signIn.state()}
{
    m_names.setInterval(10s);
    connect(&m_names, &QTimer::timeout, this, [this] { m_signIn.askForNames(); });
    m_names.start();
}

void SignInDesk::follow(const protocol::BranchView& view)
{
    m_signIn.follow(view);
    m_centre = QString::fromStdString(view.branch.name);
    if (!view.branch.ward.empty())
        m_centre += " · " + QString::fromStdString(view.branch.ward);
    refresh();
}

void SignInDesk::linkChanged(protocol::LinkState link)
{
    m_signIn.linkChanged(link);
    refresh();
}

void SignInDesk::replied(const protocol::Reply& reply)
{
    m_signIn.replied(reply);
    refresh();
}

void SignInDesk::begin(const QString& why)
{
    m_signIn.begin(why.toStdString());
    refresh();
}

bool SignInDesk::takeKey(int qtKey, const QString& typed)
{
    switch (qtKey) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_signIn.movePerson(qtKey == Qt::Key_Up ? -1 : 1);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_signIn.moveCounter(qtKey == Qt::Key_Left ? -1 : 1);
        break;
    case Qt::Key_Backspace:
        m_signIn.erase();
        break;
    case Qt::Key_Escape:
    case Qt::Key_Delete:
        m_signIn.clearPin();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_signIn.submit();
        break;
    default:
        if (typed.size() != 1 || !(typed.front().isLetterOrNumber()))
            return false;
        if (typed.front() >= '0' && typed.front() <= '9') {
            m_searched.clear();
            m_signIn.type(typed.front().toLatin1());
        } else {
            m_searched += typed;
            m_signIn.search(m_searched.toStdString());
        }
        refresh();
        return true;
    }
    m_searched.clear();
    refresh();
    return true;
}

void SignInDesk::choosePerson(const QString& id)
{
    m_signIn.choosePerson(PersonId{id.toStdString()});
    refresh();
}

void SignInDesk::chooseCounter(const QString& id)
{
    m_signIn.chooseCounter(CounterId{id.toStdString()});
    refresh();
}

void SignInDesk::type(const QString& digit)
{
    if (!digit.isEmpty())
        m_signIn.type(digit.front().toLatin1());
    refresh();
}

void SignInDesk::erase()
{
    m_signIn.erase();
    refresh();
}

void SignInDesk::clearPin()
{
    m_signIn.clearPin();
    refresh();
}

void SignInDesk::submit()
{
    m_signIn.submit();
    refresh();
}

QVariantList SignInDesk::people() const
{
    QVariantList rows;
    for (const PersonRow& row : m_people)
        rows << QVariantMap{{"id", QString::fromStdString(row.id.str())},
                            {"name", QString::fromStdString(row.name)},
                            {"place", QString::fromStdString(row.place)},
                            {"isChosen", row.isChosen}};
    return rows;
}

QVariantList SignInDesk::places() const
{
    QVariantList rows;
    for (const CounterPlace& place : m_places)
        rows << QVariantMap{{"id", QString::fromStdString(place.id.str())},
                            {"fields", QString::fromStdString(place.fields)},
                            {"state", QString::fromStdString(place.state)},
                            {"isTaken", place.isTaken},
                            {"isChosen", place.isChosen}};
    return rows;
}

void SignInDesk::refresh()
{
    auto people = m_signIn.people();
    auto places = m_signIn.places();
    const bool isOther = people != m_people || places != m_places;
    m_people = std::move(people);
    m_places = std::move(places);
    if (isOther)
        emit listsChanged();
    emit changed();
    const SignIn::State before = std::exchange(m_state, m_signIn.state());
    const bool isSettled = m_state == SignIn::State::NotNeeded || m_state == SignIn::State::Done;
    if (before != m_state && isSettled)
        emit settled();
}

}
