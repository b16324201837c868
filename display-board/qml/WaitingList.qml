import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// Who waits, eight fields in one list with their range of wait, for halls under 3 m.
Rectangle {
    id: panel

    required property Board board
    readonly property bool isOld: board.phase === Board.Stale
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int margin: isLarge ? 20 : 28
    readonly property real headHeight: isLarge ? 46 * Theme.textScale : 84
    // Large texts: a name in two lines, its range under it.
    readonly property int rowsThatFit: isLarge
                                       ? Math.max(1, Math.floor((height - headHeight - 8) / (124 * Theme.textScale))) : 8
    readonly property real rowHeight: isLarge ? (height - headHeight - 8) / rowsThatFit : 90
    readonly property real nameSize: 30 * Theme.textScale

    radius: Theme.radiusPanel
    color: Theme.dark.card

    Binding {
        target: panel.board.waiting
        property: "pageSize"
        value: panel.rowsThatFit
    }

    WaitingHead {
        x: panel.margin
        width: parent.width - 2 * panel.margin
        height: panel.headHeight
        waiting: panel.board.waiting
    }

    Column {
        x: panel.margin
        y: panel.headHeight
        width: parent.width - 2 * panel.margin

        Repeater {
            model: panel.board.waiting

            Item {
                id: row

                required property int index
                required property string letter
                required property string firstLine
                required property string secondLine
                required property int waiting
                required property string range
                required property bool hasRange

                width: parent.width
                height: panel.rowHeight

                Rectangle {
                    visible: row.index > 0
                    width: parent.width
                    height: 2
                    color: Theme.dark.hairline
                }
                Rectangle {
                    id: tile

                    y: panel.isLarge ? (row.height - height) / 2 : 17
                    width: panel.isLarge ? 50 * Theme.textScale : 57
                    height: width
                    radius: 12
                    color: Theme.dark.tile

                    Text {
                        anchors.centerIn: parent
                        text: row.letter
                        font: Theme.number(34 * Theme.textScale)
                        color: Theme.dark.ink
                    }
                }
                Column {
                    id: words

                    x: tile.width + 16
                    width: parent.width - x - count.width - 16
                    anchors.verticalCenter: parent.verticalCenter

                    Text {
                        visible: panel.isLarge
                        width: parent.width
                        height: Math.min(implicitHeight, row.height - range.height - 8)
                        text: row.firstLine + " " + row.secondLine
                        textFormat: Text.PlainText
                        font: Theme.text(30, Font.DemiBold)
                        fontSizeMode: Text.Fit
                        minimumPixelSize: 22 * Theme.textScale
                        wrapMode: Text.Wrap
                        elide: Text.ElideRight
                        lineHeight: 0.98
                        color: Theme.dark.ink
                    }
                    Text {
                        visible: !panel.isLarge
                        width: parent.width
                        height: Math.min(implicitHeight, 56)
                        text: row.firstLine + " " + row.secondLine
                        textFormat: Text.PlainText
                        font: Theme.text(oneLine.advanceWidth * 0.8 > width ? 24 : 30, Font.DemiBold)
                        fontSizeMode: wrapMode === Text.NoWrap ? Text.HorizontalFit : Text.FixedSize
                        minimumPixelSize: 24
                        wrapMode: oneLine.advanceWidth * 0.8 > width ? Text.Wrap : Text.NoWrap
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        lineHeight: 0.92
                        color: Theme.dark.ink

                        TextMetrics {
                            id: oneLine

                            font: Theme.text(30, Font.DemiBold)
                            text: row.firstLine + " " + row.secondLine
                        }
                    }
                    Text {
                        id: range

                        width: panel.isLarge ? parent.width : implicitWidth
                        fontSizeMode: panel.isLarge ? Text.HorizontalFit : Text.FixedSize
                        minimumPixelSize: 24
                        text: panel.isOld ? "" : row.hasRange && !panel.isLarge ? qsTr("Chờ khoảng %1").arg(row.range) : row.range
                        font: Theme.text(Theme.board.least)
                        color: Theme.dark.ink2
                    }
                }
                Text {
                    id: count

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: panel.isOld ? "–" : row.waiting
                    font: Theme.number(60 * Theme.textScale)
                    color: row.waiting === 0 || panel.isOld ? Theme.dark.ink3 : Theme.dark.ink
                }
            }
        }
    }
}
