import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A large button with the cap of the key that does the same. Off, it is dashed.
Item {
    id: button

    property string cap: ""
    property string text: ""
    property string reason: ""
    property bool isMain: false
    property bool isOn: true
    readonly property color ink: !isOn ? Theme.light.ink3 : isMain ? Theme.dark.ink : Theme.cham

    signal pressed

    width: parent ? parent.width : 328
    height: Math.max(56, word.implicitHeight + 18)
    activeFocusOnTab: isOn
    Accessible.role: Accessible.Button
    Accessible.name: cap + " " + text
    Accessible.description: reason
    Accessible.onPressAction: button.pressed()
    Keys.onSpacePressed: button.pressed()
    Keys.onReturnPressed: button.pressed()
    Keys.onEnterPressed: button.pressed()

    Rectangle {
        anchors { fill: parent; margins: -4 }
        visible: button.activeFocus
        radius: Theme.radiusControl + 4
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    Rectangle {
        anchors.fill: parent
        visible: button.isOn
        radius: Theme.radiusControl
        color: button.isMain ? (touch.pressed ? Theme.chamDeep : Theme.cham) : (touch.pressed ? Theme.chamTint : Theme.light.card)
        border { width: Theme.clerk.border; color: Theme.cham }
    }
    DashedFrame {
        anchors.fill: parent
        visible: !button.isOn
        radius: Theme.radiusControl
        strokeWidth: 2
        dash: 6
        color: Theme.light.edge
        fill: Theme.light.bg
    }
    Row {
        anchors.centerIn: parent
        spacing: 15

        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            visible: button.cap.length > 0
            text: button.cap
            ink: button.ink
            paper: Theme.cham
            isFilled: button.isMain && button.isOn
        }
        Text {
            id: word

            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, button.width - (button.cap.length > 0 ? 90 : 24))
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            font: Theme.text(button.text.length > 24 ? 17 : 19, Font.Bold)
            color: button.ink
        }
    }
    TapHandler {
        id: touch

        onTapped: button.pressed()
    }
}
