import QtQuick
import Luot.Ui

CallPanel {
    id: card

    Text {
        visible: card.board.hasCall
        x: 50
        width: card.width - 452
        height: card.height
        topPadding: 62
        verticalAlignment: Text.AlignVCenter
        text: card.board.label
        font: Theme.number(288)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 120
        color: card.ink
    }

    PriorityMark {
        visible: card.board.hasCall && card.board.hasPriority
        x: card.width - 357
        y: 100
        size: 76
        discColor: card.ink
        inkColor: card.color
    }

    Icon {
        visible: card.board.hasCall
        x: card.width - 389
        y: 176
        width: 132
        height: 132
        name: "arrow-right"
        strokeWidth: 5.4
        color: card.accent
    }

    Column {
        visible: card.board.hasCall
        x: card.width - 247
        width: 200
        y: 92

        Text {
            x: -18
            width: parent.width + 36
            height: implicitHeight
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: qsTr("QUẦY")
            font: Theme.text(64, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.board.label
            color: card.ink
        }
        Text {
            width: parent.width
            height: 240
            topPadding: -34
            horizontalAlignment: Text.AlignHCenter
            text: card.board.counter
            font: Theme.number(236)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 80
            color: card.accent
        }
    }
}
