import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Who is next, or who is selected instead, and how many wait.
Item {
    id: next

    required property Desk desk
    property bool isNarrow: false
    readonly property bool isSelected: desk.selected >= 0

    Text {
        x: 17
        y: 10
        text: !next.desk.isLive ? (next.desk.hasBeenLive ? qsTr("Mất kết nối") : qsTr("Chưa kết nối"))
              : next.isSelected ? qsTr("Đã chọn") : qsTr("Kế tiếp")
        font: Theme.text(15, next.desk.isLive && !next.isSelected ? Font.Normal : Font.Bold)
        color: next.desk.isLive && !next.isSelected ? Theme.dark.ink2 : Theme.amber
    }
    Text {
        anchors { right: parent.right; rightMargin: 19 }
        y: 10
        visible: !next.isNarrow || !next.isSelected
        textFormat: Text.StyledText
        text: next.desk.asOf.length > 0 ? next.desk.asOf : qsTr("chờ <b>%1</b>").arg(people.count)
        font: Theme.text(15)
        color: Theme.dark.ink2
    }
    Repeater {
        id: people

        model: next.desk.waiting

        delegate: Item {
            id: person

            required property int index
            required property string label
            required property string why

            visible: index === Math.max(0, next.desk.selected)
            opacity: next.desk.isLive ? 1 : 0.6

            Text {
                id: number

                x: 17
                y: 36
                text: person.label
                font: Theme.number(next.isNarrow ? 32 : 38)
                color: Theme.dark.ink
            }
            Text {
                visible: !next.isNarrow
                anchors { left: number.right; leftMargin: 13; verticalCenter: number.verticalCenter }
                width: next.width - x - 8
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                text: next.isSelected ? qsTr("Enter: mời\nF11: ưu tiên") : person.why
                font: Theme.text(15, Font.DemiBold)
                color: Theme.amber
            }
        }
    }
}
