import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One choice of a question: its digit, its words, a note at the right.
Rectangle {
    id: tile

    property string cap: ""
    property string text: ""
    property string note: ""
    property bool isChosen: false
    property bool isDashed: false
    readonly property color ink: isChosen ? Theme.dark.ink : Theme.light.ink

    signal picked

    width: parent ? parent.width : 328
    height: Math.max(40, words.implicitHeight + 16)
    radius: 8
    color: isChosen ? Theme.cham : Theme.light.card
    border { width: Theme.clerk.border; color: isChosen ? Theme.cham : isDashed ? Theme.light.hairline : Theme.light.edge }
    Accessible.role: Accessible.RadioButton
    Accessible.name: cap + " " + text
    Accessible.checked: isChosen
    Accessible.onPressAction: tile.picked()

    Rectangle {
        anchors { fill: parent; margins: -3 }
        visible: tile.isChosen
        radius: tile.radius + 3
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    KeyCap {
        id: figure

        x: 9
        visible: tile.cap.length > 0
        anchors.verticalCenter: parent.verticalCenter
        width: 23
        height: 23
        text: tile.cap
        ink: tile.ink
    }
    Text {
        id: words

        x: tile.cap.length > 0 ? 42 : 12
        width: extra.x - x - 8
        anchors.verticalCenter: parent.verticalCenter
        wrapMode: Text.Wrap
        text: tile.text
        font: Theme.text(15, Font.DemiBold)
        color: tile.ink
    }
    Text {
        id: extra

        x: parent.width - width - 12
        width: Math.min(implicitWidth, parent.width / 2)
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        text: tile.note
        font: Theme.text(Theme.clerk.least)
        color: tile.isChosen ? Theme.dark.ink2 : Theme.light.ink2
    }
    TapHandler {
        onTapped: tile.picked()
    }
}
