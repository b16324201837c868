import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// How was it: five faces, none preset, all alike.
Item {
    id: page

    required property CounterDisplay display
    readonly property bool isSending: display.mode === CounterDisplay.Sending

    Rectangle {
        anchors.fill: parent
        color: Theme.dark.bg
    }
    Text {
        id: question

        x: 40
        y: 27
        text: page.display.question
        font: Theme.text(42, Font.Bold)
        color: Theme.dark.ink
    }
    Text {
        anchors.right: parent.right
        anchors.rightMargin: 40
        anchors.left: question.right
        anchors.leftMargin: 24
        anchors.baseline: question.baseline
        horizontalAlignment: Text.AlignRight
        text: !page.isSending ? qsTr("Không ghi tên · còn %1 giây").arg(page.display.secondsLeft)
            : page.display.phase === Board.Live ? qsTr("Đang gửi")
                                                : qsTr("Đang kết nối lại để gửi")
        font: Theme.text(29, Font.Medium)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
        color: Theme.dark.ink2
    }
    Row {
        x: 40
        y: 100
        spacing: 17

        Repeater {
            model: [qsTr("Rất không\nhài lòng"), qsTr("Không\nhài lòng"), qsTr("Bình\nthường"), qsTr("Hài\nlòng"),
                    qsTr("Rất\nhài lòng")]

            Rectangle {
                id: tile

                required property int index
                required property string modelData
                readonly property bool isChosen: page.display.chosen === index + 1

                width: (1200 - 4 * 17) / 5
                height: 276
                radius: 24
                color: isChosen || touch.pressed ? Theme.cham : Theme.dark.card
                border.width: isChosen ? 6 : 3
                border.color: isChosen ? Theme.amber : Theme.dark.edge
                Accessible.role: Accessible.Button
                Accessible.name: modelData.replace("\n", " ")
                Accessible.onPressAction: page.display.rate(index + 1)

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 24
                    width: 140
                    height: 140
                    strokeWidth: 2.75
                    name: "face-" + (tile.index + 1)
                    color: Theme.dark.ink
                }
                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 176
                    horizontalAlignment: Text.AlignHCenter
                    text: tile.modelData
                    font: Theme.text(31, Font.DemiBold)
                    color: Theme.dark.ink
                }
                TapHandler {
                    id: touch

                    onTapped: page.display.rate(tile.index + 1)
                }
            }
        }
    }
}
