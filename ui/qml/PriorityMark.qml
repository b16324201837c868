import QtQuick
import Luot.Ui

// "Ư" in a filled disc: this ticket has priority.
// Use: `PriorityMark { size: 54; discColor: Theme.dark.ink; inkColor: Theme.dark.bg }`
Rectangle {
    id: mark

    property real size: 54
    property color discColor: Theme.light.ink
    property color inkColor: Theme.light.card

    implicitWidth: size
    implicitHeight: size
    radius: size / 2
    color: discColor
    antialiasing: true

    Icon {
        anchors.centerIn: parent
        width: mark.size * 0.86
        height: width
        name: "letter-priority"
        strokeWidth: 5
        color: mark.inkColor
    }
}
