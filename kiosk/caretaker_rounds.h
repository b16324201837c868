#pragma once

#include "base/clock.h"
#include "kiosk/caretaker_desk.h"
#include "kiosk/caretaker_pin.h"
#include "kiosk/kiosk_settings.h"
#include "vision/sighting.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <filesystem>

namespace luot::ui {
class BusSession;
}

namespace luot::kiosk {

class KioskSession;
class KioskSounds;
class PrintThread;
class VisitScreen;

/// Brings the caretaker's page together with the kiosk: PIN, settings, tests, what is seen and heard.
///
/// While the page is open or the kiosk is paused, the kiosk sees nobody. Thread: the GUI thread.
class CaretakerRounds : public QObject {
    Q_OBJECT

public:
    struct Parts { ///< all outlive it
        const Clock& clock;
        VisitScreen& screen;
        KioskSession& session;
        ui::BusSession& bus;
        KioskSounds& sounds;
        PrintThread* printer = nullptr; ///< nullptr: this kiosk has none
        QString server; ///< "192.168.1.10:5560"
    };

    /// `stateFolder`: of the PIN.
    CaretakerRounds(Parts parts, SettingsFile settings, const std::filesystem::path& stateFolder);
    ~CaretakerRounds() override;

signals:
    void restartWanted();

private:
    void apply();
    void check(const std::string& pin);
    void keep();
    void printTest();
    void soundTest();
    void soundTested();
    void saw(const vision::Sighting& sighting);
    void look();
    CaretakerFacts facts() const;
    CaretakerFacts::State camera() const;
    CaretakerFacts::State light() const;

    Parts m_parts;
    CaretakerDesk& m_desk;
    CaretakerPin m_pin;
    SettingsFile m_file;
    bool m_isTestingSound = false;
    QTimer m_second;
    std::deque<SteadyTime> m_seen; ///< pictures of the last two seconds
    std::optional<int> m_brightness; ///< of the last picture, 0 to 255
};

}
