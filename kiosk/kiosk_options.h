#pragma once

#include "base/result.h"
#include "kiosk/kiosk_sounds.h"
#include "kiosk/visit_view.h"
#include "ui/device_options.h"
#include "ui/translation.h"
#include "vision/face_bands.h"

#include <QCommandLineParser>
#include <QString>

#include <optional>

namespace luot::kiosk {

/// Whether the kiosk ends after one visit with a number, as a demo does.
enum class Once { No, Yes };

/// What the kiosk is told on its command line, besides ui's options.
struct KioskOptions {
    ui::DeviceOptions device;
    QString camera; ///< a device, a clip, a folder, or "citizen:…"; empty: touch only
    /// Off: heads only choose; no descriptor is loaded, nobody is asked for consent, no face goes with a
    /// ticket.
    FaceBinding faceBinding = FaceBinding::On;
    QString nearestFile; ///< where distances to the nearest other face are counted; empty: nowhere
    vision::SecondTicketBands secondTicket; ///< as luotctl vision calibrate proposes
    QString printer; ///< "tcp:HOST:PORT", a device, "file:PATH"; empty: no paper
    QString printerProfile = "80mm";
    QString stateDir; ///< where a number on its way is kept across a power cut
    bool keyOverNetwork = false; ///< print a face's key on a printer that others on the network could hear
    bool keysFromStdin = false; ///< keys also come from the standard input, one a line
    Once once = Once::No; ///< end after one visit with a number
    std::optional<int> visitTimeoutSeconds; ///< for `once`
    KioskSoundSettings sound;
    bool reducedMotion = false; ///< pictures stand still, nothing slides; rings still fill
    /// What is done instead of serving citizens.
    enum class Task { Serve, Check, SetPin } task = Task::Serve;
    ui::Language language = ui::Language::Vietnamese; ///< of what Check says
};

void addKioskOptions(QCommandLineParser& parser);

/// Requires: the parser has parsed. Fails with a sentence that says what to write instead.
Result<KioskOptions> readKioskOptions(const QCommandLineParser& parser);

}
