import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What came of the last key. No height while there is nothing to say.
Rectangle {
    id: bar

    required property Desk desk
    readonly property bool isShown: desk.noticeText.length > 0

    visible: isShown
    implicitHeight: Math.max(52, said.implicitHeight + 20)
    height: isShown ? implicitHeight : 0
    radius: 10
    color: desk.isNoticeDone ? Theme.chamTint : Theme.amberPale
    border { width: 2; color: desk.isNoticeDone ? Theme.cham : Theme.amber }
    Accessible.role: Accessible.AlertMessage
    Accessible.name: desk.noticeText

    Icon {
        id: sign

        anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
        width: 26
        height: 26
        strokeWidth: 4
        name: bar.desk.isNoticeDone ? "check" : "info"
        color: bar.desk.isNoticeDone ? Theme.cham : Theme.light.ink
    }
    Text {
        id: said

        anchors { left: sign.right; leftMargin: 14; right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        wrapMode: Text.Wrap
        lineHeight: 1.2
        text: bar.desk.noticeText
        font: Theme.text(16, Font.DemiBold)
        color: Theme.light.ink
    }
}
