import QtQuick
import Luot.Kiosk
import Luot.Ui

// The other ways on a screen that lies across: a column on the right.
Rectangle {
    id: dock

    required property VisitScreen visit
    property bool staffAsked: false

    color: Theme.light.card

    Connections {
        target: dock.visit
        function onViewChanged() { dock.staffAsked = false; }
    }

    Rectangle {
        width: 2
        height: parent.height
        color: Theme.light.hairline
    }

    Text {
        x: 30
        y: 42
        text: dock.staffAsked ? "Mời gặp cán bộ\nở quầy gần nhất" : "Cách khác,\nlúc nào cũng được"
        font: Theme.text(28, Font.DemiBold)
        lineHeight: 1.08
        color: dock.staffAsked ? Theme.cham : Theme.light.ink2
    }

    Column {
        x: 30
        y: 140
        spacing: 17

        TouchButton {
            width: 310
            height: 132
            icon: "hand-touch"
            text: "Chạm màn hình"
            size: 28
            lit: dock.visit.advice === "OtherWay"
            onClicked: dock.visit.startPressed()
        }

        TouchButton {
            visible: dock.visit.consented
            width: 310
            height: 132
            icon: "person-dashed"
            text: "Thôi dùng\nkhuôn mặt"
            size: 28
            onClicked: dock.visit.withoutFacePressed()
        }

        TouchButton {
            width: 310
            height: 132
            icon: "clerk"
            text: "Gọi cán bộ"
            size: 28
            lit: dock.visit.advice === "OtherWay"
            onClicked: dock.staffAsked = true
        }

        TouchButton {
            width: 310
            height: 96
            icon: "speaker"
            text: "Nghe đọc"
            size: 28
            onClicked: dock.visit.listenPressed()
        }
    }

    Text {
        x: 30
        y: 980
        visible: dock.visit.hotline.length > 0
        text: "Đường dây nóng\n" + dock.visit.hotline
        font: Theme.text(26)
        lineHeight: 1.08
        color: Theme.light.ink2
    }
}
