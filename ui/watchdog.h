#pragma once

#include "base/clock.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace luot::ui {

/// How one thread shows that it is at work.
///
/// Thread: any.
class Pulse {
public:
    void beat()
    {
        ++m_beats;
        m_rests = false;
    }
    /// It stands still, and that is known and shown: nothing is expected until the next beat.
    void rest() { m_rests = true; }

private:
    friend class Watchdog;

    std::atomic<std::uint64_t> m_beats = 0;
    std::atomic<bool> m_rests = true;
};

/// Tells systemd that this program is up and well (READY=1, WATCHDOG=1, STATUS=…), so that it is started
/// again when it hangs.
///
/// It speaks from the GUI thread's event loop, so a GUI that hangs falls silent; and only while every pulse
/// beats. A pulse that is silent for too long is named in the log and in the status, and forgiven when it
/// beats again. Without systemd (no NOTIFY_SOCKET, no WATCHDOG_USEC) nothing is told. Thread: the GUI thread.
class Watchdog : public QObject {
    Q_OBJECT

public:
    /// Requires: `clock` outlives it.
    explicit Watchdog(const Clock& clock, QObject* parent = nullptr);
    ~Watchdog() override;

    /// Somebody whose beats are needed from the first one on, never further apart than `within`.
    std::shared_ptr<Pulse> expect(const QString& part, Milliseconds within);
    /// What is shown is shown.
    void started();
    /// One line for `systemctl status`.
    void say(const QString& status);

    /// What the timer does: looks at every pulse, and feeds systemd's watchdog if all beat.
    void turn();

private:
    struct Part {
        QString name;
        Milliseconds within{0};
        std::shared_ptr<Pulse> pulse;
        std::uint64_t beats = 0;
        SteadyTime heard;
        bool isSilent = false;
    };

    bool isAlive(Part& part);

    const Clock& m_clock;
    std::vector<Part> m_parts;
    QTimer m_timer; ///< runs only where systemd waits for it
    QString m_status;
};

}
