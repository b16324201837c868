import QtQuick
import Luot.Ui

CallPanel {
    id: card

    Text {
        visible: card.board.hasCall
        x: 40
        y: 56
        width: card.width - 80
        height: 340
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: card.board.label
        font: Theme.number(320)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 160
        color: card.ink
    }

    PriorityMark {
        id: mark

        visible: card.board.hasCall && card.board.hasPriority
        anchors.right: parent.right
        anchors.rightMargin: 28
        y: 412
        size: 84
        discColor: card.ink
        inkColor: card.color
    }

    Row {
        visible: card.board.hasCall
        x: Math.round(Math.min((parent.width - width) / 2, mark.visible ? mark.x - 24 - width : parent.width))
        y: 352
        height: 200
        spacing: 52

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: 140
            height: 140
            name: "arrow-right"
            strokeWidth: 5.4
            color: card.accent
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("QUẦY")
            font: Theme.text(100, Font.Bold)
            color: card.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: card.board.counter
            font: Theme.number(196)
            color: card.accent
        }
    }
}
