import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The person at the counter; while there is none, who comes next, or why nobody does.
Rectangle {
    id: panel

    required property Desk desk

    radius: 10
    color: Theme.light.card
    clip: true

    Loader {
        anchors { fill: parent; leftMargin: 18; rightMargin: 18 }
        sourceComponent: panel.desk.hasVisit ? visit : between
    }

    Component {
        id: visit

        VisitView { desk: panel.desk }
    }

    Component {
        id: between

        BetweenView { desk: panel.desk }
    }

    // What came of the last key.
    Rectangle {
        visible: panel.desk.noticeText.length > 0
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 18; bottomMargin: 14 }
        height: Math.max(52, said.implicitHeight + 20)
        radius: 10
        color: panel.desk.isNoticeDone ? Theme.chamTint : Theme.amberPale
        border { width: 2; color: panel.desk.isNoticeDone ? Theme.cham : Theme.amber }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: panel.desk.noticeText

        Icon {
            id: sign

            anchors { left: parent.left; leftMargin: 16; verticalCenter: parent.verticalCenter }
            width: 26
            height: 26
            strokeWidth: 4
            name: panel.desk.isNoticeDone ? "check" : "info"
            color: panel.desk.isNoticeDone ? Theme.cham : Theme.light.ink
        }
        Text {
            id: said

            anchors { left: sign.right; leftMargin: 14; right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
            wrapMode: Text.Wrap
            lineHeight: 1.2
            text: panel.desk.noticeText
            font: Theme.text(16, Font.DemiBold)
            color: Theme.light.ink
        }
    }
}
