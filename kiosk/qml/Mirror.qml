import QtQuick
import Luot.Kiosk
import Luot.Ui

// What the camera sees, round and mirrored, with an arrow on the rim where the head points. For those who do
// not use their head: how they choose instead.
Item {
    id: mirror

    required property VisitScreen visit
    property bool arrow: true
    property real rim: 8
    property color rimColor: Theme.chamMiddle
    /// A page that measures the head shows it whatever way was used last.
    property bool always: false
    /// Between two cards: it gives way to the larger one.
    property bool yields: false
    readonly property var lit: yields ? visit.cards[visit.highlighted] : null
    readonly property real aside: !lit || lit.row > 0 ? 0 : lit.column === 0 ? 12 : -12
    readonly property bool shows: visit.hasMirror && (always || visit.way === "Head")

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: "#D9E4F3"
        border.width: mirror.rim
        border.color: mirror.rimColor
        antialiasing: true

        Rectangle {
            anchors.fill: parent
            anchors.margins: mirror.rim
            radius: width / 2
            color: Theme.light.bg
            visible: mirror.rim > 0
            antialiasing: true
        }

        Icon {
            anchors.centerIn: parent
            visible: !mirror.shows
            width: parent.width * 0.5
            height: width
            name: mirror.always || mirror.visit.way === "Head" ? "person" : mirror.visit.way === "Touch" ? "hand-touch" : "scan"
        }

        RoundPicture {
            anchors.fill: parent
            anchors.margins: mirror.rim > 0 ? mirror.rim + 5 : 0
            visible: mirror.shows
            picture: mirror.visit.mirror
        }
    }

    // The arrow turns about the mirror's middle.
    Item {
        id: hand

        readonly property real head: Math.max(28, mirror.width * 0.2) ///< of the arrow

        anchors.centerIn: parent
        width: parent.width + 2 * head * 0.66
        height: width
        visible: mirror.arrow && mirror.shows && mirror.visit.pointing
        rotation: mirror.visit.direction

        RingArc {
            anchors.fill: parent
            anchors.margins: hand.head * 0.66 - 1
            strokeWidth: mirror.rim + 1
            startAngle: -40
            progress: 80 / 360
            color: Theme.cham
            trackColor: "transparent"
        }

        Triangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 0
            width: hand.head
            height: hand.head * 0.77
            color: Theme.cham
        }
    }
}
