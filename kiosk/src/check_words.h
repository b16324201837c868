#pragma once

#include "kiosk/installation_check.h"

#include <QCoreApplication>

namespace luot::kiosk {

/// The sentences of --check.
class CheckWords {
    Q_DECLARE_TR_FUNCTIONS(luot::kiosk::CheckWords)

public:
    static QString verdict(Finding::Verdict verdict); ///< "TỐT", "CẦN LÀM", "LƯU Ý"
    static Finding models(const CameraLook& look);
    static Finding camera(const CameraLook& look);
    static Finding cameraHangs(int seconds);
    static Finding noCamera();
    static Finding light(const CameraLook& look);
    static Finding distance(const CameraLook& look);
    static Finding noPrinter();
    static Finding printer(ticket_printer::PrinterReadiness readiness,
                           const ticket_printer::PrinterProfile& profile);
    static Finding printerOption(const std::string& why);
    static Finding sound(bool hasDevice, bool isHeard);
    static Finding line(const LineLook& look, const QString& server);
    static Finding disk(const QString& folder, bool isWritable, qint64 freeBytes);
    static Finding pin(bool isSet);
};

}
