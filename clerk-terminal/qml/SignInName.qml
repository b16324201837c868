import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One name to sign in with, and where that person works already.
Rectangle {
    id: row

    required property var modelData

    signal picked

    height: 71
    color: modelData.isChosen ? Theme.chamTint : Theme.light.card
    Accessible.role: Accessible.RadioButton
    Accessible.name: modelData.name
    Accessible.checked: modelData.isChosen
    Accessible.onPressAction: row.picked()

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
        x: 74
        width: place.x - x - 8
        anchors.verticalCenter: parent.verticalCenter
        elide: Text.ElideRight
        text: row.modelData.name
        font: Theme.text(18, Font.Bold)
        color: Theme.light.ink
    }
    Text {
        id: place

        x: parent.width - width - 16
        anchors.verticalCenter: parent.verticalCenter
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
