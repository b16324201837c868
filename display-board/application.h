#pragma once

#include "display-board/board.h"
#include "display-board/zone.h"

#include "protocol/transcript.h"
#include "ui/bus_session.h"
#include "ui/device_options.h"
#include "ui/screen.h"
#include "ui/self_test.h"
#include "ui/voice.h"
#include "ui/watchdog.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace luot::display_board {

/// What the board alone is told on its command line, besides ui::DeviceOptions.
struct ApplicationSettings {
    ui::DeviceOptions device;
    double textScale = 1.0; ///< how much larger than in the design texts are
    BoardSettings board;
    Zone zone;
    ui::VoiceSettings voice;
};

/// The board's process: session, board, window, voice, transcript and pictures, wired together.
///
/// Requires: a QGuiApplication; `clock` outlives it. Thread: the GUI thread.
class Application : public QObject {
    Q_OBJECT

public:
    Application(ApplicationSettings settings, const Clock& clock, QObject* parent = nullptr);
    ~Application() override;

    /// Shows the window and starts connecting. Without a service the window says so and the log says what to
    /// do.
    Result<> start();

    /// Shows every state on sample data, then ends the application.
    Result<> startSelfTest();

private:
    Result<> showWindow();
    void follow();
    void onSnapshot();
    void keepCallsInVoice();
    void reportSound();
    void onCalled(const QString& label, const QString& counter);
    void onConnection();
    void savePicture(const QString& what);

    ApplicationSettings m_settings;
    const Clock& m_clock;
    protocol::Transcript m_transcript;
    Board m_board;
    ui::Watchdog m_watchdog;
    ui::BusSession m_session;
    protocol::BranchView m_view; ///< the zone's part of the session's
    std::unique_ptr<ui::Voice> m_voice;
    ui::Screen m_screen;
    QTimer m_tick;
    int m_pictures = 0;
    bool m_hasStarted = false; ///< a first snapshot is on the board
};

/// 14 July 2026, 09:41 in Viet Nam: when the sample data is.
inline constexpr WallTime sampleTime{Milliseconds{1783996860000}};

/// The states of a board on sample data, each with the name of its picture. The board must outlive the steps.
std::vector<ui::SelfTestStep> sampleStates(Board& board, const Clock& clock);

}
