import QtQuick
import Luot.Ui

// How the screen is read: heard, larger, in English.
Pressable {
    id: chip

    property string icon: ""
    property int size: 29
    property bool chosen: false
    readonly property real gap: width < 200 ? 8 : 14

    height: 68
    radius: height / 2
    reach: Math.max(0, (96 - height) / 2)

    Rectangle {
        id: body

        anchors.fill: parent
        radius: height / 2
        color: chip.pressed ? Theme.light.hairline : chip.chosen ? Theme.cham : Theme.chamTint
        antialiasing: true

        Icon {
            id: sign

            x: Math.max(chip.gap, (body.width - width - chip.gap - words.contentWidth) / 2)
            anchors.verticalCenter: parent.verticalCenter
            width: chip.size * 1.24
            height: width
            name: chip.icon
            strokeWidth: 3.6
            color: chip.chosen ? Theme.dark.ink : Theme.cham
        }

        Words {
            id: words

            x: sign.x + sign.width + chip.gap
            width: body.width - sign.width - 2.6 * chip.gap
            height: body.height
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: chip.text
            size: chip.size
            weight: Font.DemiBold
            color: chip.chosen ? Theme.dark.ink : Theme.cham
        }
    }
}
