import QtQuick
import Luot.Ui

// One thing said in a pill.
Rectangle {
    id: chip

    property string text: ""
    property string icon: "check"
    property int size: 34

    width: row.implicitWidth + 64
    height: size * 2
    radius: height / 2
    color: Theme.chamTint

    Row {
        id: row

        anchors.centerIn: parent
        spacing: 16

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: chip.size * 1.1
            height: width
            name: chip.icon
            strokeWidth: 4
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            font: Theme.text(chip.size, Font.DemiBold)
            color: Theme.cham
        }
    }
}
