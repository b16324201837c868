import QtQuick
import Luot.Ui

// One fact of a ticket: its icon, what it is, and the fact.
Item {
    id: row

    property string icon: ""
    property string caption: ""
    property string fact: ""

    width: 540
    height: 146

    Rectangle {
        y: 5
        width: 96
        height: 96
        radius: 48
        color: Theme.chamTint
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: 54
            height: 54
            name: row.icon
        }
    }

    Text {
        x: 126
        y: -4
        text: row.caption
        font: Theme.text(33)
        color: Theme.light.ink2
    }

    Text {
        x: 126
        y: 38
        width: row.width - x
        text: row.fact
        font: Theme.text(54, Font.Bold)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 32
        color: Theme.light.ink
    }
}
