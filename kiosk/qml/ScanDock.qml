import QtQuick
import Luot.Kiosk
import Luot.Ui

// Instead of the dock while cards are lit one after the other: one large button that says what it chooses.
Rectangle {
    id: dock

    required property VisitScreen visit
    property bool across: false
    readonly property bool large: visit.largeText
    readonly property var scan: visit.scan
    readonly property bool phone: scan.phone === true
    readonly property bool other: scan.lit === -1 && !phone

    function by(upright, uprightLarge, wide, wideLarge) {
        return across ? (large ? wideLarge : wide) : large ? uprightLarge : upright;
    }

    color: Theme.light.card

    Rectangle {
        width: dock.across ? 2 : parent.width
        height: dock.across ? parent.height : 2
        color: Theme.light.hairline
    }

    Words {
        x: dock.by(42, 0, 30, 0)
        y: dock.by(20, 0, 24, 0)
        width: dock.by(800, 0, 314, 0)
        height: dock.by(52, 0, 124, 0)
        visible: !dock.large
        verticalAlignment: Text.AlignVCenter
        text: dock.scan.paused ? qsTr("Đang tạm dừng. Bấm nút để tiếp tục.") : qsTr("Đang chọn lần lượt. Vòng chỉ đếm giờ, không tự chọn.")
        size: 29
        weight: Font.DemiBold
        color: Theme.cham
    }

    Words {
        x: 850
        y: 20
        width: 188
        height: 52
        visible: !dock.large && !dock.across && dock.visit.language === "vi"
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: "Scanning"
        size: 28
        color: Theme.light.ink3
    }

    Pressable {
        x: dock.by(40, 40, 30, 30)
        y: dock.by(79, 12, 160, 28)
        width: dock.by(754, 1000, 310, 310)
        height: dock.by(160, 160, 330, 400)
        takesSpace: false
        text: choose.text
        onClicked: dock.visit.switchPressed()

        Rectangle {
            anchors.fill: parent
            radius: 24
            color: parent.pressed ? Theme.chamDeep : Theme.cham
            antialiasing: true

            Icon {
                x: dock.across ? (parent.width - width) / 2 : 48
                y: dock.across ? 26 : (parent.height - height) / 2
                width: 74
                height: 74
                name: dock.scan.paused ? "play" : dock.other ? "cross" : dock.phone ? "phone" : "check"
                color: Theme.amber
            }

            Words {
                id: choose

                x: dock.across ? 16 : 160
                y: dock.across ? 112 : dock.large ? 10 : 16
                width: parent.width - x - 20
                height: dock.by(84, 140, 130, 270)
                horizontalAlignment: dock.across ? Text.AlignHCenter : Text.AlignLeft
                verticalAlignment: Text.AlignVCenter
                text: dock.scan.paused ? qsTr("Tiếp tục") : dock.other ? qsTr("Thôi, cách khác") : dock.phone ? dock.scan.name : qsTr("Chọn %1").replace("%1", dock.scan.name ?? "")
                size: dock.by(56, 70, 44, 60)
                weight: Font.Bold
                color: Theme.dark.ink
            }

            Words {
                x: choose.x
                y: dock.across ? 244 : 98
                width: choose.width
                height: dock.across ? 80 : 50
                visible: !dock.large
                horizontalAlignment: choose.horizontalAlignment
                text: qsTr("Bấm nút, phím cách hoặc gật đầu")
                size: 31
                color: Theme.dark.ink2
            }
        }
    }

    TouchButton {
        x: dock.by(810, 40, 30, 30)
        y: dock.by(79, 184, 508, 444)
        width: dock.by(230, 494, 310, 310)
        height: dock.by(160, 160, 150, 150)
        stacked: !dock.large && !dock.across
        iconSize: dock.large ? 62 : 46
        size: dock.large ? 50 : 28
        takesSpace: false
        lit: dock.other
        icon: "cross"
        text: qsTr("Thôi,\ncách khác")
        onClicked: dock.visit.scanPressed()

        PlaceMark {
            x: 14
            y: 12
            visible: !dock.large && !dock.across
            number: dock.scan.count ?? 0
            lit: dock.other
        }
    }

    Repeater {
        model: [
            { icon: "minus", text: qsTr("Chậm hơn"), press: dock.visit.slowerPressed },
            { icon: dock.scan.paused ? "play" : "pause", text: dock.scan.paused ? qsTr("Tiếp tục") : qsTr("Tạm dừng"), press: dock.visit.pausePressed },
            { icon: "plus", text: qsTr("Nhanh hơn"), press: dock.visit.fasterPressed },
            { icon: "speaker", text: qsTr("Đọc tên thẻ"), press: dock.visit.listenPressed }
        ]

        DockChip {
            required property var modelData
            required property int index

            x: dock.by(40 + index * 254, [40, 380, 720, 546][index], 30, 30)
            y: dock.by(255, index === 3 ? 216 : 356, 678 + index * 100, 616 + index * 112)
            width: dock.by(238, [324, 324, 320, 494][index], 310, 310)
            height: dock.by(68, 96, 76, 96)
            size: dock.by(28, 44, 28, 46)
            takesSpace: false
            icon: modelData.icon
            text: modelData.text
            onClicked: modelData.press()
        }
    }
}
