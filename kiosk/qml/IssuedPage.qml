import QtQuick
import Luot.Kiosk
import Luot.Ui

// The number, what to expect, and where the paper comes out.
Sheet {
    id: page

    readonly property var ticket: visit.ticket
    readonly property bool printed: visit.paper === "Printed"
    /// With large texts the papers to bring take room from the number.
    readonly property real up: large && !across && visit.documents.length > 0 ? 92 : 0
    readonly property string papers: visit.documents.length > 0 ? qsTr("Cần mang: %1.").replace("%1", visit.documents.join(", ")) : ""

    Titles {
        sheet: page
        y: page.by(168, 130, 112, 100)
        visible: !page.across
        title: qsTr("Số của %1").replace("%1", page.visit.address)
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

        x: page.by(56, 40, 60, 60)
        y: page.by(330, 272, 140, 140)
        width: page.by(968, 1000, 1160, 1160)
        height: page.by(1140, 1010, 890, 890)

        Words {
            x: 40
            y: 16
            width: parent.width - 80
            height: 56
            visible: page.across
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Số của %1").replace("%1", page.visit.address) + (page.vietnamese ? " · Your number" : "")
            size: 38
            weight: Font.DemiBold
            color: Theme.light.ink2
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: page.by(14, -18, 36, 24)
            text: page.ticket.label ?? ""
            font: Theme.number(page.by(344, 320 - page.up * 0.9, 310, 290))
            color: Theme.cham
        }

        PriorityMark {
            visible: page.ticket.priority ?? false
            x: parent.width - 140
            y: page.by(404, 348, 392, 372) - page.up + (page.by(84, 100, 76, 92) - size) / 2
            size: 76
        }

        Words {
            x: 40
            y: page.by(404, 348, 392, 372) - page.up
            width: parent.width - 80
            height: page.by(84, 100, 76, 92)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.ticket.field ?? ""
            size: page.by(54, 76, 54, 72)
            weight: Font.Bold
        }

        Row {
            x: 64
            y: page.by(508, 464, 484, 476) - page.up
            spacing: 5

            Repeater {
                model: Math.max(0, Math.floor((paper.width - 128) / 12))

                Rectangle {
                    width: 7
                    height: 2.5
                    color: Theme.chamMiddle
                }
            }
        }

        Repeater {
            model: [
                { icon: "people", caption: page.ticket.nobody ? qsTr("Phía trước") : qsTr("Phía trước còn"), fact: page.ticket.ahead ?? "" },
                { icon: "clock", caption: page.ticket.noWait ? qsTr("Thời gian") : qsTr("Chờ khoảng"), fact: page.ticket.wait ?? "" },
                { icon: "pin", caption: qsTr("Đợi gọi đến"), fact: page.ticket.counters ?? "" }
            ]

            FactRow {
                required property var modelData
                required property int index

                x: page.by(76, 40, 76, 60)
                y: page.by(560, 494, 510, 500) - page.up + index * page.by(146, 144, 116, 124)
                width: page.by(540, 640, 640, 700)
                // A camera wants four modules of white beside the code.
                size: page.by(48, 64, 46, 58)
                captionSize: page.by(33, 46, 30, 38)
                icon: modelData.icon
                caption: modelData.caption
                fact: modelData.fact
            }
        }

        QrCode {
            id: code

            x: page.by(628, 716, 800, 820)
            y: page.by(564, 506, 512, 506) - page.up
            width: page.by(270, 244, 260, 260)
            height: width
            text: page.visit.code
        }

        Words {
            x: code.x - 30
            y: code.y + code.height + 20
            width: code.width + 60
            height: page.by(84, 96, 60, 70)
            horizontalAlignment: Text.AlignHCenter
            text: page.visit.hasLinks ? qsTr("Theo dõi bằng\nđiện thoại") : qsTr("Mã của số này")
            size: page.by(30, 40, 30, 34)
            color: Theme.light.ink2
        }

        Words {
            x: 60
            y: page.by(1000, 918, 854, 870) - page.up
            width: parent.width - 120
            height: page.by(90, 76, 0, 0) + page.up
            visible: !page.across
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.papers.length > 0 ? page.papers : page.large ? qsTr("Có thể ngồi đợi, loa sẽ gọi số") : qsTr("Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.")
            size: page.large ? 46 : 32
            weight: Font.Medium
            color: page.papers.length > 0 ? Theme.light.ink : Theme.light.ink2
        }
    }

    Rectangle {
        id: bar

        x: page.across ? 1280 : 0
        y: page.by(1530, 1330, 0, 0)
        width: page.across ? 640 : 1080
        height: page.by(390, 590, 1080, 1080)
        color: Theme.cham

        Words {
            id: take

            x: 40
            y: page.by(24, 20, 150, 120)
            width: parent.width - 80
            height: page.by(118, 130, 130, 220)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            wrapMode: page.across && page.large ? Text.WordWrap : Text.NoWrap
            text: page.printed ? qsTr("Mời lấy phiếu") : qsTr("Đang in phiếu…")
            size: page.by(80, 104, 66, 96)
            weight: Font.Bold
            color: Theme.dark.ink
        }

        Repeater {
            model: page.printed ? [-1, 1] : []

            Icon {
                required property int modelData

                width: 78
                height: 78
                x: page.across ? (bar.width - width) / 2 + modelData * 90 : bar.width / 2 + modelData * (take.contentWidth / 2 + 90) - width / 2
                y: page.across ? 50 : take.y + (take.height - height) / 2
                visible: page.across || take.contentWidth < 760
                name: "arrow-down"
                color: Theme.amber
                strokeWidth: 4.2
            }
        }

        Words {
            x: 40
            y: page.by(142, 152, 282, 346)
            width: parent.width - 80
            height: page.by(56, 72, 120, 130)
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: {
                const said = page.printed ? qsTr("Phiếu ra ở khe ngay bên dưới") : qsTr("Phiếu sẽ ra ở khe ngay bên dưới");
                const english = page.printed ? "Take your ticket below" : "Printing your ticket";
                return said + (page.vietnamese && !page.large ? " · " + english : "");
            }
            size: page.by(32, 46, 34, 48)
            color: Theme.dark.ink2
        }

        Words {
            x: 40
            y: 396
            width: parent.width - 80
            height: 126
            visible: page.across && !page.large
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: page.papers.length > 0 ? page.papers : qsTr("Có thể ngồi đợi. Loa và màn hình sẽ gọi số hai lần.")
            size: 34
            weight: Font.Medium
            color: Theme.dark.ink
        }

        // "Xong" while the paper is on its way would make people leave without it.
        Repeater {
            id: buttons

            model: [
                { name: "cancel", icon: "cross", text: qsTr("Hủy số này"), filled: false },
                { name: "listen", icon: "speaker", text: qsTr("Nghe đọc"), filled: false },
                { name: "another", icon: "plus", text: qsTr("Lấy số cho\nngười khác"), filled: false },
                { name: "done", icon: "check", text: qsTr("Xong") + (page.visit.secondsLeft >= 0 ? " (" + page.visit.secondsLeft + ")" : ""), filled: true }
            ].filter(button => page.printed || ["cancel", "listen"].includes(button.name))

            TouchButton {
                required property var modelData
                required property int index
                readonly property int inRow: page.across ? 1 : page.large ? 2 : buttons.count
                readonly property real pitch: page.by(0, 166, 122, page.printed ? 140 : 150)

                x: page.across ? 60 : page.by(56, 40, 0, 0) + (index % inRow) * (width + 18)
                y: page.by(230, 246, bar.height - 40 - buttons.count * pitch, bar.height - 30 - buttons.count * pitch) + Math.floor(index / inRow) * pitch
                width: page.across ? 520 : ((page.large ? 1000 : 968) - (inRow - 1) * 18) / inRow
                height: page.by(112, 150, 106, 126)
                onDark: true
                filled: modelData.filled
                iconSize: page.by(36, 60, 42, 60)
                gap: page.across || page.large ? 16 : 11
                size: page.by(28, 50, 36, 48)
                icon: modelData.icon
                text: modelData.text
                onClicked: ({ cancel: page.visit.cancelPressed, listen: page.visit.listenPressed,
                              another: page.visit.anotherPressed, done: page.visit.donePressed })[modelData.name]()
            }
        }
    }
}
