import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Which counter this is, what it is doing, whether what is shown is true, and the time.
Rectangle {
    id: strip

    required property Desk desk
    property bool isNarrow: false
    readonly property bool isNow: desk.state === Desk.Called || desk.state === Desk.Paused

    Accessible.role: Accessible.StatusBar
    Accessible.name: qsTr("Quầy %1").arg(desk.counter) + ", " + desk.stateName + ", "
                     + (desk.isLive ? qsTr("Đã kết nối") : desk.hasBeenLive ? qsTr("Mất kết nối") : qsTr("Chưa kết nối"))
    height: 48
    color: Theme.chamDeep

    Row {
        anchors { left: parent.left; leftMargin: 17; verticalCenter: parent.verticalCenter }
        spacing: 18

        Mark {
            anchors.verticalCenter: parent.verticalCenter
            size: 29
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Quầy %1").arg(strip.desk.counter)
            font: Theme.text(Theme.clerk.title, Font.Bold)
            color: Theme.dark.ink
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: stateName.implicitWidth + 24
            height: 27
            radius: 6
            color: strip.isNow ? Theme.amber : Theme.light.card

            Text {
                id: stateName

                anchors.centerIn: parent
                text: strip.desk.stateName
                font: Theme.text(15, Font.Bold)
                color: strip.isNow ? Theme.amberInk : Theme.cham
            }
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: !strip.isNarrow
            width: Math.min(implicitWidth, 300)
            elide: Text.ElideRight
            text: strip.desk.fields
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
    }

    Row {
        anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
        spacing: 18

        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: !strip.isNarrow && strip.desk.person.length > 0
            width: Math.min(implicitWidth, 220)
            elide: Text.ElideRight
            text: strip.desk.person
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: !strip.isNarrow && strip.desk.hasBeenLive
            textFormat: Text.StyledText
            text: qsTr("Hôm nay <b>%1</b> lượt").arg(strip.desk.visitsToday)
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            visible: strip.desk.isLive
            spacing: 7

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                width: 17
                height: 17
                strokeWidth: 5
                name: "check"
                color: Theme.dark.jade
            }
            Text {
                text: qsTr("Đã kết nối")
                font: Theme.text(15)
                color: Theme.dark.jade
            }
        }
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            visible: !strip.desk.isLive
            width: lost.width + 20
            height: 26
            radius: 6
            color: Theme.amber

            Row {
                id: lost

                anchors.centerIn: parent
                spacing: 7

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 18
                    height: 18
                    strokeWidth: 4
                    name: "alert"
                    color: Theme.amberInk
                }
                Text {
                    text: strip.desk.hasBeenLive ? qsTr("Mất kết nối") : qsTr("Chưa kết nối")
                    font: Theme.text(15, Font.DemiBold)
                    color: Theme.amberInk
                }
            }
        }
        TabularText {
            anchors.verticalCenter: parent.verticalCenter
            text: strip.desk.clock
            font: Theme.number(19)
            color: Theme.dark.ink
        }
    }
}
