import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The eight keys, always in the same places.
Rectangle {
    id: bar

    required property Desk desk
    property bool isNarrow: false

    height: isNarrow ? 96 : 84
    color: Theme.chamDeep

    Row {
        x: 10
        y: 10
        spacing: 8

        Repeater {
            model: bar.desk.keys

            delegate: KeyButton {
                desk: bar.desk
                width: (bar.width - 20 - 7 * 8) / 8
                height: bar.height - 20
            }
        }
    }
}
