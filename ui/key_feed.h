#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QSocketNotifier>
#include <QStringList>
#include <QTimer>
#include <QWindow>

#include <functional>

namespace luot::ui {

/// Keys from a pipe, one a line ("F1", "3"), typed into a window as a keyboard would.
///
/// A key waits until `isReady`, as people wait for the screen, at most `longestWait`. A line that is no key
/// is logged and left out; the pipe's end changes nothing. Thread: the GUI thread.
class KeyFeed : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds longestWait{10000};

    /// Requires: `descriptor` stays open as long as the feed; `window` is where the keys go.
    KeyFeed(int descriptor, QWindow* window, std::function<bool()> isReady, QObject* parent = nullptr);

private:
    void read();
    void typeNext();

    int m_descriptor;
    QPointer<QWindow> m_window;
    std::function<bool()> m_isReady;
    QSocketNotifier m_notifier;
    QByteArray m_rest;
    QList<int> m_keys; ///< Qt::Key, not typed yet
    QTimer m_retry;
    int m_retries = 0;
    quint64 m_pressedAt = 0; ///< milliseconds, on a clock of its own
};

}
