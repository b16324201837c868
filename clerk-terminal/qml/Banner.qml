import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What is wrong with the line, since when, and what to do. No height while all is well.
Rectangle {
    id: banner

    required property Desk desk
    property bool isNarrow: false
    readonly property bool isShown: desk.bannerTitle.length > 0

    visible: isShown
    height: isShown ? Math.max(56, told.implicitHeight + 16) : 0
    color: Theme.amber
    Accessible.role: Accessible.AlertMessage
    Accessible.name: desk.bannerTitle + " " + desk.bannerText

    Icon {
        id: sign

        anchors { left: parent.left; leftMargin: 19; verticalCenter: parent.verticalCenter }
        width: 30
        height: 30
        name: "alert"
        color: Theme.amberInk
    }
    Text {
        id: told

        anchors { left: sign.right; leftMargin: 13; right: again.left; rightMargin: 16; verticalCenter: parent.verticalCenter }
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
        text: "<b>" + banner.desk.bannerTitle + "</b> " + banner.desk.bannerText
        font: Theme.text(15)
        color: Theme.amberInk
    }
    Row {
        id: again

        anchors { right: parent.right; rightMargin: 18; verticalCenter: parent.verticalCenter }
        visible: !banner.desk.isLive
        spacing: 10

        RingArc {
            anchors.verticalCenter: parent.verticalCenter
            width: 22
            height: 22
            strokeWidth: 4
            color: Theme.amberInk
            trackColor: "transparent"
            progress: 0.75

            RotationAnimation on rotation {
                running: again.visible
                loops: Animation.Infinite
                from: 0
                to: 360
                duration: Theme.reconnectTurn
            }
        }
        Text {
            visible: !banner.isNarrow
            anchors.verticalCenter: parent.verticalCenter
            text: banner.desk.hasBeenLive ? qsTr("Đang kết nối lại") : qsTr("Đang thử kết nối")
            font: Theme.text(15, Font.Bold)
            color: Theme.amberInk
        }
    }
}
