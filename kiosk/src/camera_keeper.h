#pragma once

#include "base/result.h"
#include "kiosk/visit_view.h"
#include "vision/camera.h"
#include "vision/models.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace luot::kiosk {

class KioskSession;

/// Opens the camera and finds the models away from the GUI thread, and again every ten seconds when they are
/// lost. Where only the descriptor is missing, heads are followed without it.
///
/// Thread: the GUI thread.
class CameraKeeper : public QObject {
    Q_OBJECT

public:
    /// `source` as in KioskOptions; empty: there is no camera, and none is missed. `session` outlives the
    /// keeper.
    CameraKeeper(KioskSession& session, QString source, FaceBinding binding);
    ~CameraKeeper() override;

    void open();

signals:
    /// The camera cannot be had or has gone; each time it happens.
    void lost(const QString& sentence);

private:
    struct Opened;

    void use(const std::shared_ptr<Opened>& opened);
    void tryLater(const QString& sentence);

    KioskSession& m_session;
    QString m_source;
    FaceBinding m_binding;
    QTimer m_again;
    QString m_lastSentence; ///< logged once, not every ten seconds
    bool m_opening = false;
};

}
