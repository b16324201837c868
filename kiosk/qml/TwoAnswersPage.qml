import QtQuick
import Luot.Kiosk
import Luot.Ui

// A printer that did not say what it did, or that cannot print: two equal answers.
Item {
    id: page

    required property VisitScreen visit
    readonly property bool asksPaper: visit.page === "PrintUnknown"
    readonly property var ticket: visit.ticket
    readonly property var field: visit.field

    Steps {
        current: page.asksPaper ? 4 : 3
    }

    Titles {
        y: 240
        title: page.asksPaper ? "Phiếu đã in chưa?" : "Máy chưa in được phiếu"
        line: page.asksPaper ? "Máy in chưa báo lại. Số vẫn có hiệu lực." : "Chưa lấy số nào. Vẫn lấy được số không cần phiếu."
        english: page.asksPaper ? "Did your ticket come out? Your number is valid either way." : "The printer is not ready. You can still take a number."
        lineSize: 37
        englishSize: 28
    }

    Rectangle {
        x: 56
        y: 494
        width: 968
        height: 330
        radius: 32
        color: Theme.light.card

        Text {
            visible: page.asksPaper
            anchors.horizontalCenter: parent.horizontalCenter
            y: 2
            text: page.ticket.label ?? ""
            font: Theme.number(210)
            color: Theme.cham
        }

        Text {
            visible: !page.asksPaper
            width: parent.width - 40
            x: 20
            horizontalAlignment: Text.AlignHCenter
            y: 90
            text: page.field.title ?? ""
            font: Theme.text(74, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 40
            color: Theme.light.ink
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 238
            text: page.asksPaper ? [page.ticket.field, (page.ticket.ahead ?? "") + " phía trước", page.ticket.counters].join(" · ")
                                 : (page.field.ahead ?? "") + " phía trước"
            font: Theme.text(38, Font.DemiBold)
            color: Theme.light.ink
        }
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            required property var modelData

            visit: page.visit
            entry: modelData
            x: modelData.column === 0 ? 56 : 624
            y: 864
            width: 400
            height: 520
            ringSize: 232
            ringTop: 48
            titleTop: 300
            titleSize: 54
            noteSize: 30
        }
    }

    Mirror {
        visit: page.visit
        x: 482
        y: 1066
        width: 116
        height: 116
        rim: 6
    }

    Text {
        x: 56
        y: 1420
        width: 968
        horizontalAlignment: Text.AlignHCenter
        text: (page.asksPaper ? "Xin nhìn vào khe phiếu bên dưới trước khi chọn.<br>Không chọn thì số vẫn được giữ, trang đóng sau "
                              : "Có thể nhờ cán bộ ở quầy gần nhất.<br>Trang đóng sau ") + "<b>" + page.visit.secondsLeft + " giây</b>."
        textFormat: Text.StyledText
        font: Theme.text(34)
        lineHeight: 1.11
        color: Theme.light.ink2
    }
}
