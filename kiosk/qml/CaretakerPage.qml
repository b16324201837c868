import QtQuick
import Luot.Kiosk
import Luot.Ui

// How this kiosk is, and what its caretaker may set. Nothing of any person is here.
Sheet {
    id: page

    readonly property CaretakerDesk desk: visit.caretaker
    readonly property bool shows: desk.tab === "State"
    readonly property real side: across ? 48 : 40
    readonly property real inner: width - 2 * side

    focus: true
    Keys.onEscapePressed: desk.leave()

    Words {
        id: title

        x: page.by(180, 170, 180, 170)
        y: page.by(36, 30, 24, 20)
        width: page.across ? 760 : page.width - x - page.side
        height: page.by(90, 110, 66, 84)
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: qsTr("Người trông máy")
        size: page.by(60, 84, 52, 70)
        weight: Font.Bold
    }

    Words {
        x: title.x
        y: title.y + title.height
        width: title.width
        height: page.by(46, 60, 40, 52)
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: qsTr("Phiên bản %1").replace("%1", page.desk.version)
        size: page.by(30, 46, 28, 42)
        color: Theme.light.ink2
    }

    Repeater {
        model: ["State", "Settings"]

        TouchButton {
            required property string modelData
            required property int index

            readonly property bool here: page.desk.tab === modelData

            x: page.across ? 1000 + index * 446 : page.side + index * (page.inner / 2 + 10)
            y: page.by(190, 216, 24, 24)
            width: page.across ? 426 : page.inner / 2 - 10
            height: page.by(110, 130, 110, 120)
            text: modelData === "State" ? qsTr("Tình trạng") : qsTr("Cài đặt")
            icon: modelData === "State" ? "eye" : "text-size"
            onDark: here
            size: page.by(38, 56, 36, 54)
            onClicked: page.desk.showTab(modelData)
        }
    }

    Repeater {
        model: page.shows ? page.desk.facts : []

        CaretakerFact {
            required property var modelData
            required property int index

            readonly property int columns: page.across ? 2 : 1

            entry: modelData
            large: page.large
            width: (page.inner - (columns - 1) * 20) / columns
            height: page.by(148, 158, 140, 168)
            x: page.side + index % columns * (width + 20)
            y: page.by(330, 372, 156, 160) + Math.floor(index / columns) * (height + page.by(14, 8, 14, 8))
        }
    }

    // Settings, one a row.
    Column {
        id: settings

        x: page.side
        y: page.by(330, 372, 156, 160)
        width: page.inner
        spacing: page.by(18, 14, 12, 8)
        visible: !page.shows

        readonly property real rowHeight: page.by(196, 200, 130, 132)
        readonly property real room: page.by(420, 500, 560, 700)

        CaretakerSetting {
            width: parent.width
            height: settings.rowHeight
            room: settings.room
            large: page.large
            caption: qsTr("Độ to của âm thanh")
            line: qsTr("Tiếng báo và lời đọc")

            TouchButton {
                width: 116
                height: parent.height
                icon: "minus"
                onClicked: page.desk.changeLoudness(-10)
            }

            Words {
                x: 124
                width: parent.width - 248
                height: parent.height
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.NoWrap
                text: page.desk.loudness + " %"
                size: page.large ? 60 : 44
                weight: Font.Bold
            }

            TouchButton {
                x: parent.width - width
                width: 116
                height: parent.height
                icon: "plus"
                onClicked: page.desk.changeLoudness(10)
            }
        }

        CaretakerSetting {
            width: parent.width
            height: settings.rowHeight
            room: settings.room
            large: page.large
            caption: qsTr("Ngôn ngữ lúc đầu")
            line: qsTr("Mỗi lượt bắt đầu bằng ngôn ngữ này")
            icon: "globe"
            text: page.desk.language === "en" ? "English" : "Tiếng Việt"
            onClicked: page.desk.changeLanguage()
        }

        CaretakerSetting {
            width: parent.width
            height: settings.rowHeight
            room: settings.room
            large: page.large
            caption: qsTr("Cỡ chữ lúc đầu")
            line: qsTr("Mỗi lượt bắt đầu bằng cỡ chữ này")
            icon: "text-size"
            text: page.desk.largeText ? qsTr("Chữ to") : qsTr("Chữ thường")
            onClicked: page.desk.changeTextSize()
        }

        CaretakerSetting {
            width: parent.width
            height: settings.rowHeight
            room: settings.room
            large: page.large
            caption: page.desk.paused ? qsTr("Máy đang tạm ngừng") : qsTr("Máy đang phục vụ")
            line: page.desk.paused ? qsTr("Công dân được mời sang máy khác") : qsTr("Tạm ngừng: mời công dân sang máy khác")
            icon: page.desk.paused ? "play" : "pause"
            lit: page.desk.paused
            text: page.desk.paused ? qsTr("Phục vụ lại") : qsTr("Tạm ngừng")
            onClicked: page.desk.changePause()
        }

        CaretakerSetting {
            width: parent.width
            height: settings.rowHeight
            room: settings.room
            large: page.large
            caption: qsTr("Chương trình")
            line: qsTr("Mất khoảng mười giây")
            icon: "reload"
            text: qsTr("Khởi động lại")
            onClicked: page.desk.restart()
        }
    }

    Words {
        x: page.side
        y: page.by(1480, 1544, 880, 868)
        width: page.across ? page.inner - 20 : page.inner
        height: page.by(80, 110, 60, 66)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: page.desk.notice
        visible: page.shows || text.length > 0
        size: page.by(34, 48, 32, 46)
        weight: Font.DemiBold
    }

    TouchButton {
        x: page.side
        y: page.by(1580, 1664, 950, 940)
        width: page.across ? 560 : page.inner / 2 - 10
        height: page.by(120, 110, 110, 120)
        visible: page.shows
        enabledToPress: visible
        icon: "printer"
        text: qsTr("In thử")
        size: page.by(38, 56, 36, 54)
        onClicked: page.desk.testPrint()
    }

    TouchButton {
        x: page.across ? page.side + 580 : page.side + page.inner / 2 + 10
        y: page.by(1580, 1664, 950, 940)
        width: page.across ? 560 : page.inner / 2 - 10
        height: page.by(120, 110, 110, 120)
        visible: page.shows
        enabledToPress: visible
        icon: "speaker"
        text: qsTr("Đọc thử")
        size: page.by(38, 56, 36, 54)
        onClicked: page.desk.testSound()
    }

    TouchButton {
        x: page.across ? page.width - page.side - width : page.side
        y: page.by(1730, 1790, 950, 940)
        width: page.across ? 560 : page.inner
        height: page.by(130, 110, 110, 120)
        icon: "return"
        text: qsTr("Quay lại")
        size: page.by(40, 56, 36, 54)
        onClicked: page.desk.leave()
    }
}
