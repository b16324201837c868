import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// The last calls, two columns read row by row; empty places stay as empty tiles.
Grid {
    id: grid

    required property CallsModel calls
    property int rowHeight: 124
    property int gap: 8
    property int wordSize: 54
    property int numberSize: Theme.board.lastNumber
    readonly property real tileWidth: (width - 16) / 2

    columns: 2
    columnSpacing: 16
    rowSpacing: gap

    Repeater {
        id: shown

        model: grid.calls

        LastCall {
            width: grid.tileWidth
            height: grid.rowHeight
            wordSize: grid.wordSize
            numberSize: isCrowded && grid.tileWidth < 540 ? 62 : grid.numberSize
        }
    }
    Repeater {
        model: Math.max(0, 6 - shown.count)

        Rectangle {
            width: grid.tileWidth
            height: grid.rowHeight
            radius: Theme.radiusTile
            color: Theme.dark.card
            opacity: 0.45
        }
    }
}
