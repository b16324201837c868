import QtQuick
import Luot.Kiosk
import Luot.Ui

// The number, what to expect, and where the paper comes out.
Item {
    id: page

    required property VisitScreen visit
    readonly property var ticket: visit.ticket
    readonly property bool printed: visit.paper === "Printed"

    Titles {
        y: 172
        title: "Số của quý công dân"
        line: ""
        english: "Your number"
        size: 70
        englishSize: 29
    }

    SoftShadow {
        anchors.fill: paper
        anchors.margins: -48
        anchors.topMargin: -30
        anchors.bottomMargin: -66
        radius: 2
        strength: 0.2
    }

    TornPaper {
        id: paper

        x: 56
        y: 330
        width: 968
        height: 1140

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 14
            text: page.ticket.label ?? ""
            font: Theme.number(344)
            color: Theme.cham
        }

        PriorityMark {
            visible: page.ticket.priority ?? false
            x: 860
            y: 40
            size: 76
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width - 60
            horizontalAlignment: Text.AlignHCenter
            y: 408
            text: page.ticket.field ?? ""
            font: Theme.text(54, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 34
            color: Theme.light.ink
        }

        Row {
            x: 64
            y: 508
            spacing: 5

            Repeater {
                model: 70

                Rectangle {
                    width: 7
                    height: 2.5
                    color: Theme.chamMiddle
                }
            }
        }

        Column {
            x: 76
            y: 554

            FactRow {
                icon: "people"
                caption: page.ticket.nobody ? "Phía trước" : "Phía trước còn"
                fact: page.ticket.ahead ?? ""
            }

            FactRow {
                icon: "clock"
                caption: page.ticket.noWait ? "Thời gian" : "Chờ khoảng"
                fact: page.ticket.wait ?? ""
            }

            FactRow {
                icon: "pin"
                caption: "Đợi gọi đến"
                fact: page.ticket.counters ?? ""
            }
        }

        QrCode {
            x: 628
            y: 560
            width: 272
            height: 272
            text: page.visit.code
        }

        Text {
            x: 598
            y: 854
            width: 332
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            text: page.visit.hasLinks ? "Theo dõi bằng\nđiện thoại" : "Mã của số này"
            font: Theme.text(30)
            lineHeight: 1.07
            color: Theme.light.ink2
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 1014
            text: "Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần."
            font: Theme.text(32, Font.Medium)
            color: Theme.light.ink2
        }
    }

    Rectangle {
        y: 1530
        width: 1080
        height: 390
        color: Theme.cham

        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 42
            spacing: 52

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                width: 74
                height: 74
                visible: page.printed
                name: "arrow-down"
                color: Theme.amber
                strokeWidth: 4.4
            }

            Text {
                text: page.printed ? "Mời lấy phiếu" : "Đang in phiếu…"
                font: Theme.text(80, Font.Bold)
                color: Theme.dark.ink
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                width: 74
                height: 74
                visible: page.printed
                name: "arrow-down"
                color: Theme.amber
                strokeWidth: 4.4
            }
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 148
            text: page.printed ? "Phiếu ra ở khe ngay bên dưới · Take your ticket below"
                               : "Phiếu sẽ ra ở khe ngay bên dưới · Printing your ticket"
            font: Theme.text(32)
            color: Theme.dark.ink2
        }

        Row {
            x: 56
            y: 238
            spacing: 20

            TouchButton {
                width: 310
                height: 96
                onDark: true
                icon: "cross"
                text: "Hủy số này"
                onClicked: page.visit.cancelPressed()
            }

            TouchButton {
                width: 310
                height: 96
                onDark: true
                icon: "speaker"
                text: "Nghe đọc"
                onClicked: page.visit.listenPressed()
            }

            TouchButton {
                width: 308
                height: 96
                onDark: true
                filled: true
                icon: "check"
                text: page.visit.secondsLeft >= 0 ? "Xong (" + page.visit.secondsLeft + ")" : "Xong"
                onClicked: page.visit.donePressed()
            }
        }
    }
}
