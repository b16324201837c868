import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// The card of the big call: indigo at rest; amber in a white frame, pulsing three times, while it is fresh.
Rectangle {
    id: panel

    required property Board board
    readonly property bool isFresh: board.isFresh && board.phase === Board.Live
    readonly property bool isLarge: Theme.textScale > 1
    // Large texts: the invitation and which call it is take turns in their line.
    readonly property bool tellsCount: isFresh && (!isLarge || board.callTurn % 2 === 1)
    readonly property real inviteBottom: isLarge ? 16 + Theme.board.title * 1.22 * Theme.textScale : 88
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
        visible: !panel.isLarge || (panel.board.hasCall && !panel.tellsCount)
        x: panel.isLarge ? 40 : 52
        y: panel.isLarge ? 16 : 28
        width: panel.width - 2 * x
        text: panel.board.invitation
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.board.label
        font: Theme.text(Theme.board.title, panel.isFresh ? Font.Bold : Font.DemiBold)
        color: panel.isFresh ? Theme.amberInk : Theme.dark.ink2
    }

    Row {
        visible: panel.tellsCount
        anchors.right: panel.isLarge ? undefined : parent.right
        anchors.rightMargin: 52
        x: 40
        y: panel.isLarge ? 16 + (Theme.board.title * 1.22 * Theme.textScale - height) / 2 : 30
        spacing: 20

        Icon {
            width: 48 * Theme.textScale
            height: 48 * Theme.textScale
            anchors.verticalCenter: panel.isLarge ? parent.verticalCenter : undefined
            name: "speaker"
            strokeWidth: 3.8
            color: Theme.amberInk
        }
        Text {
            anchors.verticalCenter: panel.isLarge ? parent.verticalCenter : undefined
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
        anchors.verticalCenterOffset: panel.isLarge ? 0 : 24
        spacing: 16

        Text {
            width: parent.width
            text: qsTr("Chưa gọi số nào")
            font: Theme.text(96, Font.Bold)
            height: panel.isLarge ? contentHeight : implicitHeight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 48
            color: Theme.dark.ink
        }
        Text {
            id: advice

            visible: !panel.isLarge
            width: parent.width
            text: qsTr("Mời lấy số tại máy. Màn hình và loa sẽ gọi số hai lần.")
            font: Theme.text(Theme.board.label)
            wrapMode: Text.WordWrap
            lineHeight: 1.1
            color: Theme.dark.ink2
        }
        TurningText {
            visible: panel.isLarge
            width: parent.width
            lines: 3
            turn: panel.board.turn
            whole: advice.text
            font: Theme.text(Theme.board.label)
            color: Theme.dark.ink2
        }
    }
}
