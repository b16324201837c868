import QtQuick
import Luot.Ui

// The cap of a key of the keyboard, as a clerk finds it: `KeyCap { text: "F4"; ink: Theme.cham }`.
Rectangle {
    id: cap

    property string text: ""
    property color ink: Theme.light.ink
    property int size: 14
    /// Filled with `ink`, the word in `paper`.
    property bool isFilled: false
    property color paper: Theme.light.card

    implicitWidth: word.implicitWidth + size
    implicitHeight: size + 10
    radius: 5
    color: isFilled ? ink : "transparent"
    border { width: 2; color: ink }

    Text {
        id: word

        anchors.centerIn: parent
        text: cap.text
        font: Theme.text(cap.size, Font.Bold)
        color: cap.isFilled ? cap.paper : cap.ink
    }
}
