import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One outcome, chosen by its figure or by touch.
Rectangle {
    id: tile

    required property Desk desk
    required property int index
    required property string modelData
    readonly property bool isChosen: desk.outcome === index
    readonly property color ink: isChosen ? Theme.dark.ink : Theme.light.ink

    height: 58
    radius: 10
    color: isChosen ? Theme.cham : Theme.light.card
    border { width: Theme.clerk.border; color: isChosen ? Theme.cham : Theme.light.edge }
    activeFocusOnTab: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: (index + 1) + " " + modelData
    Accessible.checked: isChosen
    Keys.onSpacePressed: desk.choose(index)
    Keys.onReturnPressed: desk.choose(index)
    Keys.onEnterPressed: desk.choose(index)

    Rectangle {
        anchors { fill: parent; margins: -3 }
        visible: tile.isChosen || tile.activeFocus
        radius: tile.radius + 3
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    Row {
        id: row

        x: 10
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        KeyCap {
            id: figure

            anchors.verticalCenter: parent.verticalCenter
            width: 23
            height: 23
            text: tile.index + 1
            ink: tile.ink
        }
        Icon {
            visible: tile.width >= 150
            anchors.verticalCenter: parent.verticalCenter
            width: 20
            height: 20
            strokeWidth: 4
            name: ["folder-plus", "tray-check", "message", "ban"][tile.index]
            color: tile.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: tile.width - x - 16
            wrapMode: Text.Wrap
            text: tile.modelData
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: tile.ink
        }
    }
    TapHandler {
        onTapped: tile.desk.choose(tile.index)
    }
}
