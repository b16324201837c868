import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// Before the service has been heard for the first time: nothing is known, and that is said.
Item {
    id: page

    required property Board board
    readonly property bool isPortrait: height > width

    BoardHeader {
        x: Theme.board.margin
        width: parent.width - 2 * Theme.board.margin
        height: implicitHeight
        board: page.board
        showsDate: !page.isPortrait
    }

    Column {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: Theme.textScale > 1 ? 72 : 0
        width: parent.width - (Theme.textScale > 1 ? 96 : 192)
        spacing: 40

        Turning {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 200
            height: 200
            strokeWidth: 28
            color: Theme.amber
        }
        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Đang kết nối")
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 112
            font: Theme.text(112, Font.Bold)
            color: Theme.dark.ink
        }
        TurningText {
            visible: Theme.textScale > 1
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            lines: 4
            turn: page.board.turn
            whole: advice.text
            font: Theme.text(Theme.board.title)
            color: Theme.dark.ink2
        }
        Text {
            id: advice

            visible: Theme.textScale === 1
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: qsTr("Bảng gọi số chưa có số liệu. Xin nghe cán bộ mời tại quầy.")
            font: Theme.text(Theme.board.title)
            lineHeight: 1.1
            color: Theme.dark.ink2
        }
    }
}
