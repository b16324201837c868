#pragma once

#include "base/clock.h"
#include "kiosk/face_window.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/kiosk_status.h"
#include "kiosk/ticket_desk.h"
#include "kiosk/visit_flow.h"
#include "kiosk/visit_screen.h"
#include "protocol/transcript.h"
#include "ui/watchdog.h"
#include "vision/face_watch.h"
#include "vision/testing/screen_view.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace luot::ui {
class BusSession;
}

namespace luot::kiosk {

/// Whether the screen shows what the camera sees. Where pictures of the screen are kept, real people must not
/// be on them.
enum class MirrorShows { People, Nobody };

/// Whom the kiosk looks at: nobody while it is paused or its caretaker is at it.
enum class Serving { Nobody, Everybody };

/// One kiosk at work: brings what happens (camera, service, printer, fingers, time) to the visit and does
/// what the visit asks for.
///
/// Thread: the GUI thread. Camera, service and printer have threads of their own and arrive by queued calls.
class KioskSession : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const Clock& clock;
        const protocol::Transcript& transcript;
        VisitScreen& screen;
        ui::BusSession& bus;
        PrintThread* printer = nullptr; ///< nullptr: this kiosk has none
        FaceWindow& faces;
        KioskSounds& sounds;
    };

    KioskSession(Parts parts, DeskSettings desk, MirrorShows mirror);
    ~KioskSession() override;

    /// From now on this camera is watched, once the models are loaded: watching() or cameraLost() tells.
    void watch(std::unique_ptr<vision::Camera> camera, const vision::Models& models);
    /// There is no camera for now; touch still works.
    void cameraFailed(CameraTrouble trouble);
    /// Who else looks at the screen: the scripted citizen's eyes.
    void showTo(std::function<void(const vision::testing::ScreenView&)> eyes);

    const VisitView& view() const { return m_flow.view(); }
    bool takesPresses() const { return m_flow.takesPresses(m_parts.clock.steady()); }
    KioskStatus& status() { return m_status; }

    void setServing(Serving serving) { m_serving = serving; }
    void setLargeTextAtFirst(bool isLarge);
    /// Beats with each picture; rests while it is known, and shown, that there are none.
    void setPulse(std::shared_ptr<ui::Pulse> camera) { m_pulse = std::move(camera); }

signals:
    /// A visit with a number has ended, and all that had to be told or printed is done.
    void visitEnded(luot::kiosk::EndVisit::Result result);
    /// Another card is highlighted, by a head that has pointed there since the frame of that time.
    void highlighted(SteadyTime turnedAt);
    /// The models are loaded, and heads are followed.
    void watching();
    /// One more picture has been looked at.
    void seen(const luot::vision::Sighting& sighting);
    /// No more pictures; the sentence says why.
    void cameraLost(const QString& sentence);

private:
    void take(const VisitInput& input);
    void show();
    void perform(const Reached& reached);
    void perform(const BeginTemplate&);
    void perform(const DropTemplate&);
    void perform(const SearchRecent& search);
    void perform(const WarmPrinter&);
    void perform(const AskPrinter&);
    void perform(const IssueNumber& order);
    void perform(const AbandonNumber&);
    void perform(const PrintCopy&);
    void perform(const ReprintHeld& order);
    void perform(const ListProcedures& wanted);
    void perform(const CallStaff&);
    void perform(const SeekCode& order);
    void perform(const EraseFace& order);
    void perform(const InviteToPhone&);
    void perform(const CancelNumber& order);
    void perform(const EndVisit& end);
    QString shownCode() const;
    void remember(const protocol::Ticket& ticket);
    void seeBranch();
    void sighted(const vision::Sighting& sighting);
    void begin(vision::Templates templates);
    void lose(const QString& sentence);
    void connectPresses();
    void endWhenIdle();

    Parts m_parts;
    MirrorShows m_mirrorShows;
    VisitFlow m_flow;
    TicketDesk m_desk;
    KioskStatus m_status;
    Serving m_serving = Serving::Everybody;
    bool m_isLargeAtFirst = false; ///< the texts of each visit
    std::shared_ptr<ui::Pulse> m_pulse = std::make_shared<ui::Pulse>();
    bool m_isListening = false; ///< each page is read aloud
    /// Whether the camera's thread looks for a ticket's code.
    std::shared_ptr<std::atomic<bool>> m_seeksCode = std::make_shared<std::atomic<bool>>(false);
    QTimer m_tick;
    std::function<void(const vision::testing::ScreenView&)> m_eyes;
    std::optional<vision::FaceTemplate> m_face;
    std::optional<vision::FaceTemplate> m_asking; ///< whose number has been asked for
    bool m_darkSaid = false; ///< in the log, until it is lighter
    int m_visit = 0; ///< tells a late template from this visit's
    std::optional<EndVisit::Result> m_ended; ///< a number's visit, not yet told
    bool m_watching = false; ///< the models of `m_watch` are loaded
    std::unique_ptr<vision::FaceWatch> m_watch;
};

}
