#pragma once

#include <QObject>
#include <QString>

#include "clerk-terminal/desk.h"

class QQuickWindow;

namespace luot::clerk_terminal {

/// Saves the window each time the desk comes into another state: clerk-free.png, clerk-called.png,
/// clerk-serving.png, clerk-finished.png; a later one of the same state takes the earlier one's place.
///
/// Thread: the GUI thread.
class DeskPictures : public QObject {
    Q_OBJECT

public:
    /// Requires: desk and window outlive this; make it after the window has been loaded, so that it sees the
    /// change.
    DeskPictures(Desk& desk, QQuickWindow& window, QString directory, QObject* parent = nullptr);

private:
    QString stateName() const; ///< empty: not worth a picture
    void look();

    Desk& m_desk;
    QQuickWindow& m_window;
    QString m_directory;
    QString m_last;
    bool m_hadVisit = false;
};

}
