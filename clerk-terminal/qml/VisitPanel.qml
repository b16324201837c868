import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The person at the counter; while there is none, who comes next, or why nobody does.
Rectangle {
    id: panel

    required property Desk desk
    required property bool isNarrow

    function turnPage(by) {
        area.turnPage(by);
    }

    radius: 10
    color: Theme.light.card
    clip: true

    ScrollArea {
        id: area

        anchors.fill: parent
        topInset: 0

        Loader {
            width: parent.width
            height: Math.max(implicitHeight, parent.height)
            sourceComponent: panel.desk.hasVisit ? visit : between
        }
    }

    Component {
        id: visit

        VisitView {
            desk: panel.desk
            isNarrow: panel.isNarrow
            onRevealed: item => area.reveal(item)
        }
    }

    Component {
        id: between

        BetweenView { desk: panel.desk }
    }

    NoticeBar {
        desk: panel.desk
        visible: isShown && !panel.isNarrow
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 18; bottomMargin: 14 }
    }
}
