import QtQuick
import Luot.Ui

// The product's mark: one turn of a ring, and the amber dot that is now. Use: `Mark { size: 88; color: Theme.cham }`.
// The size is that of the box; the ring with its dot fills it.
Item {
    id: mark

    property real size: 72
    property color color: "#FFFFFF"
    property color dotColor: Theme.amber
    /// Where the dot stands, degrees clockwise from the top; the attract page lets it travel.
    property real dotAngle: 0

    readonly property real unit: size / 77
    readonly property point middle: Qt.point(size / 2, 40 * unit)

    implicitWidth: size
    implicitHeight: size

    RingArc {
        x: mark.middle.x - width / 2
        y: mark.middle.y - height / 2
        width: 73.2 * mark.unit
        height: width
        strokeWidth: 13.2 * mark.unit
        color: mark.color
        trackColor: "transparent"
        startAngle: mark.dotAngle + 44
        progress: (360 - 88) / 360
    }

    Rectangle {
        readonly property real angle: mark.dotAngle * Math.PI / 180

        width: 20 * mark.unit
        height: width
        radius: width / 2
        color: mark.dotColor
        antialiasing: true
        x: mark.middle.x + 30 * mark.unit * Math.sin(angle) - width / 2
        y: mark.middle.y - 30 * mark.unit * Math.cos(angle) - height / 2
    }
}
