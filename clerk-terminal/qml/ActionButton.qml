import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A key of the bar again, large, where the eye is. `tellsWhy` puts the reason why it is off under it.
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

    width: parent ? parent.width : 328
    spacing: 12

    Connections {
        target: action.desk

        function onChanged() {
            action.isOn = action.desk.isKeyOn(action.row);
            action.reason = action.desk.keyReason(action.row);
        }
    }

    FormButton {
        cap: action.cap
        text: action.text
        reason: action.reason
        isMain: action.isMain
        isOn: action.isOn
        onPressed: action.desk.press(action.row)
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
