import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One key of the bar: its cap as on the keyboard, its icon, its word. Pressed while it is off, it says why.
Rectangle {
    id: key

    required property Desk desk
    required property int index
    required property string cap
    required property string name
    required property string symbol
    required property bool isOn
    required property bool isSuggested
    required property string reason
    /// In the strip: one line, no icon.
    property bool isFlat: false
    readonly property bool isSlim: width < 100
    readonly property color ink: isSuggested ? Theme.amberInk : isOn ? Theme.dark.ink : "#8DA3CB"

    radius: isFlat ? 7 : 10
    color: isSuggested ? Theme.amber : isOn ? (touch.pressed ? Theme.cham : "#1F4080") : Theme.dark.card
    border.width: activeFocus ? 3 : 0
    border.color: isSuggested ? Theme.dark.ink : Theme.amber
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: cap + " " + name
    Accessible.description: reason
    Accessible.onPressAction: desk.press(index)
    Keys.onSpacePressed: desk.press(index)
    Keys.onReturnPressed: desk.press(index)
    Keys.onEnterPressed: desk.press(index)

    Item {
        visible: !key.isFlat
        anchors.fill: parent

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 7
            spacing: 15

            KeyCap {
                anchors.verticalCenter: parent.verticalCenter
                text: key.cap
                ink: key.ink
            }
            Icon {
                visible: !key.isSlim
                anchors.verticalCenter: parent.verticalCenter
                width: 24
                height: 24
                strokeWidth: 4
                name: key.symbol
                color: key.ink
            }
        }
        Text {
            x: 2
            y: 36
            width: parent.width - 4
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            lineHeight: 0.9
            text: key.name
            font: Theme.text(key.isSlim ? Theme.clerk.least : 16, Font.DemiBold)
            color: key.ink
        }
    }

    Row {
        visible: key.isFlat
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            text: key.cap
            ink: key.ink
            size: 13
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: key.width - 62
            wrapMode: Text.Wrap
            text: key.name
            font: Theme.text(15, Font.DemiBold)
            color: key.ink
        }
    }

    TapHandler {
        id: touch

        onTapped: key.desk.press(key.index)
    }
}
