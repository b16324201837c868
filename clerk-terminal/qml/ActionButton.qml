import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A key of the bar again, large, where the eye is. Off, it is dashed; `tellsWhy` puts the reason under it.
Column {
    id: action

    required property Desk desk
    required property int row
    required property string cap
    required property string text
    property bool isMain: false
    property bool tellsWhy: false
    property bool isOn: desk.isKeyOn(row)
    property string reason: desk.keyReason(row)
    readonly property color ink: !isOn ? Theme.light.ink3 : isMain ? Theme.dark.ink : Theme.cham

    width: parent ? parent.width : 328
    spacing: 12

    Connections {
        target: action.desk

        function onChanged() {
            action.isOn = action.desk.isKeyOn(action.row);
            action.reason = action.desk.keyReason(action.row);
        }
    }

    Item {
        id: button

        width: parent.width
        height: 56
        activeFocusOnTab: action.isOn
        Accessible.role: Accessible.Button
        Accessible.name: action.cap + " " + action.text
        Accessible.description: action.reason
        Accessible.onPressAction: action.desk.press(action.row)
        Keys.onSpacePressed: action.desk.press(action.row)
        Keys.onReturnPressed: action.desk.press(action.row)
        Keys.onEnterPressed: action.desk.press(action.row)

        Rectangle {
            anchors { fill: parent; margins: -4 }
            visible: button.activeFocus
            radius: Theme.radiusControl + 4
            color: "transparent"
            border { width: 3; color: Theme.amber }
        }
        Rectangle {
            anchors.fill: parent
            visible: action.isOn
            radius: Theme.radiusControl
            color: action.isMain ? (touch.pressed ? Theme.chamDeep : Theme.cham) : (touch.pressed ? Theme.chamTint : Theme.light.card)
            border { width: Theme.clerk.border; color: Theme.cham }
        }
        DashedFrame {
            anchors.fill: parent
            visible: !action.isOn
            radius: Theme.radiusControl
            edge: Theme.light.edge
            fill: Theme.light.bg
        }
        Row {
            anchors.centerIn: parent
            spacing: 15

            KeyCap {
                anchors.verticalCenter: parent.verticalCenter
                text: action.cap
                ink: action.ink
                paper: Theme.cham
                isFilled: action.isMain && action.isOn
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: action.text
                font: Theme.text(19, Font.Bold)
                color: action.ink
            }
        }
        TapHandler {
            id: touch

            onTapped: action.desk.press(action.row)
        }
    }

    Row {
        visible: action.tellsWhy && !action.isOn && action.desk.isLive
        spacing: 10

        Icon {
            y: 1
            width: 17
            height: 17
            strokeWidth: 4
            name: "info"
            color: Theme.light.ink2
        }
        Text {
            width: action.width - 27
            wrapMode: Text.Wrap
            text: action.reason
            font: Theme.text(15)
            color: Theme.light.ink2
        }
    }
}
