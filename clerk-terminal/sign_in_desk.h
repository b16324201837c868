#pragma once

// Qt first: moc 6.4 stumbles over <compare> when it is the first header of the standard library that it sees.
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>
#include <QtQmlIntegration>

#include "clerk-terminal/sign_in.h"

namespace luot::clerk_terminal {

/// Signing in as its page shows it. Every property changes with `changed`. Thread: the GUI thread.
class SignInDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made with the terminal it belongs to")

    Q_PROPERTY(bool isNeeded READ isNeeded NOTIFY changed)
    Q_PROPERTY(QVariantList people READ people NOTIFY listsChanged) ///< {id, name, place, isChosen}
    Q_PROPERTY(
        QVariantList places READ places NOTIFY listsChanged) ///< {id, fields, state, isTaken, isChosen}
    Q_PROPERTY(QString personName READ personName NOTIFY changed)
    Q_PROPERTY(QString counter READ counter NOTIFY changed)
    Q_PROPERTY(int pinLength READ pinLength NOTIFY changed)
    Q_PROPERTY(int shortestPin READ shortestPin CONSTANT)
    Q_PROPERTY(bool isReady READ isReady NOTIFY changed)
    Q_PROPERTY(QString whyNotReady READ whyNotReady NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)
    Q_PROPERTY(QString centre READ centre NOTIFY changed)

public:
    SignInDesk(SignIn signIn, QObject* parent = nullptr);

    void follow(const protocol::BranchView& view);
    void linkChanged(protocol::LinkState link);
    void replied(const protocol::Reply& reply);
    void begin(const QString& why);

    /// A key of the keyboard. Ensures: false and nothing done unless it is one of the page's.
    bool takeKey(int qtKey, const QString& typed);
    Q_INVOKABLE void choosePerson(const QString& id);
    Q_INVOKABLE void chooseCounter(const QString& id);
    Q_INVOKABLE void type(const QString& digit);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void clearPin();
    Q_INVOKABLE void submit();

    bool isNeeded() const { return m_signIn.state() == SignIn::State::Needed; }
    const SignIn& signIn() const { return m_signIn; }
    QVariantList people() const;
    QVariantList places() const;
    QString personName() const { return QString::fromStdString(m_signIn.personName()); }
    QString counter() const { return QString::fromStdString(m_signIn.counter().str()); }
    int pinLength() const { return static_cast<int>(m_signIn.pinLength()); }
    int shortestPin() const { return static_cast<int>(SignIn::shortestPin); }
    bool isReady() const { return m_signIn.isReady(); }
    QString whyNotReady() const { return QString::fromStdString(m_signIn.whyNotReady()); }
    QString message() const { return QString::fromStdString(m_signIn.message()); }
    QString centre() const { return m_centre; }

signals:
    void changed();
    void listsChanged();
    /// Nobody has to sign in, or somebody has; `signIn()` says which.
    void settled();

private:
    void refresh();

    SignIn m_signIn;
    SignIn::State m_state;
    QString m_centre;
    QString m_searched; ///< letters typed in a row
    std::vector<PersonRow> m_people;
    std::vector<CounterPlace> m_places;
    QTimer m_names; ///< somebody new may be among them
};

}
