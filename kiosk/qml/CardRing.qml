import QtQuick
import Luot.Kiosk
import Luot.Ui

// A card's icon in its ring: the dwell ring, or, while cards are scanned, twelve segments that only count.
Item {
    id: ring

    required property CardFrame card
    property real iconShare: 0.48
    /// How much larger the disc is at rest than the inside of the ring.
    property real growth: 0
    readonly property bool letter: card.entry.icon === "letter-priority" && shown.phase !== Ring.Done
    readonly property bool counts: card.visit.scanning && card.highlighted

    Ring {
        id: shown

        anchors.fill: parent
        anchors.margins: phase === Ring.Rest ? -ring.growth / 2 : 0
        strokeWidth: Math.min(16, ring.width * 0.09)
        icon: ring.card.entry.icon
        iconSize: ring.width * (ring.letter ? 0.36 : ring.iconShare)
        phase: ring.card.phase
        progress: ring.card.progress
        segments: ring.counts ? 12 : 0
        visible: ring.card.available
    }

    // The amber goes out segment by segment: what is left is left to press.
    RingArc {
        anchors.fill: parent
        visible: ring.counts
        strokeWidth: shown.strokeWidth
        segments: 12
        color: Theme.dark.ringTrack
        trackColor: Theme.amber
        progress: ring.card.visit.scanShare
    }

    Rectangle {
        anchors.centerIn: parent
        visible: ring.letter
        width: parent.width * 0.48
        height: width
        radius: width / 2
        color: "transparent"
        border.width: Math.max(4, parent.width * 0.028)
        border.color: ring.card.highlighted ? Theme.dark.ink : Theme.cham
        antialiasing: true
    }

    DashedFrame {
        anchors.centerIn: parent
        visible: !ring.card.available
        width: parent.width
        height: width
        radius: width / 2
        strokeWidth: 3
        color: "#9AA7BD"
    }

    Icon {
        anchors.centerIn: parent
        visible: !ring.card.available
        width: parent.width * 0.46
        height: width
        name: ring.card.entry.icon
        color: Theme.light.ink2
    }
}
