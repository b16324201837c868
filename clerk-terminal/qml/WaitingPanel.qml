import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Who waits for this counter, the next one on top with the reason.
Rectangle {
    id: panel

    required property Desk desk
    readonly property bool isOld: desk.asOf.length > 0
    readonly property int below: list.count === 0 ? 0 : Math.max(0, list.count - 1 - list.lastShown)

    radius: 10
    color: Theme.light.card

    Text {
        x: 16
        height: 44
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Đang chờ <b>%1</b>").arg(list.count)
        textFormat: Text.StyledText
        font: Theme.text(Theme.clerk.label, Font.Bold)
        color: panel.isOld ? Theme.light.ink3 : Theme.light.ink
        visible: panel.desk.hasBeenLive
    }
    Text {
        anchors { right: parent.right; rightMargin: 16 }
        height: 44
        verticalAlignment: Text.AlignVCenter
        text: panel.isOld ? panel.desk.asOf : panel.desk.hasBeenLive ? qsTr("Của quầy này") : qsTr("Chưa có danh sách")
        font: Theme.text(15)
        color: Theme.light.ink2
    }
    Rectangle {
        y: 43
        width: parent.width
        height: 1
        color: Theme.light.hairline
    }

    ListView {
        id: list

        // A row counts as seen when most of it is. Where rows are is known once they are laid out.
        readonly property int lastShown: {
            const isFilled = count > 0 && contentHeight > height;
            const row = isFilled ? indexAt(10, contentY + height - 40) : -1;
            return row < 0 ? count - 1 : row;
        }

        y: 44
        width: parent.width
        height: parent.height - y - 48
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: true
        opacity: panel.isOld ? 0.6 : 1
        model: panel.desk.waiting

        // The window's keys move the selection: the list only follows it.
        currentIndex: panel.desk.selected

        delegate: WaitingPerson {
            width: ListView.view.width
            isSelected: index === panel.desk.selected
            onSelected: panel.desk.select(index)
        }
    }
    Text {
        anchors { bottom: parent.bottom; bottomMargin: 16; horizontalCenter: parent.horizontalCenter }
        text: !panel.desk.hasBeenLive ? "" : list.count === 0 ? qsTr("Chưa có ai chờ")
              : panel.below > 0 ? qsTr("và %1 số nữa").arg(panel.below) : qsTr("hết danh sách")
        font: Theme.text(15)
        color: Theme.light.ink2
    }
}
