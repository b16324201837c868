#pragma once

#include "kiosk/visit_view.h"

#include <QObject>
#include <QString>

namespace luot::ui {
class Screen;
}

namespace luot::kiosk {

/// Saves a picture of each page the first visit reaches: kiosk-1-attract.png to kiosk-7-issued.png; pages
/// with a ring when it is half full, the number when its paper is out. A page with a choice is saved again
/// when the choice was another.
///
/// Thread: the GUI thread.
class PagePictures : public QObject {
    Q_OBJECT

public:
    PagePictures(ui::Screen& screen, QString folder);

    void shown(const VisitView& view);

private:
    ui::Screen& m_screen;
    QString m_folder;
    QString m_saving; ///< the picture that is being taken; no other meanwhile
    QString m_last;
    double m_lastRing = 0.0;
    bool m_hadNumber = false;
};

}
