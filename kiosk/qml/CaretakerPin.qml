import QtQuick
import Luot.Kiosk
import Luot.Ui

// The caretaker's door: a keypad for the PIN, or how to set one.
Sheet {
    id: page

    readonly property CaretakerDesk desk: visit.caretaker
    readonly property bool shut: desk.step === "NoPin"
    readonly property real keyWidth: across ? 200 : 230
    readonly property real keyHeight: across ? 150 : 168
    readonly property real padLeft: across ? 1100 : (width - 3 * keyWidth - 48) / 2

    focus: true
    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key >= Qt.Key_0 && event.key <= Qt.Key_9)
            desk.digit(event.key - Qt.Key_0);
        else if (event.key === Qt.Key_Backspace)
            desk.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            desk.enter();
        else if (event.key === Qt.Key_Escape)
            desk.leave();
        else
            event.accepted = false;
    }

    Icon {
        x: page.across ? 120 : (page.width - width) / 2
        y: page.across ? 150 : 160
        width: 120
        height: 120
        name: page.shut ? "lock" : "key"
    }

    Words {
        id: title

        x: page.by(60, 60, 120, 120)
        y: page.by(300, 300, 300, 300)
        width: page.across ? 880 : page.width - 120
        height: page.by(110, 150, 110, 140)
        horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: page.shut ? qsTr("Chưa có mã PIN") : qsTr("Mã PIN của người trông máy")
        size: page.by(72, 100, 64, 88)
        weight: Font.Bold
    }

    Words {
        x: title.x
        y: title.y + title.height + 8
        width: title.width
        height: page.shut ? page.by(420, 760, 420, 520) : page.by(120, 140, 220, 300)
        horizontalAlignment: title.horizontalAlignment
        text: page.shut ? qsTr("Trang này chỉ mở được khi máy đã có mã PIN. Người cài đặt đặt mã trên máy này bằng lệnh:") + "\nluot-kiosk --set-pin"
            : page.desk.step === "Checking" ? qsTr("Đang kiểm tra…")
            : page.desk.waitSeconds > 0 ? qsTr("Sai mã. Chờ %1 giây rồi nhập lại.").replace("%1", page.desk.waitSeconds)
            : page.desk.wrong ? qsTr("Sai mã, xin nhập lại")
            : qsTr("Nhập mã rồi chạm “Vào”")
        size: page.by(38, 62, 38, 56)
        weight: Font.Medium
        color: page.desk.waitSeconds > 0 || page.desk.wrong ? Theme.light.lacquer : Theme.light.ink2
    }

    // How many digits, not which.
    Row {
        x: page.across ? title.x : (page.width - width) / 2
        y: page.by(570, 600, 660, 770)
        height: 40
        spacing: 22
        visible: !page.shut

        Repeater {
            model: Math.max(6, page.desk.typed)

            Rectangle {
                required property int index

                width: 40
                height: 40
                radius: 20
                color: index < page.desk.typed ? Theme.cham : Theme.light.card
                border.width: 3
                border.color: Theme.light.edge
                antialiasing: true
            }
        }
    }

    Repeater {
        model: page.shut ? [] : ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "enter"]

        TouchButton {
            required property string modelData
            required property int index

            x: page.padLeft + index % 3 * (page.keyWidth + 24)
            y: page.by(690, 690, 150, 150) + Math.floor(index / 3) * (page.keyHeight + 24)
            width: page.keyWidth
            height: page.keyHeight
            icon: modelData === "" ? "arrow-left" : ""
            iconSize: 64
            text: modelData === "" ? "" : modelData === "enter" ? qsTr("Vào") : modelData
            Accessible.name: modelData === "" ? qsTr("Xóa số cuối") : text
            onDark: modelData === "enter"
            size: modelData === "enter" ? page.by(46, 62, 46, 62) : 76
            onClicked: modelData === "" ? page.desk.erase() : modelData === "enter" ? page.desk.enter() : page.desk.digit(Number(modelData))
        }
    }

    TouchButton {
        x: page.across ? title.x : (page.width - width) / 2
        y: page.by(1700, 1700, 880, 890)
        width: page.by(420, 640, 420, 640)
        height: page.by(120, 140, 120, 140)
        icon: "return"
        text: qsTr("Quay lại")
        size: page.by(38, 66, 38, 62)
        iconSize: 56
        onClicked: page.desk.leave()
    }
}
