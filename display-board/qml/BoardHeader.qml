import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Item {
    id: header

    required property Board board
    property bool showsDate: true
    readonly property bool isLarge: Theme.textScale > 1
    readonly property bool isNarrow: width < 1400
    readonly property bool hasWard: board.ward !== ""
    // Large texts take a line each: the name, in a narrow header two; under it ward and date. The clock beside them.
    readonly property real clockScale: Math.min(Theme.textScale, isNarrow ? 1.25 : 1.5)
    readonly property int nameLines: isLarge && isNarrow ? 2 : 1
    readonly property real nameHeight: nameLines * 36 * 1.22 * Theme.textScale
    readonly property real lastLine: isNarrow ? Math.max(47 * Theme.textScale, 84 * clockScale * 0.73 + 22)
                                              : 38 * Theme.textScale
    implicitHeight: isLarge ? Math.round(16 + nameHeight + lastLine) : 124

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
        id: names

        anchors.left: mark.right
        anchors.leftMargin: 28
        anchors.right: header.isLarge ? (header.isNarrow ? parent.right : clock.left)
                                      : header.showsDate ? date.left : clock.left
        anchors.rightMargin: header.isLarge && header.isNarrow ? 0 : 24
        y: header.isLarge ? 8 : header.hasWard ? 20 : 38

        Text {
            visible: !header.isLarge
            width: parent.width
            text: header.board.centre
            textFormat: Text.PlainText
            font: Theme.text(36, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.board.least
            elide: Text.ElideRight
            color: Theme.dark.ink
        }
        TurningText {
            visible: header.isLarge
            width: parent.width
            height: header.nameHeight
            whole: header.board.centre
            lines: header.nameLines
            turn: header.board.turn
            font: Theme.text(36, Font.Bold)
            color: Theme.dark.ink
        }
        Text {
            id: ward

            width: header.isLarge && header.isNarrow ? parent.width - clock.width - 24
                 : header.isLarge && header.showsDate ? parent.width - date.width - 32 : parent.width
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
        y: header.isLarge ? names.y + header.nameHeight + ward.baselineOffset - baselineOffset : 38
        text: header.board.date
        font: Theme.text(34, Font.Medium)
        color: Theme.dark.ink2
    }

    Text {
        id: clock

        anchors.right: parent.right
        anchors.rightMargin: 4
        y: !header.isLarge ? 10 : header.isNarrow
           ? names.y + header.nameHeight + (header.height - names.y - header.nameHeight - height) / 2 - 6
           : (header.height - height) / 2
        text: header.board.time
        font: Theme.number(84 * header.clockScale)
        color: Theme.dark.ink
    }
}
