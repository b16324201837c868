#pragma once

#include <QObject>

#include "clerk-terminal/desk.h"

namespace luot::clerk_terminal {

/// Gives the F-keys and figures of a window to the desk, whatever has the focus; all other keys go their
/// usual way.
///
/// A key held down counts once. Thread: the GUI thread.
class DeskKeyboard : public QObject {
    Q_OBJECT

public:
    /// Requires: the desk outlives this.
    explicit DeskKeyboard(Desk& desk, QObject* parent = nullptr);

    void watch(QObject* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Desk& m_desk;
};

}
