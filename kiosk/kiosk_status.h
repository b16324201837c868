#pragma once

#include "protocol/vocabulary.h"
#include "ticket-printer/ticket_printer.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

#include "base/clock.h"

namespace luot::kiosk {

/// How this kiosk is, as staff see it: camera, printer, sound, whether somebody asks for help or has paused
/// it, wrong PINs, how many people came in the last hour.
///
/// A change is reported at once, but never twice a second; everything again after each connection, since the
/// service forgets what a device said when it restarts. Counts people, knows nobody. Thread: the GUI thread.
class KioskStatus : public QObject {
    Q_OBJECT

public:
    using Report = std::function<void(const protocol::DeviceStatus&)>;

    /// Requires: `clock` outlives it.
    KioskStatus(const Clock& clock, Report report, QObject* parent = nullptr);

    /// None: this kiosk has no printer.
    void printer(std::optional<ticket_printer::PrinterReadiness> readiness);
    void camera(protocol::PartState state);
    void sound(protocol::PartState state);
    void help(bool isAskedFor);
    void somebodyCame();
    void paused(bool isPaused);
    void wrongPins(int inARow);
    int peopleLastHour() const { return m_status.people.value_or(0); }
    /// The service is there (again).
    void connected();
    void disconnected() { m_isConnected = false; }

    const protocol::DeviceStatus& status() const { return m_status; }

private:
    void set(const std::string& part, protocol::PartState state);
    void count();
    void tell();

    const Clock& m_clock;
    Report m_report;
    protocol::DeviceStatus m_status;
    protocol::DeviceStatus m_told;
    bool m_isConnected = false;
    std::deque<SteadyTime> m_came; ///< in the last hour
    QTimer m_soon; ///< the next report
    QTimer m_minute; ///< people of the last hour become fewer
};

/// What staff have to do about it: bring a roll, look at it, or nothing.
protocol::PartState partStateOf(ticket_printer::PrinterReadiness readiness);

}
