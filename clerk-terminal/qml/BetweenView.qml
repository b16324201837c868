import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Nobody is at the counter: the last visit as it went, or the turn that has not begun.
Item {
    id: view

    required property Desk desk
    readonly property color tone: desk.wasServed ? Theme.light.jade : Theme.light.ink2
    readonly property bool showsLast: desk.hasLastVisit && desk.state === Desk.Free

    Item {
        visible: view.showsLast
        anchors.fill: parent

        VisitHead {
            desk: view.desk
            width: parent.width
        }
        Rectangle {
            y: 266
            width: parent.width
            height: 64
            radius: 8
            color: view.desk.wasServed ? Theme.jadeTint : Theme.light.disc
            border { width: 2; color: view.tone }

            Icon {
                id: done

                x: 17
                anchors.verticalCenter: parent.verticalCenter
                width: 32
                height: 32
                strokeWidth: 4
                name: view.desk.wasServed ? "check" : "person-x"
                color: view.tone
            }
            Column {
                anchors { left: done.right; leftMargin: 13; right: parent.right; rightMargin: 12; verticalCenter: parent.verticalCenter }
                spacing: 3

                Text {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: qsTr("Lượt vừa xong: %1").arg(view.desk.lastOutcome)
                    font: Theme.text(15, Font.Bold)
                    color: view.tone
                }
                Text {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: qsTr("Quầy đang trống, sẵn sàng gọi người kế tiếp.")
                    font: Theme.text(Theme.clerk.least)
                    color: Theme.light.ink
                }
            }
        }
    }

    Column {
        visible: !view.showsLast
        anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: -40 }
        spacing: 20

        Mark {
            anchors.horizontalCenter: parent.horizontalCenter
            size: 77 * 5 / 3
            color: view.desk.state === Desk.Free ? Theme.cham : Theme.chamMiddle
            dotColor: view.desk.state === Desk.Free ? Theme.amber : Theme.chamMiddle
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: view.desk.state === Desk.Free ? qsTr("Chưa có ai ở quầy")
                  : view.desk.state === Desk.Closed ? qsTr("Quầy đang đóng")
                  : view.desk.state === Desk.Paused ? qsTr("Quầy đang tạm dừng")
                  : view.desk.state === Desk.Elsewhere ? qsTr("Quầy đang dùng ở máy khác")
                  : view.desk.state === Desk.Unknown ? qsTr("Đang chờ máy chủ") : qsTr("Chưa dùng được quầy này")
            font: Theme.text(24, Font.Bold)
            color: Theme.light.ink
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(380, view.width)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            lineHeight: 1.2
            text: view.desk.state === Desk.Free ? qsTr("Bấm F1 để gọi người kế tiếp.")
                  : view.desk.state === Desk.Closed ? qsTr("Bấm F9 để mở quầy. Công dân chưa được mời đến đây.")
                  : view.desk.state === Desk.Paused ? qsTr("%1. Bấm F9 để mở lại.").arg(view.desk.pauseReason)
                  : view.desk.state === Desk.Unknown ? qsTr("Danh sách hiện ra khi có kết nối. Số đã cấp vẫn được giữ.") : ""
            font: Theme.text(16)
            color: Theme.light.ink2
        }
    }
}
