#pragma once

#include "display-board/counter_display.h"

#include "ui/bus_session.h"
#include "ui/device_options.h"
#include "ui/key_feed.h"
#include "ui/screen.h"
#include "ui/self_test.h"
#include "ui/watchdog.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace luot::display_board {

/// What a counter's display is told on its command line.
struct CounterSettings {
    ui::DeviceOptions device;
    CounterId counter;
    bool keysFromStandardInput = false; ///< besides a keyboard's: for trials without one
    double textScale = 1.0; ///< how much larger than in the design texts are
};

/// The process of one counter's display: session, display and window, wired together. It does not speak.
///
/// Requires: a QGuiApplication; `clock` outlives it. Thread: the GUI thread.
class CounterApplication : public QObject {
    Q_OBJECT

public:
    CounterApplication(CounterSettings settings, const Clock& clock, QObject* parent = nullptr);
    ~CounterApplication() override;

    /// As Application::start().
    Result<> start();
    /// Shows every state on sample data, then ends the application.
    Result<> startSelfTest();

    /// Requires: start() or startSelfTest() succeeded.
    const CounterDisplay& display() const { return *m_display; }
    QQuickWindow* window() const { return m_screen.window(); }

private:
    Result<> showWindow(CounterDisplay::Rating rating);
    void follow();
    void send(int score);
    void onView(const std::vector<protocol::Event>& news);
    void onConnection();
    void onMode();
    void savePicture(const QString& what);

    CounterSettings m_settings;
    const Clock& m_clock;
    std::unique_ptr<CounterDisplay> m_display;
    ui::Watchdog m_watchdog;
    ui::BusSession m_session;
    ui::Screen m_screen;
    std::unique_ptr<ui::KeyFeed> m_keyFeed;
    QTimer m_tick;
    CounterDisplay::Mode m_lastMode = CounterDisplay::NotConnected;
};

/// The states of a counter's display on sample data. The display must outlive the steps.
std::vector<ui::SelfTestStep> counterSampleStates(CounterDisplay& display, const Clock& clock);

}
