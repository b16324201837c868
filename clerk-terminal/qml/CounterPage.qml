import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// 360 list · visit · 364 form, the strip above, the keys below. With large texts there is room for two of the three:
// the list while nobody is at the counter, then the visit; beside it the form.
Item {
    id: page

    required property Desk desk
    readonly property bool isNarrow: width < 1000
    readonly property bool showsList: !isNarrow || !desk.hasVisit

    TopStrip {
        id: top

        desk: page.desk
        isNarrow: page.isNarrow
        width: parent.width
    }

    Banner {
        id: banner

        desk: page.desk
        isNarrow: page.isNarrow
        y: top.height
        width: parent.width
    }

    DeviceTroubles {
        id: troubles

        desk: page.desk
        isNarrow: page.isNarrow
        y: banner.y + banner.height
        width: parent.width
    }

    Item {
        id: panels

        anchors { left: parent.left; right: parent.right; top: troubles.bottom; bottom: notice.top; margins: 8 }

        WaitingPanel {
            id: waiting

            desk: page.desk
            visible: page.showsList
            width: page.isNarrow ? (parent.width - 8) * 0.48 : 360
            height: parent.height
        }

        VisitPanel {
            id: visit

            desk: page.desk
            isNarrow: page.isNarrow
            visible: !page.isNarrow || !page.showsList
            anchors {
                left: page.isNarrow ? parent.left : waiting.right
                right: form.left
                leftMargin: page.isNarrow ? 0 : 8
                rightMargin: 8
            }
            height: parent.height
        }

        FormPanel {
            id: form

            desk: page.desk
            anchors.right: parent.right
            width: page.isNarrow ? (parent.width - 8) * 0.52 : 364
            height: parent.height
        }
    }

    // With three panels the visit's own has room for it.
    NoticeBar {
        id: notice

        desk: page.desk
        visible: isShown && page.isNarrow
        height: visible ? implicitHeight : 0
        anchors { left: parent.left; right: parent.right; bottom: keys.top; leftMargin: 8; rightMargin: 8; bottomMargin: visible ? 8 : 0 }
    }

    KeyBar {
        id: keys

        desk: page.desk
        isNarrow: page.isNarrow
        anchors.bottom: parent.bottom
        width: parent.width
    }

    Shortcut {
        sequence: "PgDown"
        onActivated: page.turnPages(1)
    }
    Shortcut {
        sequence: "PgUp"
        onActivated: page.turnPages(-1)
    }

    function turnPages(by) {
        visit.turnPage(by);
        form.turnPage(by);
    }
}
