#pragma once

#include <QObject>

#include "clerk-terminal/desk.h"

namespace luot::clerk_terminal {

/// Gives a window's F-keys and figures to the desk, whatever has the focus; all other keys go their usual way.
///
/// A key held down counts once. Thread: the GUI thread.
class DeskKeyboard : public QObject {
    Q_OBJECT

public:
    /// Requires: desk and window outlive this.
    DeskKeyboard(Desk& desk, QObject* window, QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Desk& m_desk;
};

}
