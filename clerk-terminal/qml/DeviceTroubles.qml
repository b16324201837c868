import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What a kiosk or a board needs a hand for: a quiet line that takes no key and no press, and is gone with its cause.
// No height while all is well.
Rectangle {
    id: line

    required property Desk desk
    property bool isNarrow: false
    readonly property int shown: isNarrow ? 1 : 2
    readonly property int more: desk.troubles.length - shown

    visible: desk.troubles.length > 0
    height: visible ? said.implicitHeight + 16 : 0
    color: Theme.amberPale
    Accessible.role: Accessible.AlertMessage
    Accessible.name: desk.troubles.join(" ")

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 2
        color: Theme.amber
    }
    Icon {
        id: sign

        anchors { left: parent.left; leftMargin: line.isNarrow ? 12 : 20 }
        y: 7
        width: 22
        height: 22
        strokeWidth: 4
        name: "alert"
        color: Theme.amberInk
    }
    Text {
        id: said

        y: 7
        anchors { left: sign.right; leftMargin: line.isNarrow ? 9 : 14; right: others.visible ? others.left : parent.right; rightMargin: 12 }
        wrapMode: Text.Wrap
        lineHeight: 1.2
        text: line.desk.troubles.slice(0, line.shown).join("\n")
        font: Theme.text(15, Font.DemiBold)
        color: Theme.amberInk
    }
    Text {
        id: others

        anchors { right: parent.right; rightMargin: line.isNarrow ? 12 : 18 }
        y: 7
        visible: line.more > 0
        text: qsTr("và %1 việc nữa").arg(line.more)
        font: Theme.text(15)
        color: Theme.amberInk
    }
}
