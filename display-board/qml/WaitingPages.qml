import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// Who waits, four fields a page, legible from 6 m; where texts are large, as many as fit.
Rectangle {
    id: panel

    required property Board board
    property bool showsRange: false
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int margin: isLarge ? 20 : 28
    readonly property real headHeight: isLarge ? 46 * Theme.textScale : 78
    readonly property real space: height - headHeight - (isLarge ? 8 : 24)
    // Letter and figure, and a name in two lines.
    readonly property int rowsThatFit: isLarge ? Math.max(1, Math.floor(space / (224 * Theme.textScale))) : 4
    readonly property real rowHeight: space / rowsThatFit

    radius: Theme.radiusPanel
    color: Theme.dark.card

    Binding {
        target: panel.board.waiting
        property: "pageSize"
        value: panel.rowsThatFit
    }

    WaitingHead {
        x: panel.margin
        width: parent.width - 2 * panel.margin
        height: panel.headHeight
        waiting: panel.board.waiting
    }

    Column {
        x: panel.margin
        y: panel.headHeight
        width: parent.width - 2 * panel.margin

        Repeater {
            model: panel.isLarge ? null : panel.board.waiting

            WaitingRow {
                width: parent.width
                height: panel.rowHeight
                showsRange: panel.showsRange
                isOld: panel.board.phase === Board.Stale
                isFirst: index === 0
            }
        }
        Repeater {
            model: panel.isLarge ? panel.board.waiting : null

            WaitingField {
                width: parent.width
                height: panel.rowHeight
                showsRange: panel.showsRange
                isOld: panel.board.phase === Board.Stale
                isFirst: index === 0
            }
        }
    }
}
