import QtQuick
import Luot.Kiosk
import Luot.Ui

// What the camera sees, round and mirrored, with an arrow on the rim where the head points.
Item {
    id: mirror

    required property VisitScreen visit
    property bool arrow: true
    property real rim: 8
    property color rimColor: Theme.chamMiddle

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
            visible: !mirror.visit.hasMirror
            width: parent.width * 0.5
            height: width
            name: "person"
            color: Theme.chamMiddle
        }

        RoundPicture {
            anchors.fill: parent
            anchors.margins: mirror.rim > 0 ? mirror.rim + 5 : 0
            visible: mirror.visit.hasMirror
            picture: mirror.visit.mirror
        }
    }

    // The arrow turns about the mirror's middle.
    Item {
        id: hand

        readonly property real head: mirror.width < 150 ? 20 : 30 ///< of the arrow

        anchors.centerIn: parent
        width: parent.width + 2 * head
        height: width
        visible: mirror.arrow && mirror.visit.pointing
        rotation: mirror.visit.direction

        RingArc {
            anchors.fill: parent
            anchors.margins: hand.head
            strokeWidth: mirror.rim
            startAngle: -36
            progress: 0.2
            color: Theme.cham
            trackColor: "transparent"
        }

        Triangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 2
            width: hand.head
            height: hand.head * 0.77
            color: Theme.cham
        }
    }
}
