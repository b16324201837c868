import QtQuick
import Luot.Kiosk
import Luot.Ui

// The ticket's code is to be shown to the camera: the face bound to it will be erased.
Sheet {
    id: page

    readonly property bool asking: visit.withdrawal === "Asking"

    EightSeconds {
        id: clock

        sheet: page
    }

    Titles {
        sheet: page
        y: page.by(190, 140, 112, 100)
        title: qsTr("Xóa dữ liệu khuôn mặt")
        line: page.asking ? qsTr("Đã thấy mã, đang xóa…") : qsTr("Xin đưa mã trên phiếu ra trước camera")
        briefLine: page.asking ? qsTr("Đang xóa…") : qsTr("Đưa mã trên phiếu ra camera")
        english: page.asking ? "Code seen, erasing…" : "Hold the code on your ticket in front of the camera"
        size: page.across ? 67 : 77
        lineSize: page.across ? 36 : 42
        englishSize: 30
    }

    Rectangle {
        id: disc

        x: page.by(290, 320, 100, 100)
        y: page.by(476, 402, 320, 320)
        width: page.by(500, 440, 560, 540)
        height: width
        radius: width / 2
        color: Theme.light.card
        antialiasing: true

        InstructionPicture {
            anchors.fill: parent
            scene: InstructionPicture.ShowPaper
            phase: clock.phase
        }
    }

    RingArc {
        anchors.fill: disc
        anchors.margins: -24
        strokeWidth: 20
        color: Theme.cham
        trackColor: Theme.light.ringTrack
        progress: page.asking ? 1 : Math.max(0, page.visit.secondsLeft) / 30
    }

    Words {
        x: page.by(80, 40, 780, 780)
        y: page.by(1040, 884, 330, 330)
        width: page.by(920, 1000, 730, 730)
        height: page.by(250, 340, 420, 460)
        horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: page.across ? Text.AlignVCenter : Text.AlignTop
        textFormat: Text.StyledText
        lineHeight: 1.15
        text: qsTr("Số vẫn có hiệu lực, thứ tự không đổi.<br>Mã cách camera khoảng 20 cm.")
            + (page.visit.secondsLeft >= 0 ? "<br>" + qsTr("Trang đóng sau <b>%1 giây</b>.").replace("%1", page.visit.secondsLeft) : "")
        size: page.by(38, 56, 42, 56)
        color: Theme.light.ink2
    }

    TouchButton {
        x: page.by(300, 220, 780, 780)
        y: page.by(1352, 1250, 800, 830)
        width: page.by(480, 640, 520, 640)
        height: page.by(130, 160, 140, 160)
        icon: "cross"
        iconSize: page.large ? 64 : 48
        size: page.large ? 56 : 38
        text: qsTr("Thôi, không xóa")
        onClicked: page.visit.backPressed()
    }
}
