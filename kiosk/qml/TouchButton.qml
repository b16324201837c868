import QtQuick
import Luot.Ui

// A button for a finger: icon and words, beside or above one another.
Pressable {
    id: button

    property string icon: ""
    property bool stacked: false
    property bool onDark: false
    property bool filled: false ///< white on a dark bar: the usual answer
    property bool lit: false
    property int size: 34
    property real iconSize: 44
    property real gap: 16

    Rectangle {
        id: body

        readonly property bool dark: button.onDark && !button.filled

        anchors.fill: parent
        radius: button.radius
        color: button.pressed ? (dark ? Theme.chamDeep : Theme.chamTint)
             : dark ? Theme.cham : button.lit ? Theme.amberPale : Theme.light.card
        border.width: button.lit ? 5 : button.onDark && button.filled ? 0 : Theme.kiosk.border
        border.color: button.lit ? Theme.cham : button.onDark ? "#8FA6D2" : Theme.light.edge
        antialiasing: true

        Icon {
            id: sign

            x: button.stacked ? (body.width - width) / 2 : Math.max(12, (body.width - width - button.gap - words.contentWidth) / 2)
            y: button.stacked ? (body.height - height - 8 - words.contentHeight) / 2 : (body.height - height) / 2
            width: button.iconSize
            height: width
            visible: button.icon.length > 0
            name: button.icon
            color: body.dark ? Theme.dark.ink : Theme.cham
            strokeWidth: width < 60 ? 3.6 : 3
        }

        Words {
            id: words

            // Its room is fixed, so that the icon can be placed by what it fills.
            x: button.stacked || !sign.visible ? 10 : sign.x + sign.width + button.gap
            y: button.stacked ? sign.y + sign.height + 8 : 4
            width: body.width - (button.stacked || !sign.visible ? 20 : sign.width + button.gap + 24)
            height: body.height - (button.stacked ? sign.height + 20 : 8)
            horizontalAlignment: button.stacked || !sign.visible ? Text.AlignHCenter : Text.AlignLeft
            verticalAlignment: button.stacked ? Text.AlignTop : Text.AlignVCenter
            lineHeight: 1
            text: button.text
            size: button.size
            weight: Font.DemiBold
            color: body.dark ? Theme.dark.ink : Theme.cham
        }
    }
}
