#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include "clerk-terminal/desk.h"
#include "clerk-terminal/scanner_text.h"

#include <vector>

class QKeyEvent;

namespace luot::clerk_terminal {

/// Gives the F-keys and figures of a window to the desk, whatever has the focus, and what a hand scanner
/// types to the desk's face check; all other keys go their usual way.
///
/// A key that types something is held back for a moment, until it is known whether fingers or a scanner
/// pressed it (ScannerText); function keys never are. What a scanner reads is never a key: not at the desk,
/// not in a form, not at the sign-in. Where somebody types into a field it is text, unless it may be a
/// ticket's code, which goes nowhere but to the face check. A key held down counts once. Thread: the GUI
/// thread.
class DeskKeyboard : public QObject {
    Q_OBJECT

public:
    /// Requires: the desk outlives this.
    explicit DeskKeyboard(Desk& desk, QObject* parent = nullptr);
    ~DeskKeyboard() override;

    void watch(QObject* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Held {
        int key = 0;
        Qt::KeyboardModifiers modifiers;
        QString text;
        quint32 scanCode = 0;
    };

    bool takePress(QObject* window, const QKeyEvent& key);
    bool act(QObject* window, const QKeyEvent& key);
    void hold(const QKeyEvent& key, SteadyTime at);
    void settle();
    void handOver();
    void typeHeld();
    void forgetHeld();
    SteadyTime timeOf(const QKeyEvent& key) const;
    bool needsSignIn() const;

    Desk& m_desk;
    QPointer<QObject> m_window;
    ScannerText m_scanner;
    std::vector<Held> m_held;
    bool m_isTypingHeld = false;
    QTimer m_pause;
    QElapsedTimer m_clock; ///< for events that do not tell when they were
};

}
