import QtQuick
import Luot.ClerkTerminal

// Whoever is selected in the list may have another priority, whatever the counter is doing.
FormButton {
    required property Desk desk

    visible: desk.selected >= 0
    cap: "F11"
    text: qsTr("Sửa ưu tiên của %1").arg(desk.selectedLabel)
    onPressed: desk.pressPriority()
}
