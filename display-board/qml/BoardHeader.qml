import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: header

    required property Board board
    property bool showsDate: true

    Mark {
        id: mark

        x: 4
        y: 19
        size: 77
    }

    Column {
        anchors.left: mark.right
        anchors.leftMargin: 28
        anchors.right: header.showsDate ? date.left : clock.left
        anchors.rightMargin: 24
        y: header.board.ward === "" ? 38 : 20

        Text {
            width: parent.width
            text: header.board.centre
            textFormat: Text.PlainText
            font: Theme.text(36, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.board.least
            elide: Text.ElideRight
            color: Theme.dark.ink
        }
        Text {
            width: parent.width
            text: header.board.ward
            textFormat: Text.PlainText
            font: Theme.text(29, Font.Medium)
            elide: Text.ElideRight
            color: Theme.dark.ink2
        }
    }

    Text {
        id: date

        visible: header.showsDate
        anchors.right: clock.left
        anchors.rightMargin: 32
        y: 38
        text: header.board.date
        font: Theme.text(34, Font.Medium)
        color: Theme.dark.ink2
    }

    Text {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: 4
        y: 10
        text: header.board.time
        font: Theme.number(84)
        color: Theme.dark.ink
    }
}
