import QtQuick
import Luot.Ui

// One setting: what it is, and what it is now on a button that changes it.
Rectangle {
    id: row

    property string caption: ""
    property string line: ""
    property string text: ""
    property string icon: ""
    property bool large: false
    property bool lit: false
    property real room: 460 ///< the button's
    default property alias control: place.data
    signal clicked

    radius: 20
    color: Theme.light.card

    Words {
        x: 28
        y: 10
        width: row.width - x - row.room - 50
        height: row.line.length > 0 && !row.large ? row.height * 0.46 : row.height - 20
        verticalAlignment: row.line.length > 0 && !row.large ? Text.AlignBottom : Text.AlignVCenter
        text: row.caption
        size: row.large ? 50 : 36
        weight: Font.Bold
    }

    Words {
        x: 28
        y: row.height * 0.54
        width: row.width - x - row.room - 50
        height: row.height * 0.44
        visible: row.line.length > 0 && !row.large
        text: row.line
        size: 27
        color: Theme.light.ink2
    }

    Item {
        id: place

        x: row.width - row.room - 24
        y: (row.height - height) / 2
        width: row.room
        height: Math.min(row.height - 24, 140)

        TouchButton {
            anchors.fill: parent
            visible: row.text.length > 0
            enabledToPress: visible
            icon: row.icon
            text: row.text
            lit: row.lit
            size: row.large ? 50 : 34
            onClicked: row.clicked()
        }
    }
}
