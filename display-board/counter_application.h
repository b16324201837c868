#pragma once

#include "display-board/counter_display.h"

#include "ui/bus_session.h"
#include "ui/device_options.h"
#include "ui/screen.h"
#include "ui/self_test.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace luot::display_board {

/// The process of one counter's display: session, display and window, wired together. It does not speak.
///
/// Requires: a QGuiApplication; `clock` outlives it. Thread: the GUI thread.
class CounterApplication : public QObject {
    Q_OBJECT

public:
    CounterApplication(ui::DeviceOptions options, CounterId counter, const Clock& clock,
                       QObject* parent = nullptr);
    ~CounterApplication() override;

    /// As Application::start().
    Result<> start();
    /// Shows every state on sample data, then ends the application.
    Result<> startSelfTest();

    /// Requires: start() or startSelfTest() succeeded.
    const CounterDisplay& display() const { return *m_display; }
    QQuickWindow* window() const { return m_screen.window(); }

private:
    Result<> showWindow();
    void send(int score);
    void onConnection();
    void savePicture();

    ui::DeviceOptions m_options;
    CounterId m_counter;
    const Clock& m_clock;
    std::unique_ptr<CounterDisplay> m_display;
    ui::BusSession m_session;
    ui::Screen m_screen;
    QTimer m_tick;
    CounterDisplay::Mode m_pictured = CounterDisplay::NotConnected;
};

/// The states of a counter's display on sample data. The display must outlive the steps.
std::vector<ui::SelfTestStep> counterSampleStates(CounterDisplay& display, const Clock& clock);

}
