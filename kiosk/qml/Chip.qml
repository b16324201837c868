import QtQuick
import Luot.Ui

// One thing said in a pill.
Rectangle {
    id: chip

    property string text: ""
    property string icon: "check"
    property int size: 34
    property real room: 1000

    width: Math.min(room, words.implicitWidth + size * 3.2)
    height: size * 2
    radius: height / 2
    color: Theme.chamTint

    Icon {
        x: chip.size * 0.95
        anchors.verticalCenter: parent.verticalCenter
        width: chip.size * 1.1
        height: width
        name: chip.icon
        strokeWidth: 4
    }

    Words {
        id: words

        x: chip.size * 2.4
        width: chip.width - x - chip.size * 0.7
        height: chip.height
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: chip.text
        size: chip.size
        weight: Font.DemiBold
        color: Theme.cham
    }
}
