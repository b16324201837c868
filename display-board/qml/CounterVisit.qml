import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// "QUẦY 3" and what goes on there.
Item {
    id: page

    required property CounterDisplay display
    readonly property bool isCall: display.mode === CounterDisplay.Called
    readonly property bool hasNumber: isCall || display.mode === CounterDisplay.Serving
    readonly property bool isLarge: Theme.textScale > 1
    // The word has its size in both languages; the column is as wide as it needs.
    readonly property real wordFit: Math.min(1, 276 / Math.max(1, word.advanceWidth))
    readonly property int columnWidth: isLarge ? Math.max(316, word.advanceWidth * wordFit * Theme.textScale + 32) : 316
    readonly property real place: columnWidth + (isLarge ? 28 : 42)
    // Large texts: what is served and which fields are take turns in the line over the number.
    readonly property bool tellsFields: hasNumber && !isCall && display.fields !== ""
                                        && (!isLarge || display.turn % 2 === 1)
    readonly property real lineBottom: 12 + 46 * 1.22 * Theme.textScale
    readonly property color ink: isCall ? Theme.amberInk : Theme.dark.ink
    readonly property string sentence: {
        switch (display.mode) {
        case CounterDisplay.NotConnected: return qsTr("Đang kết nối");
        case CounterDisplay.NoSuchCounter: return qsTr("Chưa có quầy này");
        case CounterDisplay.Closed: return qsTr("Quầy đóng");
        case CounterDisplay.Paused: return qsTr("Tạm dừng");
        case CounterDisplay.Thanks: return display.thanks;
        case CounterDisplay.NotTaken: return qsTr("Chưa ghi được đánh giá");
        case CounterDisplay.Unconfirmed: return qsTr("Chưa xác nhận được đánh giá");
        default: return qsTr("Mời đợi gọi số");
        }
    }
    readonly property string detail: {
        switch (display.mode) {
        case CounterDisplay.NotConnected: return qsTr("Xin nghe cán bộ mời tại quầy.");
        case CounterDisplay.NoSuchCounter: return qsTr("Xin theo dõi bảng gọi số.");
        case CounterDisplay.Closed: return qsTr("Xin đến quầy khác theo bảng gọi số.");
        case CounterDisplay.Paused: return display.pauseReason;
        case CounterDisplay.Thanks: return "";
        case CounterDisplay.NotTaken:
        case CounterDisplay.Unconfirmed: return qsTr("Việc tại quầy đã xong.");
        default: return display.fields;
        }
    }

    TextMetrics {
        id: word

        text: qsTr("QUẦY")
        font.family: Theme.family
        font.pixelSize: 59
        font.weight: Font.Bold
    }

    Rectangle {
        anchors.fill: parent
        color: page.isCall ? Theme.amber : Theme.dark.bg
    }
    Rectangle {
        width: page.columnWidth
        height: parent.height
        color: page.isCall ? Theme.amberInk : Theme.cham

        Text {
            id: wordText

            anchors.horizontalCenter: parent.horizontalCenter
            y: page.isLarge ? 8 : 34
            text: word.text
            font: Theme.text(59 * page.wordFit, Font.Bold)
            color: Theme.dark.ink
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: page.isLarge ? wordText.y + wordText.height * 0.94 : 79
            width: parent.width - 32
            height: page.isLarge ? page.height - y - 8 : 290
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.display.counter
            font: Theme.number(page.isLarge ? Math.max(60, Math.min(236, height / 0.8)) : 236)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60
            color: Theme.amber
        }
    }

    Text {
        visible: page.hasNumber && !(page.isLarge && page.tellsFields)
        x: page.isLarge ? page.place : page.isCall ? 364 : 360
        y: page.isLarge ? 12 : page.isCall ? 32 : 26
        width: page.isLarge ? page.width - x - 20 : implicitWidth
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 46
        text: page.isCall ? page.display.invitation : qsTr("Đang phục vụ")
        font: Theme.text(46, page.isCall ? Font.Bold : Font.DemiBold)
        color: page.ink
    }
    Text {
        visible: page.tellsFields && !page.isLarge
        anchors.right: parent.right
        anchors.rightMargin: 40
        y: 33
        width: 520
        horizontalAlignment: Text.AlignRight
        elide: Text.ElideRight
        textFormat: Text.PlainText
        text: page.display.fields
        font: Theme.text(34, Font.Medium)
        color: Theme.dark.ink2
    }
    TurningText {
        visible: page.tellsFields && page.isLarge
        x: page.place
        y: 12 + (page.lineBottom - 12 - height) / 2
        width: page.width - x - 20
        lines: 1
        turn: Math.floor(page.display.turn / 2)
        whole: page.display.fields
        font: Theme.text(34, Font.Medium)
        color: Theme.dark.ink2
    }
    PriorityMark {
        visible: page.hasNumber && page.display.hasPriority
        anchors.right: parent.right
        anchors.rightMargin: page.isLarge ? 24 : 40
        y: page.isLarge ? number.y + (number.height - height) / 2 : page.isCall ? 24 : 100
        size: 72
        discColor: page.ink
        inkColor: page.isCall ? Theme.amber : Theme.dark.bg
    }
    Text {
        id: number

        visible: page.hasNumber
        x: page.isLarge ? page.place - 8 : 352
        y: page.isLarge ? page.lineBottom : page.isCall ? 73 : 76
        width: parent.width - x - (page.isLarge ? 24 : 40) - (page.display.hasPriority ? 92 : 0)
        height: page.isLarge ? page.height - y - 8 : 310
        verticalAlignment: Text.AlignVCenter
        text: page.display.label
        font: Theme.number(page.isLarge ? Math.max(60, Math.min(302, height / 0.8)) : page.isCall ? 310 : 302)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 100
        color: page.ink
    }

    Column {
        visible: !page.hasNumber && !page.isLarge
        x: 358
        width: parent.width - x - 40
        anchors.verticalCenter: parent.verticalCenter
        spacing: 14

        Text {
            width: parent.width
            text: page.sentence
            font: Theme.text(104, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 48
            color: Theme.dark.ink
        }
        Text {
            visible: text !== ""
            width: parent.width
            textFormat: Text.PlainText
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            elide: Text.ElideRight
            text: page.detail
            font: Theme.text(42)
            lineHeight: 1.15
            color: Theme.dark.ink2
        }
    }

    // Large texts: the sentence as large as the detail's two lines leave it, in two lines itself where that is larger.
    Text {
        visible: !page.hasNumber && page.isLarge
        x: page.place
        y: 12
        width: page.width - x - 20
        height: page.height - 2 * y - (page.detail === "" ? 0 : detail.height + 8)
        verticalAlignment: Text.AlignVCenter
        text: page.sentence
        font: Theme.text(104, Font.Bold)
        fontSizeMode: Text.Fit
        minimumPixelSize: 48
        wrapMode: Text.WordWrap
        lineHeight: 0.96
        color: Theme.dark.ink
    }
    TextMetrics {
        id: detailLine

        font: Theme.text(42)
        text: page.detail
    }
    TurningText {
        id: detail

        // A little smaller rather than one word in a line of its own.
        readonly property real fit: width / Math.max(1, detailLine.advanceWidth + 4)

        visible: !page.hasNumber && page.isLarge && page.detail !== ""
        x: page.place
        y: page.height - 12 - height
        width: page.width - x - 20
        lines: 2
        turn: page.display.turn
        whole: page.detail
        font: Theme.text(42 * (fit < 1 && fit > 0.9 ? fit : 1))
        color: Theme.dark.ink2
    }
}
