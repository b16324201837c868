#pragma once

#include <QObject>
#include <QTimer>

#include "clerk-terminal/desk.h"
#include "clerk-terminal/scanner_text.h"

class QKeyEvent;

namespace luot::clerk_terminal {

/// Gives the F-keys and figures of a window to the desk, whatever has the focus, and what a hand scanner
/// types to the desk's face check, unless somebody is typing into a field; all other keys go their usual way.
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
    bool isScanners(const QKeyEvent& key);
    void handOverCode();

    Desk& m_desk;
    ScannerText m_scanner;
    QTimer m_scannerPause;
};

}
