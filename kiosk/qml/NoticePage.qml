import QtQuick
import Luot.Kiosk
import Luot.Ui

// One thing to be told while nothing is asked: getting the number, no number, cancelled, reconnecting.
Item {
    id: page

    required property VisitScreen visit
    readonly property bool turning: visit.page === "Issuing" || visit.page === "ServiceLost"
    readonly property var words: ({
        Issuing: visit.advice === "Waiting"
            ? ["Đang chờ máy chủ", "Số sẽ hiện ngay khi có, xin đợi ở đây", "Waiting for the queue service", "hourglass"]
            : ["Đang lấy số…", visit.field.title ?? "", "Getting your number", "ticket"],
        ServiceLost: ["Đang kết nối lại", "Máy sẽ tự hoạt động lại. Có thể lấy số tại quầy.", "Reconnecting. Please ask at a counter meanwhile.", "wifi-off"],
        Cancelled: ["Đã hủy số " + (visit.ticket.label ?? ""), "Mời lấy số khác khi cần", "Your number has been cancelled", "check"],
        Kept: ["Giữ số " + (visit.held.label ?? ""), "Số vẫn có hiệu lực, mời ngồi đợi", "Your number stays valid, please take a seat", "check"],
        Refused: visit.refusal === "full" ? ["Hết số hôm nay", (visit.field.title ?? "") + ": mời chọn việc khác hoặc trở lại ngày mai", "No more numbers today for this", "ban"]
            : visit.refusal === "closed" ? ["Việc này đang tạm đóng", (visit.field.title ?? "") + ": mời chọn việc khác", "This is closed at the moment", "ban"]
            : ["Chưa lấy được số", "Mời gặp cán bộ ở quầy gần nhất", "Please ask at the nearest counter", "clerk"]
    })[visit.page] ?? ["", "", "", "info"]

    DrumPattern {
        x: -260
        y: 38
        width: 1600
        height: 1600
    }

    Rectangle {
        anchors.centerIn: ring
        width: 420
        height: 420
        radius: 210
        color: Theme.light.card
        antialiasing: true
    }

    RingArc {
        id: ring

        x: 330
        y: 560
        width: 420
        height: 420
        strokeWidth: 26
        color: Theme.cham
        trackColor: Theme.light.ringTrack
        progress: page.turning ? 0.28 : 1

        Timer {
            interval: 40
            repeat: true
            running: page.turning && page.visible
            onTriggered: ring.startAngle = (ring.startAngle + 12) % 360
        }
    }

    Icon {
        anchors.centerIn: ring
        width: 176
        height: 176
        name: page.words[3]
    }

    Titles {
        y: 1050
        title: page.words[0]
        line: page.words[1]
        english: page.words[2]
        size: 84
        lineSize: 42
        englishSize: 31
    }

    Text {
        x: 56
        y: 1310
        width: 968
        visible: page.visit.page !== "Issuing" && page.visit.hotline.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: "Đường dây nóng <b>" + page.visit.hotline + "</b>"
        textFormat: Text.StyledText
        font: Theme.text(34)
        color: Theme.light.ink2
    }
}
