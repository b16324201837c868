import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: page

    required property Board board
    readonly property bool isLive: board.phase === Board.Live
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int panelWidth: isLarge ? 824 : board.isNear || board.waiting.pageCount < 2 ? 612 : 672
    readonly property int callWidth: 1824 - panelWidth - (isLarge ? 16 : panelWidth === 612 ? 32 : 28)
    // Large texts: what header and bottom line leave is the call's, then as many last calls as fit under it.
    readonly property real space: bottomLine.y - 16 - header.height
    readonly property int callHeight: isLarge ? 532 : 420
    readonly property real callsSpace: space - callHeight - 16
    readonly property int callRows: Math.max(1, Math.floor((callsSpace + 12) / (70 * Theme.textScale + 12)))

    BoardHeader {
        id: header

        x: Theme.board.margin
        width: 1920 - 2 * Theme.board.margin
        height: implicitHeight
        board: page.board
    }

    Item {
        anchors.fill: parent
        opacity: page.isLive ? 1 : 0.55

        Loader {
            x: Theme.board.margin
            y: header.height
            width: page.callWidth
            height: page.callHeight
            sourceComponent: page.isLarge ? tall : wide
        }

        LastCalls {
            x: Theme.board.margin
            y: header.height + page.callHeight + 16
            width: page.callWidth
            rowHeight: page.isLarge ? (page.callsSpace + 12) / page.callRows - 12 : 124
            gap: page.isLarge ? 12 : 8
            numberSize: Theme.board.lastNumber * (0.25 + 0.75 * Theme.textScale)
            calls: page.board.lastCalls
        }
        Binding {
            target: page.board.lastCalls
            property: "pageSize"
            value: page.isLarge ? page.callRows : 6
        }

        Loader {
            x: 1920 - Theme.board.margin - page.panelWidth
            y: header.height
            width: page.panelWidth
            height: page.isLarge ? page.space : 824
            sourceComponent: page.board.isNear ? list : pages
        }
    }

    Component {
        id: wide

        CallCard { board: page.board }
    }
    Component {
        id: tall

        TallCallCard {
            board: page.board
            wordSize: 64 * Theme.textScale
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
        id: bottomLine

        y: 1080 - height
        width: 1920
        height: implicitHeight
        board: page.board
        showsHotline: true
    }
}
