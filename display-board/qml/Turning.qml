import QtQuick
import Luot.Ui

// The ring that says "reconnecting": three quarters of a turn, 1.2 s a turn, the only thing that loops.
RingArc {
    progress: 0.75
    trackColor: "transparent"

    RotationAnimation on rotation {
        loops: Animation.Infinite
        from: 0
        to: 360
        duration: Theme.reconnectTurn
    }
}
