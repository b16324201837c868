import QtQuick
import Luot.Ui

// A key of the PIN pad, for those who touch.
Rectangle {
    id: key

    property string text: ""
    property bool isWord: false

    signal picked

    height: 84
    radius: 10
    color: touch.pressed ? Theme.chamTint : isWord ? Theme.light.bg : Theme.light.card
    border { width: 2; color: Theme.light.edge }
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: key.picked()

    Text {
        anchors.centerIn: parent
        text: key.text
        font: key.isWord ? Theme.text(18, Font.Bold) : Theme.number(34)
        color: Theme.cham
    }
    TapHandler {
        id: touch

        onTapped: key.picked()
    }
}
