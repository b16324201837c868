import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: header

    required property Board board
    property bool showsDate: true

    Item {
        id: mark

        x: 4
        y: 19
        width: logo.status === Image.Ready ? Math.max(77, Math.min(240, logo.paintedWidth)) : 77
        height: 77

        Mark {
            visible: logo.status !== Image.Ready
            size: 77
        }
        Image {
            id: logo

            height: parent.height
            width: 240
            horizontalAlignment: Image.AlignLeft
            fillMode: Image.PreserveAspectFit
            sourceSize.height: 154
            source: header.board.logo
        }
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
