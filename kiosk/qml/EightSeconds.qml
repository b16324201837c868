import QtQuick

// The clock of everything that moves by itself: a turn of eight seconds, in steps that a machine without a graphics
// card can draw.
Timer {
    id: clock

    required property Sheet sheet
    /// Begins where every picture shows what has been reached.
    property int tick: 146
    /// 0 to 1; -1: stands still.
    readonly property real phase: sheet.visit.reducedMotion ? -1 : tick / 160

    interval: 50
    repeat: true
    running: sheet.visible && !sheet.visit.reducedMotion
    onTriggered: tick = (tick + 1) % 160
}
