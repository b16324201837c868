import QtQuick
import Luot.Kiosk
import Luot.Ui

// A code that opens the same choice on somebody's own phone.
Sheet {
    id: page

    readonly property bool shown: visit.phone === "Shown"
    readonly property bool failed: visit.phone === "Failed"
    readonly property bool again: failed && visit.offersPhone
    /// One button alone: it goes back.
    readonly property bool byButton: visit.way === "Scan"

    Titles {
        sheet: page
        y: page.by(190, 140, 112, 100)
        title: page.failed ? qsTr("Chưa lấy được mã") : qsTr("Chọn trên điện thoại")
        briefTitle: page.failed ? title : qsTr("Dùng điện thoại")
        line: page.failed ? qsTr("Mời dùng một trong các cách khác") : qsTr("Mở camera điện thoại, quét mã này rồi chọn ở đó")
        briefLine: page.failed ? qsTr("Mời dùng cách khác") : qsTr("Quét mã bằng camera")
        english: page.failed ? "No code just now. Please use another way." : "Scan this code with your phone"
        size: page.across ? 67 : 77
        lineSize: page.across ? 36 : 42
        englishSize: 30
    }

    Rectangle {
        id: card

        x: page.by(170, 212, 48, 48)
        y: page.by(424, 372, 288, 300)
        width: page.by(740, 656, 740, 740)
        height: width
        radius: 32
        color: Theme.light.card
        border.width: Theme.kiosk.border
        border.color: Theme.light.edge
        antialiasing: true

        // No code has fewer than 29 modules: of whatever size, four more stay white on each side, in the round
        // corners, too.
        QrCode {
            anchors.centerIn: parent
            width: Math.floor((parent.width - 24) * 29 / 37)
            height: width
            visible: page.shown
            text: page.visit.code
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Mã để chọn trên điện thoại")
        }

        RingArc {
            id: ring

            anchors.centerIn: parent
            width: 300
            height: width
            visible: !page.shown
            strokeWidth: 22
            color: Theme.cham
            trackColor: Theme.light.ringTrack
            progress: page.failed ? 0 : 0.28

            Timer {
                interval: 40
                repeat: true
                running: ring.visible && !page.failed && !page.visit.reducedMotion
                onTriggered: ring.startAngle = (ring.startAngle + 12) % 360
            }
        }

        Icon {
            anchors.centerIn: parent
            width: 140
            height: width
            visible: !page.shown
            name: page.failed ? "wifi-off" : "phone"
        }

        Words {
            x: 30
            y: ring.y + ring.height + 24
            width: parent.width - 60
            height: page.large ? 100 : 64
            visible: !page.shown && !page.failed
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Đang lấy mã…")
            size: page.large ? 56 : 40
            weight: Font.DemiBold
        }
    }

    Words {
        x: page.by(56, 40, 836, 826)
        y: page.by(1182, 1034, 288, 300)
        width: page.by(968, 1000, 676, 690)
        height: page.by(180, 200, 420, 396)
        horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.StyledText
        lineHeight: 1.15
        text: page.failed ? qsTr("Lúc này máy chưa mở được cách này. Chưa lấy số nào.")
            : !page.shown ? ""
            : (page.large ? qsTr("Mã dùng đến <b>%1</b>.") : qsTr("Số hiện trên điện thoại, cùng một hàng chờ.<br>Mã lấy được một số, đến <b>%1</b>.")).replace("%1", page.visit.phoneUntil)
              + (page.visit.secondsLeft >= 0 ? "<br>" + qsTr("Trang đóng sau <b>%1 giây</b>.").replace("%1", page.visit.secondsLeft) : "")
        size: page.by(36, 56, 42, 56)
        color: Theme.light.ink2
    }

    Repeater {
        id: buttons

        model: [
            { name: "back", icon: "arrow-left", text: !page.byButton ? qsTr("Quay lại") : page.large ? qsTr("Bấm nút:\nquay lại") : qsTr("Bấm nút:\nquay lại").replace("\n", " ") },
            { name: "again", icon: "reload", text: qsTr("Thử lại") },
            { name: "done", icon: "check", text: qsTr("Đã quét xong") }
        ].filter(button => button.name === "back" || (button.name === "again" ? page.again : page.shown))

        TouchButton {
            required property var modelData
            required property int index
            readonly property real share: page.across ? 676 : (page.by(968, 1000, 0, 0) - (buttons.count - 1) * 24) / buttons.count

            x: page.across ? page.by(0, 0, 836, 826) : buttons.count === 1 ? (1080 - width) / 2 : page.by(56, 40, 0, 0) + index * (width + 24)
            y: page.by(1388, 1252, 730, 714) + (page.across ? index * (height + 24) : 0)
            width: page.across ? page.by(0, 0, 640, 690) : buttons.count === 1 ? 560 : share
            height: page.by(140, 170, 136, 146)
            iconSize: page.large ? 64 : 48
            size: page.large ? 54 : 38
            radius: 28
            icon: modelData.icon
            text: modelData.text
            onClicked: ({ back: page.visit.backPressed, again: page.visit.phonePressed, done: page.visit.donePressed })[modelData.name]()
        }
    }
}
