import QtQuick
import Luot.Ui

// The dwell ring round an icon disc. The choice itself is timed in C++ ; this only shows it.
// Use: `Ring { width: 184; height: 184; progress: flow.dwell; phase: Ring.Fill; icon: "family" }`
// Sizes: the disc is the ring's inside. Without an icon, put your own item into it: it is centred.
Item {
    id: ring

    enum Phase {
        Rest,    // no ring, a tinted disc
        Intent,  // highlighted, empty track
        Fill,    // amber grows from 12 o'clock
        Grace,   // the arc holds
        Leaving, // drains
        Frozen,  // the face is lost: pale, ‖
        Paused,  // a bystander: pale, ‖
        Done     // full, ✓
    }

    property int phase: Ring.Rest
    property real progress: 0
    property real strokeWidth: Theme.kiosk.ringStroke
    property string icon: ""
    property real iconSize: width * 0.42
    /// Number of segments of the arc; 0 is one piece. The scan mode's countdown has 12.
    property int segments: 0
    /// On light pages (greeting, neutral pose) the ring is chàm; on highlighted cards amber.
    property bool isOnLightPage: false

    readonly property bool halted: phase === Ring.Frozen || phase === Ring.Paused
    readonly property color arcColor: halted ? (isOnLightPage ? Theme.chamMiddle : Theme.amberPale)
                                             : (isOnLightPage ? Theme.cham : Theme.amber)

    implicitWidth: 184
    implicitHeight: 184

    Rectangle {
        anchors.fill: parent
        anchors.margins: ring.phase === Ring.Rest ? ring.strokeWidth : ring.strokeWidth - 1
        radius: width / 2
        antialiasing: true
        color: ring.phase === Ring.Rest ? Theme.light.disc : ring.isOnLightPage ? Theme.light.card : Theme.chamDeep
        border.width: ring.phase === Ring.Rest ? 3 : 0
        border.color: Theme.light.discEdge
    }

    RingArc {
        anchors.fill: parent
        visible: ring.phase !== Ring.Rest
        strokeWidth: ring.strokeWidth
        segments: ring.segments
        trackColor: ring.isOnLightPage ? Theme.light.ringTrack : Theme.dark.ringTrack
        color: ring.arcColor
        progress: ring.phase === Ring.Done ? 1 : ring.phase === Ring.Intent ? 0 : ring.progress
    }

    Icon {
        anchors.centerIn: parent
        width: ring.iconSize
        height: width
        name: ring.phase === Ring.Done ? "check" : ring.halted ? "pause" : ring.icon
        color: ring.phase === Ring.Rest || ring.isOnLightPage ? Theme.cham : Theme.dark.ink
    }
}
