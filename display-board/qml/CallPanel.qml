import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// The card of the big call: indigo at rest; amber in a white frame, pulsing three times, while it is fresh.
Rectangle {
    id: panel

    required property Board board
    readonly property bool isFresh: board.isFresh && board.phase === Board.Live
    readonly property color ink: isFresh ? Theme.amberInk : Theme.dark.ink
    readonly property color accent: isFresh ? Theme.amberInk : Theme.amber

    radius: Theme.radiusPanel
    color: isFresh ? Theme.amber : Theme.cham

    Rectangle {
        id: frame

        z: -1
        anchors.fill: parent
        anchors.margins: -12
        radius: parent.radius + 12
        color: Theme.dark.ink
        visible: panel.isFresh
    }

    SequentialAnimation {
        id: pulse

        loops: 3
        PropertyAction { target: frame; property: "opacity"; value: 1 }
        PauseAnimation { duration: 600 }
        NumberAnimation { target: frame; property: "opacity"; to: 0.15; duration: 300 }
        NumberAnimation { target: frame; property: "opacity"; to: 1; duration: 300 }
    }
    readonly property string pulsed: isFresh ? board.label : ""
    onPulsedChanged: if (pulsed !== "") pulse.restart()

    Text {
        x: 52
        y: 28
        text: panel.board.invitation
        font: Theme.text(Theme.board.title, panel.isFresh ? Font.Bold : Font.DemiBold)
        color: panel.isFresh ? Theme.amberInk : Theme.dark.ink2
    }

    Row {
        visible: panel.isFresh
        anchors.right: parent.right
        anchors.rightMargin: 52
        y: 30
        spacing: 20

        Icon {
            width: 48
            height: 48
            name: "speaker"
            strokeWidth: 3.8
            color: Theme.amberInk
        }
        Text {
            text: qsTr("Đang gọi lần %1").arg(panel.board.callCount)
            font: Theme.text(Theme.board.label, Font.DemiBold)
            color: Theme.amberInk
        }
    }

    Column {
        visible: !panel.board.hasCall
        x: 52
        width: parent.width - 104
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: 24
        spacing: 16

        Text {
            width: parent.width
            text: qsTr("Chưa gọi số nào")
            font: Theme.text(96, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 48
            color: Theme.dark.ink
        }
        Text {
            width: parent.width
            text: qsTr("Mời lấy số tại máy. Màn hình và loa sẽ gọi số hai lần.")
            font: Theme.text(Theme.board.label)
            wrapMode: Text.WordWrap
            lineHeight: 1.1
            color: Theme.dark.ink2
        }
    }
}
