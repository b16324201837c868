import QtQuick
import Luot.Ui

// Why a card cannot be chosen just now.
Rectangle {
    id: pill

    property string text: ""
    property int size: 29

    width: Math.min(parent.width - 16, words.implicitWidth + size * 1.5)
    height: size * 1.76
    radius: height / 2
    color: Theme.light.card
    border.width: Theme.kiosk.border
    border.color: Theme.light.edge
    antialiasing: true

    Words {
        id: words

        anchors.centerIn: parent
        width: parent.width - 16
        height: parent.height
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: pill.text
        size: pill.size
        weight: Font.Bold
        color: Theme.light.ink
    }
}
