import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// How was it: five faces, none preset, all alike.
Item {
    id: page

    required property CounterDisplay display

    Rectangle {
        anchors.fill: parent
        color: Theme.dark.bg
    }
    Text {
        x: 40
        y: 28
        text: page.display.question
        font: Theme.text(44, Font.Bold)
        color: Theme.dark.ink
    }
    Text {
        anchors { right: parent.right; rightMargin: 40 }
        y: 38
        text: page.display.secondsLeft > 0 ? qsTr("Không ghi tên · còn %1 giây").arg(page.display.secondsLeft)
                                           : qsTr("Đang gửi")
        font: Theme.text(30)
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

                width: (1200 - 4 * 17) / 5
                height: 276
                radius: 24
                color: touch.pressed ? Theme.cham : Theme.dark.card
                border { width: 3; color: Theme.dark.edge }
                Accessible.role: Accessible.Button
                Accessible.name: modelData.replace("\n", " ")
                Accessible.onPressAction: page.display.rate(index + 1)

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 24
                    width: 138
                    height: 138
                    strokeWidth: 2.9
                    name: "face-" + (tile.index + 1)
                    color: Theme.dark.ink
                }
                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: 174
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: 1.0
                    text: tile.modelData
                    font: Theme.text(32, Font.DemiBold)
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
