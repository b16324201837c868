import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// 360 list · visit · 364 form, the strip above, the keys below.
Item {
    id: page

    required property Desk desk

    TopStrip {
        id: top

        desk: page.desk
        width: parent.width
    }

    Banner {
        id: banner

        desk: page.desk
        y: top.height
        width: parent.width
    }

    Item {
        id: panels

        anchors { left: parent.left; right: parent.right; top: banner.bottom; bottom: keys.top; margins: 8 }

        WaitingPanel {
            id: waiting

            desk: page.desk
            width: 360
            height: parent.height
        }

        VisitPanel {
            desk: page.desk
            anchors { left: waiting.right; right: form.left; leftMargin: 8; rightMargin: 8 }
            height: parent.height
        }

        FormPanel {
            id: form

            desk: page.desk
            anchors.right: parent.right
            width: 364
            height: parent.height
        }
    }

    KeyBar {
        id: keys

        desk: page.desk
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
