import QtQuick
import Luot.Kiosk
import Luot.Ui

// The other ways, always in the same place, within reach from a wheelchair.
Rectangle {
    id: dock

    required property VisitScreen visit
    property bool staffAsked: false
    readonly property bool lit: visit.advice === "OtherWay"

    color: Theme.light.card

    Connections {
        target: dock.visit
        function onViewChanged() { dock.staffAsked = false; }
    }

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.light.hairline
    }

    Text {
        x: 42
        y: 26
        text: dock.staffAsked ? "Mời gặp cán bộ ở quầy gần nhất" : "Cách khác, dùng lúc nào cũng được"
        font: Theme.text(29, Font.DemiBold)
        color: dock.staffAsked ? Theme.cham : Theme.light.ink2
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: 42
        y: 27
        text: dock.staffAsked ? "Please ask at the nearest counter" : "Other ways, any time"
        font: Theme.text(28)
        color: Theme.light.ink3
    }

    Row {
        x: 40
        y: 79
        spacing: 16

        Repeater {
            model: dock.visit.consented
                ? [{ icon: "hand-touch", text: "Chạm màn hình" }, { icon: "person-dashed", text: "Thôi dùng khuôn mặt" }, { icon: "clerk", text: "Gọi cán bộ" }]
                : [{ icon: "hand-touch", text: "Chạm màn hình" }, { icon: "clerk", text: "Gọi cán bộ" }]

            TouchButton {
                required property var modelData
                readonly property int count: dock.visit.consented ? 3 : 2

                width: (1000 - (count - 1) * 16) / count
                height: 160
                stacked: true
                iconSize: 62
                size: 30
                lit: dock.lit
                icon: modelData.icon
                text: modelData.text
                onClicked: modelData.icon === "clerk" ? dock.staffAsked = true
                    : modelData.icon === "hand-touch" ? dock.visit.startPressed() : dock.visit.withoutFacePressed()
            }
        }
    }

    Rectangle {
        x: 40
        y: 255
        width: 492
        height: 68
        radius: 34
        color: touch.pressed ? Theme.light.hairline : Theme.chamTint

        Row {
            anchors.centerIn: parent
            spacing: 16

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                width: 36
                height: 36
                name: "speaker"
                strokeWidth: 4.2
            }

            Text {
                text: "Nghe đọc"
                font: Theme.text(29, Font.DemiBold)
                color: Theme.cham
            }
        }

        MouseArea {
            id: touch

            anchors.fill: parent
            onClicked: dock.visit.listenPressed()
        }
    }

    Row {
        x: 548
        y: 255
        width: 492
        height: 68
        spacing: 14
        visible: dock.visit.hotline.length > 0

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            width: 36
            height: 36
            name: "message"
            color: Theme.light.ink2
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: "Đường dây nóng <b>" + dock.visit.hotline + "</b>"
            textFormat: Text.StyledText
            font: Theme.text(29)
            color: Theme.light.ink2
        }
    }
}
