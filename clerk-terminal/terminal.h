#pragma once

#include <QCommandLineParser>
#include <QObject>

#include "base/result.h"
#include "clerk-terminal/desk.h"
#include "clerk-terminal/desk_keyboard.h"
#include "clerk-terminal/desk_pictures.h"
#include "clerk-terminal/draft_file.h"
#include "clerk-terminal/face_desk.h"
#include "clerk-terminal/sign_in_desk.h"
#include "protocol/transcript.h"
#include "ui/bus_session.h"
#include "ui/device_options.h"
#include "ui/key_feed.h"
#include "ui/screen.h"
#include "ui/translation.h"
#include "ui/watchdog.h"

#include <memory>

namespace luot::clerk_terminal {

/// What the terminal is told on its command line, besides what every device is.
struct TerminalOptions {
    ui::DeviceOptions device;
    CounterId counter; ///< empty: chosen when somebody signs in
    bool keysFromStandardInput = false;
    QString stateDir; ///< where what was entered is kept across a restart
    QString camera; ///< for the face check; empty: there is none
    ui::Reading reading;
};

/// --counter N  --keys-from-stdin  --strip  --state DIR  --camera DEVICE, and ui's addDeviceOptions
/// and addReadingOptions.
void addTerminalOptions(QCommandLineParser& parser);

/// Requires: the parser has parsed. Fails with a sentence that says what to write instead.
Result<TerminalOptions> readTerminalOptions(const QCommandLineParser& parser);

/// Whatever the terminal says from now on is in `language`: its pages, and its Wording. To be called before
/// the desk is made. Requires: `translation` outlives it. Fails as Translation::use() does; the texts are
/// Vietnamese then.
Result<> speak(ui::Translation& translation, ui::Language language);

/// One counter's terminal: the window, its keys, its line to the service.
///
/// Requires: a QGuiApplication. Thread: the GUI thread.
class Terminal : public QObject {
    Q_OBJECT

public:
    explicit Terminal(TerminalOptions options, QObject* parent = nullptr);
    ~Terminal() override;

    /// Shows the window and starts connecting; a service that is not there is waited for. Fails on what
    /// waiting cannot mend.
    Result<> start();

private:
    void send(const protocol::Command& command, const RequestId& id);
    void sendForFace(const protocol::Command& command, const RequestId& id);
    void noteCheck();
    void sendSigningIn(const protocol::Command& command, const RequestId& id);
    void heard(const protocol::Command& command, const protocol::Reply& reply);
    void sitDown();
    void signOut();
    void keepDraft();
    void lookWhoIsThere();
    void followLink();
    void sayIfAlone();

    TerminalOptions m_options;
    SystemClock m_clock;
    protocol::Transcript m_transcript;
    std::string m_branch;
    std::string m_machine; ///< "clerk:c1"
    std::string m_token; ///< of who is signed in; empty: nobody
    ui::Watchdog m_watchdog;
    ui::BusSession m_bus;
    Desk m_desk;
    std::unique_ptr<SignInDesk> m_signIn;
    FaceDesk m_face;
    bool m_wasCompared = false;
    DraftFile m_draft;
    DeskKeyboard m_keyboard;
    ui::Screen m_screen;
    std::unique_ptr<DeskPictures> m_pictures;
    std::unique_ptr<ui::KeyFeed> m_keyFeed;
};

}
