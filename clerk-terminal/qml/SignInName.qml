import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One name to sign in with, and where that person works already.
Rectangle {
    id: row

    required property int index
    required property var modelData

    readonly property bool isSlim: width < 340

    signal picked

    height: Math.max(71, name.implicitHeight + place.implicitHeight + 20)
    color: modelData.isChosen ? Theme.chamTint : Theme.light.card
    Accessible.role: Accessible.RadioButton
    Accessible.name: modelData.name
    Accessible.checked: modelData.isChosen
    Accessible.onPressAction: row.picked()
    activeFocusOnTab: true
    Keys.onSpacePressed: row.picked()
    onActiveFocusChanged: if (activeFocus) ListView.view.positionViewAtIndex(index, ListView.Contain)

    Rectangle {
        z: 1
        anchors { fill: parent; margins: 2 }
        visible: row.activeFocus
        radius: 6
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }

    Rectangle {
        visible: row.modelData.isChosen
        width: 6
        height: parent.height
        color: Theme.cham
    }
    Rectangle {
        x: 16
        anchors.verticalCenter: parent.verticalCenter
        width: 44
        height: 44
        radius: 22
        color: row.modelData.isChosen ? Theme.cham : Theme.chamTint

        Icon {
            anchors.centerIn: parent
            width: 24
            height: 24
            strokeWidth: 4
            name: row.modelData.isChosen ? "check" : "person"
            color: row.modelData.isChosen ? Theme.dark.ink : Theme.cham
        }
    }
    Text {
        id: name

        x: 74
        y: row.isSlim && row.modelData.place !== "" ? 10 : (row.height - height) / 2
        width: (row.isSlim ? row.width - 16 : place.x - 8) - x
        wrapMode: Text.Wrap
        text: row.modelData.name
        font: Theme.text(18, Font.Bold)
        color: Theme.light.ink
    }
    Text {
        id: place

        x: row.isSlim ? 74 : parent.width - width - 16
        y: row.isSlim ? name.y + name.height + 2 : (row.height - height) / 2
        text: row.modelData.place
        font: Theme.text(Theme.clerk.least, Font.Bold)
        color: Theme.light.ink2
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.light.hairline
    }
    TapHandler {
        onTapped: row.picked()
    }
}
