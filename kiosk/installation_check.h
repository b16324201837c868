#pragma once

#include "kiosk/camera_check.h"
#include "kiosk/kiosk_options.h"
#include "protocol/keys.h"
#include "ticket-printer/ticket_printer.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace luot::kiosk {

/// One line of what the installer is told.
struct Finding {
    enum class Verdict {
        Well,
        Note, ///< worth knowing; nothing has to be done
        ToDo, ///< the sentence says what
    };

    Verdict verdict = Verdict::Well;
    QString part;
    QString sentence;
};

/// What a kiosk found out about its line to the service.
struct LineLook {
    std::string key; ///< why the key cannot be read; empty: it can
    bool isReached = false; ///< something listens at the address
    bool isLive = false; ///< the service answers this key
    protocol::Role role = protocol::Role::Kiosk;
    Milliseconds roundTrip{0};
    Milliseconds clockOff{0}; ///< this machine's calendar against the service's
};

/// What is to be said of it, in the language that is spoken; see Translation. Pure.
std::vector<Finding> findingsOf(const CameraLook& look);
Finding findingOf(const LineLook& look, const QString& server);
/// Requires: `profile` as the printer's own (TicketPrinter::profile).
Finding findingOf(ticket_printer::PrinterReadiness readiness, const ticket_printer::PrinterProfile& profile);
Finding soundFinding(bool hasDevice, bool isHeard);
Finding diskFinding(const QString& folder, bool isWritable, qint64 freeBytes);

/// Looks at everything the options name, tells a line each as soon as it is known. Takes 45 s at the longest.
/// True if nothing is to be done.
///
/// Requires: a QGuiApplication, whose events are worked off meanwhile. Thread: the GUI thread.
bool checkInstallation(const KioskOptions& options, const std::function<void(const Finding&)>& tell);

/// All of it on the terminal; the process's exit code.
int runCheck(const KioskOptions& options);

}
