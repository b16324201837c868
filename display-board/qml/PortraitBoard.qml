import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: page

    required property Board board
    readonly property bool isLive: board.phase === Board.Live

    BoardHeader {
        x: Theme.board.margin
        width: 984
        height: 124
        board: page.board
        showsDate: false
    }

    Item {
        anchors.fill: parent
        opacity: page.isLive ? 1 : 0.55

        TallCallCard {
            x: Theme.board.margin
            y: 124
            width: 984
            height: 548
            board: page.board
        }

        LastCalls {
            x: Theme.board.margin
            y: 688
            width: 984
            rowHeight: 104
            gap: 12
            wordSize: 42
            numberSize: 72
            calls: page.board.lastCalls
        }

        WaitingPages {
            x: Theme.board.margin
            y: 1044
            width: 984
            height: 756
            board: page.board
            showsRange: true
        }
    }

    BottomLine {
        y: 1816
        width: 1080
        height: 104
        board: page.board
    }
}
