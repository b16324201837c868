import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: page

    required property Board board
    readonly property bool isLive: board.phase === Board.Live
    readonly property int panelWidth: board.isNear || board.waiting.pageCount < 2 ? 612 : 672
    readonly property int callWidth: 1824 - panelWidth - (panelWidth === 612 ? 32 : 28)

    BoardHeader {
        x: Theme.board.margin
        width: 1920 - 2 * Theme.board.margin
        height: 124
        board: page.board
    }

    Item {
        anchors.fill: parent
        opacity: page.isLive ? 1 : 0.55

        CallCard {
            x: Theme.board.margin
            y: 124
            width: page.callWidth
            height: 420
            board: page.board
        }

        LastCalls {
            x: Theme.board.margin
            y: 560
            width: page.callWidth
            rowHeight: 124
            gap: 8
            calls: page.board.lastCalls
        }

        Loader {
            x: 1920 - Theme.board.margin - page.panelWidth
            y: 124
            width: page.panelWidth
            height: 824
            sourceComponent: page.board.isNear ? list : pages
        }
    }

    Component {
        id: pages

        WaitingPages { board: page.board }
    }
    Component {
        id: list

        WaitingList { board: page.board }
    }

    BottomLine {
        y: 976
        width: 1920
        height: 104
        board: page.board
        showsHotline: true
    }
}
