import QtQuick
import Luot.Kiosk
import Luot.Ui

// The number without paper: valid, to photograph or to remember.
Item {
    id: page

    required property VisitScreen visit
    readonly property var ticket: visit.ticket

    Banner {
        icon: "alert"
        title: page.visit.paper === "Unknown" ? "Máy in chưa báo lại" : "Máy chưa in được phiếu"
        line: "Số vẫn có hiệu lực. Cán bộ in lại giúp tại quầy."
    }

    Rectangle {
        x: 56
        y: 372
        width: 968
        height: 1140
        radius: 32
        color: Theme.light.card

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 32
            text: "Số của quý công dân"
            font: Theme.text(40, Font.DemiBold)
            color: Theme.light.ink2
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 54
            text: page.ticket.label ?? ""
            font: Theme.number(336)
            color: Theme.cham
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 40
            horizontalAlignment: Text.AlignHCenter
            y: 438
            text: [page.ticket.field, (page.ticket.ahead ?? "") + " phía trước"].join(" · ")
            font: Theme.text(45, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 32
            color: Theme.light.ink
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 500
            text: [(page.ticket.noWait ? "" : "Chờ khoảng ") + page.ticket.wait, page.ticket.counters].join(" · ")
            font: Theme.text(38)
            color: Theme.light.ink2
        }

        QrCode {
            x: 65
            y: 626
            width: 396
            height: 396
            text: page.visit.code
        }

        Column {
            x: 516
            y: 614
            width: 420
            spacing: 14

            Text {
                width: parent.width
                text: "Xin chụp ảnh\nmàn hình này"
                font: Theme.text(45, Font.Bold)
                lineHeight: 1.08
                color: Theme.light.ink
            }

            Text {
                width: parent.width
                wrapMode: Text.Wrap
                text: page.visit.hasLinks ? "hoặc quét mã để giữ số trên điện thoại." : "để giữ số này."
                font: Theme.text(36)
                lineHeight: 1.11
                color: Theme.light.ink2
            }

            Text {
                width: parent.width
                wrapMode: Text.Wrap
                text: "Không có điện thoại? Xin nhớ số <b>" + (page.ticket.label ?? "") + "</b>."
                textFormat: Text.StyledText
                font: Theme.text(36)
                lineHeight: 1.11
                color: Theme.light.ink2
            }

            Text {
                width: parent.width
                wrapMode: Text.Wrap
                text: "No paper. Please photograph this screen. Your number is valid."
                font: Theme.text(28)
                lineHeight: 1.12
                color: Theme.light.ink3
            }
        }
    }

    Row {
        x: 56
        y: 1561
        spacing: 24

        TouchButton {
            width: 472
            height: 270
            stacked: true
            iconSize: 92
            size: 42
            radius: 32
            icon: "speaker"
            text: "Nghe đọc"
            onClicked: page.visit.listenPressed()
        }

        TouchButton {
            width: 472
            height: 270
            stacked: true
            iconSize: 92
            size: 42
            radius: 32
            icon: "check"
            text: "Tôi đã giữ số" + (page.visit.secondsLeft >= 0 ? " (" + page.visit.secondsLeft + ")" : "")
            onClicked: page.visit.donePressed()
        }
    }
}
