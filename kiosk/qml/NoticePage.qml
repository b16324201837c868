import QtQuick
import Luot.Kiosk
import Luot.Ui

// One thing to be told while nothing is asked: getting the number, no number, cancelled, reconnecting.
Sheet {
    id: page

    readonly property bool turning: visit.page === "Issuing" || visit.page === "ServiceLost"
    readonly property bool whole: ["Issuing", "ServiceLost", "Cancelled", "Kept"].includes(visit.page)
    readonly property string work: visit.field.title ?? ""
    readonly property var words: ({
        Issuing: visit.advice === "Waiting"
            ? [qsTr("Đang chờ máy chủ"), qsTr("Số sẽ hiện ngay khi có, xin đợi ở đây"), "Waiting for the queue service", "hourglass"]
            : [qsTr("Đang lấy số…"), work, "Getting your number", "ticket"],
        ServiceLost: [qsTr("Đang kết nối lại"), qsTr("Máy sẽ tự hoạt động lại. Có thể lấy số tại quầy."), "Reconnecting. Please ask at a counter meanwhile.", "wifi-off"],
        Cancelled: [qsTr("Đã hủy số %1").replace("%1", visit.ticket.label ?? ""), qsTr("Mời lấy số khác khi cần"), "Your number has been cancelled", "check"],
        Kept: visit.paper === "Printing"
            ? [qsTr("Giữ số %1").replace("%1", visit.held.label ?? ""), qsTr("Đang in lại phiếu, mã trên phiếu cũ sẽ hết hiệu lực"), "Printing your ticket again", "printer"]
            : visit.paper === "Printed"
            ? [qsTr("Giữ số %1").replace("%1", visit.held.label ?? ""), qsTr("Mời lấy phiếu ở khe ngay bên dưới"), "Please take your ticket below", "arrow-down"]
            : [qsTr("Giữ số %1").replace("%1", visit.held.label ?? ""), qsTr("Số vẫn có hiệu lực, mời ngồi đợi"), "Your number stays valid, please take a seat", "check"],
        Refused: visit.refusal === "full" ? [qsTr("Hết số hôm nay"), qsTr("%1: mời chọn việc khác hoặc trở lại ngày mai").replace("%1", work), "No more numbers today for this", "ticket"]
            : visit.refusal === "closed" ? [qsTr("Việc này đang tạm đóng"), qsTr("%1: mời chọn việc khác").replace("%1", work), "This is closed at the moment", "clock"]
            : [qsTr("Chưa lấy được số"), qsTr("Mời gặp cán bộ ở quầy gần nhất"), "Please ask at the nearest counter", "clerk"],
        Withdrawn: visit.withdrawal === "Erased" ? [qsTr("Đã xóa"), qsTr("Không còn dữ liệu khuôn mặt nào gắn với phiếu này. Số vẫn có hiệu lực."), "Your face data has been erased. Your number stays valid.", "check"]
            : visit.withdrawal === "NoTicket" ? [qsTr("Mã đã hết hiệu lực"), qsTr("Không còn dữ liệu khuôn mặt nào gắn với mã này"), "This code is no longer valid; there is no face data left", "info"]
            : [qsTr("Chưa xóa được ngay"), qsTr("Dữ liệu tự xóa khi xong việc, muộn nhất khi đóng cửa"), "It will be erased after your visit, at closing at the latest", "hourglass"]
    })[visit.page] ?? ["", "", "", "info"]

    DrumPattern {
        x: ring.x + ring.width / 2 - width / 2
        y: ring.y + ring.height / 2 - height / 2
        width: 1600
        height: 1600
    }

    Rectangle {
        anchors.centerIn: ring
        width: ring.width
        height: width
        radius: width / 2
        color: Theme.light.card
        antialiasing: true
    }

    RingArc {
        id: ring

        x: (page.across ? (page.whole ? 1920 : 1552) : 1080) / 2 - width / 2
        y: page.by(560, 380, 200, 150)
        width: page.by(420, 380, 380, 330)
        height: width
        strokeWidth: 26
        color: Theme.cham
        trackColor: Theme.light.ringTrack
        progress: page.turning ? 0.28 : 1

        Timer {
            interval: 40
            repeat: true
            running: page.turning && page.visible && !page.visit.reducedMotion
            onTriggered: ring.startAngle = (ring.startAngle + 12) % 360
        }
    }

    Icon {
        anchors.centerIn: ring
        width: 176
        height: 176
        name: page.words[3]
    }

    Words {
        id: title

        x: page.by(40, 40, 60, 60)
        y: ring.y + ring.height + page.by(64, 40, 34, 20)
        width: (page.across ? (page.whole ? 1920 : 1552) : 1080) - 2 * x
        height: page.by(116, 150, 110, 130)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: page.words[0]
        size: page.by(84, 112, 84, 112)
        weight: Font.Bold
    }

    Words {
        id: said

        x: title.x
        y: title.y + title.height
        width: title.width
        height: page.by(120, 260, 70, 180)
        horizontalAlignment: Text.AlignHCenter
        text: page.words[1]
        size: page.by(42, 66, 42, 62)
        weight: Font.Medium
        color: Theme.light.ink2
    }

    Words {
        x: title.x
        y: said.y + said.contentHeight + 12
        width: title.width
        height: 50
        visible: text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: page.under(page.words[2])
        size: 31
        color: Theme.light.ink3
    }

    Words {
        x: title.x
        y: page.by(1400, 1260, 960, 960)
        width: title.width
        height: page.by(60, 90, 60, 90)
        visible: page.whole && page.visit.page !== "Issuing" && page.visit.hotline.length > 0
        horizontalAlignment: Text.AlignHCenter
        textFormat: Text.StyledText
        text: qsTr("Đường dây nóng") + " <b>" + page.visit.hotline + "</b>"
        size: page.large ? 56 : 34
        color: Theme.light.ink2
    }
}
