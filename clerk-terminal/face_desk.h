#pragma once

// Qt first: moc 6.4 stumbles over <compare> when it is the first header of the standard library that it sees.
#include <QObject>
#include <QString>
#include <QTimer>
#include <QtQmlIntegration>

#include "clerk-terminal/face_check.h"

#include <memory>

namespace luot::clerk_terminal {

class CounterEyes;

/// The face check as the terminal's window shows it.
///
/// Every property changes with `changed`. Thread: the GUI thread.
class FaceDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made with the counter it stands at")

    Q_PROPERTY(Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(QString icon READ icon NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString keyText READ keyText NOTIFY changed) ///< what F10 does now; empty: nothing

public:
    enum Tone {
        Plain, ///< nothing is compared
        Busy, ///< something is waited for
        Green, ///< alike
        Amber, ///< not sure
        Red, ///< not alike
        Trouble, ///< nothing could be compared
    };
    Q_ENUM(Tone)
    using Send = std::function<void(const protocol::Command&, const RequestId&)>;

    /// `eyes`: null where the counter has no camera. Requires: `clock` outlives this.
    FaceDesk(std::unique_ptr<CounterEyes> eyes, const Clock& clock, Send send, QObject* parent = nullptr);
    ~FaceDesk() override;

    void follow(const std::optional<FaceCheck::Visit>& visit);
    void replied(const protocol::Reply& reply);
    void codeScanned(std::string text); ///< by a hand scanner
    Q_INVOKABLE void press(); ///< F10
    /// Esc. Ensures: false and nothing changed when there was nothing to end.
    bool leave();

    const FaceCheck& check() const { return m_check; }
    Tone tone() const;
    QString icon() const;
    QString title() const;
    QString text() const;
    QString keyText() const;

signals:
    void changed();

private:
    void listen();
    void openEyes();
    void refresh();
    QString troubleTitle() const;
    QString troubleText() const;
    QString hint() const;

    std::unique_ptr<CounterEyes> m_eyes; ///< none: no camera
    FaceCheck m_check;
    int m_number = 0; ///< of the check
    QTimer m_second;
};

}
