import QtQuick
import Luot.Ui

// One fact of a ticket: its icon, what it is, and the fact.
Item {
    id: row

    property string icon: ""
    property string caption: ""
    property string fact: ""
    property int size: 54
    property int captionSize: 33
    readonly property real disc: size * 1.78

    Rectangle {
        width: row.disc
        height: row.disc
        radius: row.disc / 2
        color: Theme.chamTint
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: parent.width * 0.56
            height: width
            name: row.icon
        }
    }

    Words {
        x: row.disc + 30
        y: -6
        width: row.width - x
        height: row.captionSize * 1.4
        wrapMode: Text.NoWrap
        text: row.caption
        size: row.captionSize
        color: Theme.light.ink2
    }

    Words {
        x: row.disc + 30
        y: row.captionSize * 1.15
        width: row.width - x
        height: row.size * 1.3
        wrapMode: Text.NoWrap
        text: row.fact
        size: row.size
        weight: Font.Bold
    }
}
