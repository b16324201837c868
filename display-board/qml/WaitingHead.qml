import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// "Đang chờ", the pages' dots, "người", and the line under them.
Item {
    id: head

    required property WaitingModel waiting

    Text {
        anchors.left: parent.left
        anchors.bottom: line.top
        anchors.bottomMargin: 10
        text: qsTr("Đang chờ")
        font: Theme.text(Theme.board.label + 2, Font.DemiBold)
        color: Theme.dark.ink2
    }
    Text {
        anchors.right: parent.right
        anchors.bottom: line.top
        anchors.bottomMargin: 10
        text: qsTr("người")
        font: Theme.text(Theme.board.label + 2, Font.DemiBold)
        color: Theme.dark.ink2
    }

    Row {
        visible: head.waiting.pageCount > 1
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: line.top
        anchors.bottomMargin: 24
        spacing: 14

        Repeater {
            model: head.waiting.pageCount

            Rectangle {
                required property int index
                readonly property bool isCurrent: index === head.waiting.page

                width: isCurrent ? 56 : 22
                height: 22
                radius: 11
                color: isCurrent ? Theme.dark.ink : Theme.dark.edge
            }
        }
    }

    Rectangle {
        id: line

        anchors.bottom: parent.bottom
        width: parent.width
        height: 2
        color: Theme.dark.hairline
    }
}
