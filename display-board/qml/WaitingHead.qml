import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// "Đang chờ", the pages' dots, "người", and the line under them.
Item {
    id: head

    required property WaitingModel waiting
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int dot: isLarge ? 14 : 22

    Text {
        id: title

        anchors.left: parent.left
        anchors.bottom: line.top
        anchors.bottomMargin: head.isLarge ? 0 : 10
        text: qsTr("Đang chờ")
        font: Theme.text(Theme.board.label + 2, Font.DemiBold)
        color: Theme.dark.ink2
    }
    Text {
        id: people

        anchors.right: parent.right
        anchors.bottom: line.top
        anchors.bottomMargin: head.isLarge ? 0 : 10
        text: qsTr("người")
        font: Theme.text(Theme.board.label + 2, Font.DemiBold)
        color: Theme.dark.ink2
    }

    Row {
        visible: head.waiting.pageCount > 1
        x: head.isLarge ? (title.width + people.x - width) / 2 : (parent.width - width) / 2
        anchors.bottom: line.top
        anchors.bottomMargin: head.isLarge ? (head.height - height) / 2 : 24
        spacing: head.isLarge ? 7 : 14

        Repeater {
            model: head.waiting.pageCount

            Rectangle {
                required property int index
                readonly property bool isCurrent: index === head.waiting.page

                width: isCurrent ? (head.isLarge ? 34 : 56) : head.dot
                height: head.dot
                radius: head.dot / 2
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
