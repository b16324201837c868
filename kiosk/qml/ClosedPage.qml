import QtQuick
import Luot.Kiosk
import Luot.Ui

// No field takes numbers now: why, when one does again, the week's hours, and where it is done from home.
Sheet {
    id: page

    readonly property var opening: visit.opening
    readonly property bool opens: opening.time.length > 0
    readonly property var words: ({
        full: [qsTr("Hết số hôm nay"), qsTr("Các lĩnh vực đã phát hết số"), "All numbers of today are given out", "ticket"],
        paused: [qsTr("Tạm dừng nhận số"), qsTr("Cán bộ sẽ mở lại khi có thể"), "Numbers are paused for the moment", "pause"],
        "break": [qsTr("Ngoài giờ làm việc"), qsTr("Máy sẽ cấp số trở lại trong hôm nay"), "We open again later today", "clock"],
        hours: [qsTr("Đã hết giờ làm việc"), qsTr("Hôm nay máy không cấp số nữa"), "We are closed now", "moon"]
    })[opening.why]

    DrumPattern {
        x: disc.x + disc.width / 2 - width / 2
        y: disc.y + disc.height / 2 - height / 2
        width: 1600
        height: 1600
        color: "#14264B"
        sun: true
    }

    Rectangle {
        id: disc

        x: page.by(448, 460, 388, 398)
        y: page.by(408, 190, 220, 180)
        width: page.by(184, 160, 184, 160)
        height: width
        radius: width / 2
        color: Theme.cham
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: parent.width * 0.5
            height: width
            name: page.words[3]
            color: Theme.amber
        }
    }

    Words {
        id: title

        x: page.by(40, 40, 60, 60)
        y: page.by(650, 366, 460, 380)
        width: page.by(1000, 1000, 840, 840)
        height: page.by(114, 140, 110, 130)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: page.words[0]
        size: page.by(84, 112, 80, 100)
        weight: Font.Bold
        color: Theme.dark.ink
    }

    Words {
        id: said

        x: title.x
        y: title.y + title.height
        width: title.width
        height: page.by(64, 84, 64, 140)
        horizontalAlignment: Text.AlignHCenter
        text: page.words[1]
        size: page.by(42, 60, 40, 56)
        color: Theme.dark.ink2
    }

    Words {
        x: title.x
        y: said.y + said.height
        width: title.width
        height: 50
        visible: text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: page.under(page.words[2])
        size: 31
        color: Theme.dark.ink3
    }

    Rectangle {
        id: card

        x: page.by(56, 40, 960, 960)
        y: page.by(976, 620, 140, 130)
        width: page.by(968, 1000, 900, 900)
        height: page.by(270, 300, 250, 280)
        radius: 32
        color: Theme.amber
        visible: page.opens

        Icon {
            x: page.large ? 40 : 62
            anchors.verticalCenter: parent.verticalCenter
            width: page.large ? 120 : 102
            height: width
            name: "clock"
            color: Theme.amberInk
        }

        Words {
            x: page.large ? 190 : 212
            y: page.large ? 14 : 32
            width: parent.width - x - 24
            height: page.large ? 74 : 60
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Mở cửa lại")
            size: page.large ? 54 : 38
            weight: Font.Medium
            color: Theme.amberInk
        }

        Words {
            x: page.large ? 190 : 212
            y: page.large ? 84 : 90
            width: parent.width - x - 24
            height: page.large ? 120 : 92
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: page.opening.time
            size: page.large ? 96 : 74
            weight: Font.Bold
            color: Theme.amberInk
        }

        Words {
            x: page.large ? 190 : 212
            y: page.large ? 206 : 184
            width: parent.width - x - 24
            height: page.large ? 70 : 56
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: page.opening.date
            size: page.large ? 50 : 34
            color: Theme.amberInk
        }
    }

    Rectangle {
        id: table

        readonly property real line: page.by(62, 112, 60, 116)

        x: card.x
        y: card.visible ? card.y + card.height + page.by(44, 30, 36, 26) : card.y
        width: card.width
        height: page.visit.hours.length * line + 70
        radius: 28
        color: Theme.dark.card
        visible: page.visit.hours.length > 0

        Repeater {
            model: page.visit.hours

            Item {
                id: row

                required property var modelData
                required property int index

                readonly property real days: width * (page.large ? 0.57 : 0.46)

                x: page.large ? 30 : 48
                y: 35 + index * table.line
                width: parent.width - 2 * x
                height: table.line

                Words {
                    width: row.days - 10
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    text: row.modelData.days
                    size: page.large ? 48 : 34
                    color: Theme.dark.ink2
                }

                Words {
                    x: row.days
                    width: parent.width - x
                    height: parent.height
                    horizontalAlignment: Text.AlignRight
                    verticalAlignment: Text.AlignVCenter
                    text: page.large ? row.modelData.times.replace(/( · |, )/g, "\n") : row.modelData.times
                    size: page.large ? 48 : 34
                    weight: Font.DemiBold
                    color: Theme.dark.ink
                }
            }
        }
    }

    Item {
        x: card.x
        y: page.by(Math.max(1592, below), Math.max(1500, below), Math.max(720, below), Math.max(720, below))
        width: card.width
        height: 240

        readonly property real below: table.visible ? table.y + table.height + 30 : 0
        readonly property bool online: page.visit.onlineUrl.length > 0

        id: home

        Rectangle {
            id: code

            width: page.by(240, 240, 220, 220)
            height: width
            radius: 12
            color: Theme.dark.ink
            visible: home.online

            QrCode {
                anchors.fill: parent
                anchors.margins: 16
                text: page.visit.onlineUrl
            }
        }

        Words {
            id: how

            x: home.online ? code.width + 44 : 0
            y: 24
            width: parent.width - x
            height: page.large ? 76 : 56
            visible: home.online
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Nộp hồ sơ trực tuyến mọi lúc")
            size: page.large ? 54 : 40
            weight: Font.Bold
            color: Theme.dark.ink
        }

        Words {
            x: how.x
            y: how.y + how.height
            width: how.width
            height: page.large ? 66 : 54
            visible: home.online
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: page.visit.onlineUrl.replace(/^https?:\/\//, "").replace(/\/$/, "")
            size: page.large ? 50 : 36
            color: Theme.dark.ink2
        }

        Words {
            x: how.x
            y: home.online ? how.y + how.height + (page.large ? 68 : 58) : 40
            width: how.width
            height: page.large ? 70 : 56
            visible: page.visit.hotline.length > 0
            horizontalAlignment: home.online ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.StyledText
            text: qsTr("Đường dây nóng") + " <b><font color='#FFFFFF'>" + page.visit.hotline + "</font></b>"
            size: page.large ? 50 : 36
            color: Theme.dark.ink2
        }
    }
}
