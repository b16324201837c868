import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// The last calls, two columns read row by row; empty places stay as empty tiles. Where texts are large, one column of
// as many as fit; the others have their turn.
Grid {
    id: grid

    required property CallsModel calls
    property int rowHeight: 124
    property int gap: 8
    property int wordSize: 54
    property int numberSize: Theme.board.lastNumber
    readonly property int places: calls.pageSize
    readonly property real tileWidth: (width - (columns - 1) * columnSpacing) / columns

    columns: Theme.textScale > 1 ? 1 : 2
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
        model: Math.max(0, grid.places - shown.count)

        Rectangle {
            width: grid.tileWidth
            height: grid.rowHeight
            radius: Theme.radiusTile
            color: Theme.dark.card
            opacity: 0.45
        }
    }
}
