import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// Who waits, four fields a page, legible from 6 m.
Rectangle {
    id: panel

    required property Board board
    property bool showsRange: false
    readonly property real rowHeight: (height - 78 - 24) / 4

    radius: Theme.radiusPanel
    color: Theme.dark.card

    WaitingHead {
        x: 28
        width: parent.width - 56
        height: 78
        waiting: panel.board.waiting
    }

    Column {
        x: 28
        y: 78
        width: parent.width - 56

        Repeater {
            model: panel.board.waiting

            WaitingRow {
                width: parent.width
                height: panel.rowHeight
                showsRange: panel.showsRange
                isOld: panel.board.phase === Board.Stale
                isFirst: index === 0
            }
        }
    }
}
