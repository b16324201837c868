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
    readonly property bool isLarge: Theme.textScale > 1
    readonly property string notice: board.notice !== "" ? board.notice
                                                         : qsTr("Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.")
    readonly property string hotlineText: showsHotline && board.hotline !== ""
                                          ? qsTr("Đường dây nóng %1").arg(board.hotline) : ""
    readonly property string lost: qsTr("Đang kết nối lại")
    readonly property string asOf: qsTr("Số liệu lúc <b>%1</b>. Xin nghe cán bộ mời tại quầy.").arg(board.asOf)
    // Large texts: two lines, and what does not fit into them in turns.
    implicitHeight: isLarge ? Math.round(2 * 38 * 1.22 * Theme.textScale + 12) : 104

    color: isLive ? Theme.light.card : Theme.amber

    Icon {
        visible: line.isLive
        x: line.isLarge && line.isNarrow ? 24 : 48
        width: 52 * Math.min(Theme.textScale, 1.5)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        name: "info"
        color: Theme.cham
    }
    Turning {
        visible: !line.isLive
        x: line.isLarge && line.isNarrow ? 24 : 50
        width: 54 * Math.min(Theme.textScale, 1.5)
        height: width
        anchors.verticalCenter: parent.verticalCenter
        strokeWidth: 8
        color: Theme.amberInk
    }

    Text {
        visible: line.isLive && !line.isLarge
        x: 124
        width: (hotline.visible ? hotline.x - 32 : line.width - 48) - x
        anchors.verticalCenter: parent.verticalCenter
        text: line.notice
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

        visible: line.isLive && !line.isLarge && text !== ""
        anchors.right: parent.right
        anchors.rightMargin: 48
        anchors.verticalCenter: parent.verticalCenter
        text: line.hotlineText
        textFormat: Text.PlainText
        font: Theme.text(34, Font.Medium)
        color: Theme.light.ink2
    }

    TurningText {
        visible: line.isLarge
        x: line.isNarrow ? 36 + 52 * Math.min(Theme.textScale, 1.5) : 160
        width: line.width - x - (line.isNarrow ? 12 : 48)
        anchors.verticalCenter: parent.verticalCenter
        lines: 2
        turn: line.board.turn
        whole: line.isLive ? line.notice + "\n" + line.hotlineText
                           : line.lost + ". " + line.asOf.replace(/<.?b>/g, "")
        font: Theme.text(38, Font.Bold)
        color: line.isLive ? Theme.light.ink : Theme.amberInk
    }

    Grid {
        visible: !line.isLive && !line.isLarge
        x: 136
        anchors.verticalCenter: parent.verticalCenter
        columns: line.isNarrow ? 1 : 2
        columnSpacing: 28

        Text {
            text: line.lost
            font: Theme.text(line.isNarrow ? 36 : 40, Font.Bold)
            color: Theme.amberInk
        }
        Text {
            text: line.asOf
            textFormat: Text.StyledText
            font: Theme.text(line.isNarrow ? 34 : 38, Font.DemiBold)
            color: Theme.amberInk
        }
    }
}
