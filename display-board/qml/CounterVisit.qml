import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// "QUẦY 3" and what goes on there.
Item {
    id: page

    required property CounterDisplay display
    readonly property bool isCall: display.mode === CounterDisplay.Called
    readonly property bool hasNumber: isCall || display.mode === CounterDisplay.Serving
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

    Rectangle {
        anchors.fill: parent
        color: page.isCall ? Theme.amber : Theme.dark.bg
    }
    Rectangle {
        width: 316
        height: parent.height
        color: page.isCall ? Theme.amberInk : Theme.cham

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 34
            text: qsTr("QUẦY")
            font: Theme.text(59, Font.Bold)
            color: Theme.dark.ink
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 79
            width: parent.width - 32
            height: 290
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.display.counter
            font: Theme.number(236)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 60
            color: Theme.amber
        }
    }

    Text {
        visible: page.hasNumber
        x: page.isCall ? 364 : 360
        y: page.isCall ? 32 : 26
        text: page.isCall ? page.display.invitation : qsTr("Đang phục vụ")
        font: Theme.text(46, page.isCall ? Font.Bold : Font.DemiBold)
        color: page.ink
    }
    Text {
        visible: page.hasNumber && !page.isCall
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
    PriorityMark {
        visible: page.hasNumber && page.display.hasPriority
        anchors.right: parent.right
        anchors.rightMargin: 40
        y: page.isCall ? 24 : 100
        size: 72
        discColor: page.ink
        inkColor: page.isCall ? Theme.amber : Theme.dark.bg
    }
    Text {
        visible: page.hasNumber
        x: 352
        y: page.isCall ? 73 : 76
        width: parent.width - x - (page.display.hasPriority ? 132 : 40)
        height: 310
        verticalAlignment: Text.AlignVCenter
        text: page.display.label
        font: Theme.number(page.isCall ? 310 : 302)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 100
        color: page.ink
    }

    Column {
        visible: !page.hasNumber
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
}
