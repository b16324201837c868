import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// The line under everything: the notice, or that the line is lost and since when.
Rectangle {
    id: line

    required property Board board
    property bool showsHotline: false
    readonly property bool isLive: board.phase === Board.Live
    readonly property bool isNarrow: width < 1400

    color: isLive ? Theme.light.card : Theme.amber

    Icon {
        visible: line.isLive
        x: 48
        width: 52
        height: 52
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        color: Theme.cham
    }
    Turning {
        visible: !line.isLive
        x: 50
        width: 54
        height: 54
        anchors.verticalCenter: parent.verticalCenter
        strokeWidth: 8
        color: Theme.amberInk
    }

    Text {
        visible: line.isLive
        x: 124
        width: (hotline.visible ? hotline.x - 32 : line.width - 48) - x
        anchors.verticalCenter: parent.verticalCenter
        text: line.board.notice !== "" ? line.board.notice
                                       : qsTr("Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.")
        height: parent.height - 6
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        font: Theme.text(38, Font.Bold)
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.board.least
        elide: Text.ElideRight
        color: Theme.light.ink
    }
    Text {
        id: hotline

        visible: line.isLive && line.showsHotline && line.board.hotline !== ""
        anchors.right: parent.right
        anchors.rightMargin: 48
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Đường dây nóng %1").arg(line.board.hotline)
        textFormat: Text.PlainText
        font: Theme.text(34, Font.Medium)
        color: Theme.light.ink2
    }

    Grid {
        visible: !line.isLive
        x: 136
        anchors.verticalCenter: parent.verticalCenter
        columns: line.isNarrow ? 1 : 2
        columnSpacing: 28

        Text {
            text: qsTr("Đang kết nối lại")
            font: Theme.text(line.isNarrow ? 36 : 40, Font.Bold)
            color: Theme.amberInk
        }
        Text {
            text: qsTr("Số liệu lúc <b>%1</b>. Xin nghe cán bộ mời tại quầy.").arg(line.board.asOf)
            textFormat: Text.StyledText
            font: Theme.text(line.isNarrow ? 34 : 38, Font.DemiBold)
            color: Theme.amberInk
        }
    }
}
