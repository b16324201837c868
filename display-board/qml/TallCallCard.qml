import QtQuick
import Luot.Ui

// The counter under the number: upright boards, and large texts on any.
CallPanel {
    id: card

    property real wordSize: 100
    readonly property bool isMarked: board.hasCall && board.hasPriority
    readonly property real rowHeight: isLarge ? Math.max(150, fittedWord * 1.05) : 200
    readonly property real rowGap: isLarge ? 28 : 52
    readonly property real arrowSize: isLarge ? 112 : 140
    // The word takes what arrow, figure and mark leave of the row.
    readonly property real wordPlace: width - 56 - arrowSize - counter.implicitWidth - 2 * rowGap
                                      - (isMarked && !isLarge ? 84 + 24 : 0)
    readonly property real fittedWord: Math.max(27, Math.floor(Math.min(1, wordPlace / Math.max(1, word.advanceWidth))
                                                               * wordSize))

    TextMetrics {
        id: word

        text: qsTr("QUẦY")
        font.family: Theme.family
        font.weight: Font.Bold
        font.pixelSize: card.wordSize
    }

    Text {
        id: number

        visible: card.board.hasCall
        x: 40
        y: card.isLarge ? card.inviteBottom - 16 : 56
        width: card.width - 80 - (card.isMarked && card.isLarge ? 96 : 0)
        height: card.isLarge ? Math.max(80, card.height - y - card.rowHeight - 16) : 340
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: card.board.label
        font: Theme.number(card.isLarge ? Math.max(80, Math.min(320, height / 0.92)) : 320)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 160
        color: card.ink
    }

    PriorityMark {
        id: mark

        visible: card.isMarked
        anchors.right: parent.right
        anchors.rightMargin: 28
        y: card.isLarge ? number.y + (number.height - height) / 2 : 412
        size: 84
        discColor: card.ink
        inkColor: card.color
    }

    Row {
        visible: card.board.hasCall
        x: Math.round(Math.min((parent.width - width) / 2,
                               mark.visible && !card.isLarge ? mark.x - 24 - width : parent.width))
        y: card.isLarge ? card.height - 16 - height : 352
        height: card.rowHeight
        spacing: card.rowGap

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: card.arrowSize
            height: card.arrowSize
            name: "arrow-right"
            strokeWidth: 5.4
            color: card.accent
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: word.text
            font.family: word.font.family
            font.weight: word.font.weight
            font.pixelSize: card.fittedWord
            color: card.ink
        }
        Text {
            id: counter

            anchors.verticalCenter: parent.verticalCenter
            text: card.board.counter
            font: Theme.number(196)
            color: card.accent
        }
    }
}
