import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// Who waits, eight fields in one list with their range of wait, for halls under 3 m.
Rectangle {
    id: panel

    required property Board board
    readonly property bool isOld: board.phase === Board.Stale

    radius: Theme.radiusPanel
    color: Theme.dark.card

    WaitingHead {
        x: 28
        width: parent.width - 56
        height: 84
        waiting: panel.board.waiting
    }

    Column {
        x: 28
        y: 84
        width: parent.width - 56

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
                height: 90

                Rectangle {
                    visible: row.index > 0
                    width: parent.width
                    height: 2
                    color: Theme.dark.hairline
                }
                Rectangle {
                    y: 17
                    width: 57
                    height: 57
                    radius: 12
                    color: Theme.dark.tile

                    Text {
                        anchors.centerIn: parent
                        text: row.letter
                        font: Theme.number(34)
                        color: Theme.dark.ink
                    }
                }
                Column {
                    x: 73
                    width: parent.width - 73 - count.width - 16
                    anchors.verticalCenter: parent.verticalCenter

                    Text {
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
                        text: panel.isOld ? "" : row.hasRange ? qsTr("Chờ khoảng %1").arg(row.range) : row.range
                        font: Theme.text(Theme.board.least)
                        color: Theme.dark.ink2
                    }
                }
                Text {
                    id: count

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: panel.isOld ? "–" : row.waiting
                    font: Theme.number(60)
                    color: row.waiting === 0 || panel.isOld ? Theme.dark.ink3 : Theme.dark.ink
                }
            }
        }
    }
}
