import QtQuick
import Luot.Kiosk
import Luot.Ui

// The number without paper: valid, to photograph or to remember.
Sheet {
    id: page

    readonly property var ticket: visit.ticket

    Banner {
        x: page.by(56, 40, 60, 60)
        y: page.by(165, 140, 126, 124)
        width: page.by(968, 1000, 1800, 1800)
        height: page.by(178, 310, 150, 170)
        icon: "alert"
        title: page.visit.paper === "Unknown" ? qsTr("Máy in chưa báo lại") : page.visit.trouble
        line: qsTr("Số vẫn có hiệu lực. Cán bộ đã được báo.")
        titleSize: page.by(50, 68, 48, 64)
        lineSize: page.by(34, 48, 34, 46)
    }

    Rectangle {
        id: card

        x: page.by(56, 40, 60, 60)
        y: page.by(372, 468, 304, 316)
        width: page.by(968, 1000, 1800, 1800)
        height: page.by(1140, 1044, 560, 550)
        radius: 32
        color: Theme.light.card

        Words {
            x: 20
            y: page.by(32, 10, 22, 10)
            width: page.across ? 960 : parent.width - 40
            height: page.by(60, 70, 60, 66)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Số của %1").replace("%1", page.visit.address)
            size: page.by(40, 54, 40, 54)
            weight: Font.DemiBold
            color: Theme.light.ink2
        }

        Text {
            x: (page.across ? 1000 : parent.width) / 2 - width / 2
            y: page.by(54, 34, 50, 42)
            text: page.ticket.label ?? ""
            font: Theme.number(page.by(336, 316, 290, 270))
            color: Theme.cham
        }

        Words {
            x: 20
            y: page.by(432, 400, 400, 376)
            width: page.across ? 960 : parent.width - 40
            height: page.by(66, 84, 66, 80)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: [page.ticket.field, page.ticket.nobody ? qsTr("không có ai phía trước") : qsTr("%1 phía trước").replace("%1", page.ticket.ahead)].join(" · ")
            size: page.by(45, 60, 44, 60)
            weight: Font.Bold
        }

        Words {
            x: 20
            y: page.by(496, 484, 468, 460)
            width: page.across ? 960 : parent.width - 40
            height: page.by(60, 76, 60, 72)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: [page.ticket.noWait ? page.ticket.wait : qsTr("Chờ khoảng %1").replace("%1", page.ticket.wait), page.ticket.counters].join(" · ")
            size: page.by(38, 50, 38, 50)
            color: Theme.light.ink2
        }

        QrCode {
            id: code

            x: page.by(65, 40, 1010, 1000)
            y: page.by(626, 586, 80, 70)
            width: page.by(396, 400, 390, 400)
            height: width
            text: page.visit.code
        }

        Words {
            id: photograph

            x: code.x + code.width + page.by(55, 40, 44, 36)
            y: code.y - 8
            width: parent.width - x - 30
            height: page.by(124, 190, 130, 160)
            text: qsTr("Xin chụp ảnh\nmàn hình này")
            size: page.by(45, 64, 44, 56)
            weight: Font.Bold
        }

        Words {
            x: photograph.x
            y: photograph.y + photograph.contentHeight + 14
            width: photograph.width
            height: page.by(230, 300, 190, 240)
            textFormat: Text.StyledText
            lineHeight: 1.12
            text: (page.visit.hasLinks ? qsTr("hoặc quét mã để giữ số trên điện thoại.") : qsTr("để giữ số này.")) + "<br>"
                + (page.large ? "" : "<br>" + qsTr("Không có điện thoại? Xin nhớ số <b>%1</b>.").replace("%1", page.ticket.label ?? ""))
            size: page.by(36, 50, 33, 46)
            color: Theme.light.ink2
        }

        Words {
            x: photograph.x
            y: page.by(996, 0, 400, 0)
            width: photograph.width
            height: 116
            visible: text.length > 0
            text: page.under("No paper. Please photograph this screen. Your number is valid.")
            size: 28
            lineHeight: 1.12
            color: Theme.light.ink3
        }
    }

    Repeater {
        model: [
            { name: "help", icon: "clerk", text: page.visit.helpAsked ? qsTr("Đã gọi cán bộ") : qsTr("Gọi cán bộ in lại") },
            { name: "another", icon: "plus", text: qsTr("Lấy số cho\nngười khác") },
            { name: "done", icon: "check", text: qsTr("Tôi đã giữ số") + (page.visit.secondsLeft >= 0 ? " (" + page.visit.secondsLeft + ")" : "") }
        ]

        TouchButton {
            required property var modelData
            required property int index
            readonly property real step: page.by(968, 1000, 1800, 1800)

            x: page.by(56, 40, 60, 60) + index * (width + 22)
            y: page.by(1561, 1540, 894, 890)
            width: (step - 44) / 3
            height: page.by(270, 340, 150, 160)
            stacked: !page.across
            iconSize: page.by(92, 96, 60, 72)
            size: page.by(36, 50, 36, 50)
            radius: 32
            icon: modelData.icon
            text: modelData.text
            onClicked: ({ help: page.visit.helpPressed, another: page.visit.anotherPressed, done: page.visit.donePressed })[modelData.name]()
        }
    }
}
