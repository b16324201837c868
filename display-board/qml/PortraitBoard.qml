import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: page

    required property Board board
    readonly property bool isLive: board.phase === Board.Live
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int margin: isLarge ? 24 : Theme.board.margin
    readonly property int gap: isLarge ? 14 : 16
    // Large texts: one field with its name in three lines always has its place, two last calls have theirs.
    readonly property real space: bottomLine.y - gap - header.height
    readonly property int callHeight: isLarge ? 440 + 46 * Theme.textScale : 548
    readonly property real rowHeight: isLarge ? 70 * Theme.textScale : 104
    readonly property real callsHeight: isLarge ? 2 * rowHeight + 12 : 336

    BoardHeader {
        id: header

        x: page.margin
        width: 1080 - 2 * page.margin
        height: implicitHeight
        board: page.board
        showsDate: false
    }

    Item {
        anchors.fill: parent
        opacity: page.isLive ? 1 : 0.55

        TallCallCard {
            x: page.margin
            y: header.height
            width: 1080 - 2 * page.margin
            height: page.callHeight
            board: page.board
            // At rest as in the design; never smaller than a large text's on a board in landscape.
            wordSize: page.isLarge ? Math.max(100, 64 * Theme.textScale) : 100
        }

        LastCalls {
            x: page.margin
            y: header.height + page.callHeight + page.gap
            width: 1080 - 2 * page.margin
            rowHeight: page.rowHeight
            gap: 12
            wordSize: page.isLarge ? 54 : 42
            numberSize: page.isLarge ? Theme.board.lastNumber * (0.25 + 0.75 * Theme.textScale) : 72
            calls: page.board.lastCalls
        }
        Binding {
            target: page.board.lastCalls
            property: "pageSize"
            value: page.isLarge ? 2 : 6
        }

        WaitingPages {
            x: page.margin
            y: page.isLarge ? header.height + page.callHeight + page.callsHeight + 2 * page.gap : 1044
            width: 1080 - 2 * page.margin
            height: page.isLarge ? page.space - page.callHeight - page.callsHeight - 2 * page.gap : 756
            board: page.board
            showsRange: true
        }
    }

    BottomLine {
        id: bottomLine

        y: 1920 - height
        width: 1080
        height: implicitHeight
        board: page.board
    }
}
