import QtQuick
import Luot.Kiosk
import Luot.Ui

// The procedures of a field for a finger: a list, and letters that make it shorter.
Sheet {
    id: page

    readonly property ProcedureSearch search: visit.search
    readonly property int unknownCard: visit.cards.findIndex(card => card.icon === "info")

    Steps {
        sheet: page
        current: 2
    }

    Titles {
        sheet: page
        y: page.by(232, 252, 112, 104)
        title: qsTr("Mời chọn thủ tục")
        line: page.visit.field.title + ": " + qsTr("chạm vào tên, hoặc tìm theo chữ cái đầu")
        briefLine: page.visit.field.title ?? ""
        english: "Touch a name, or find it by the first letters of its words"
        size: page.across ? 67 : 75
        lineSize: page.across ? 32 : 36
        englishSize: page.across ? 27 : 28
    }

    ListView {
        id: list

        x: page.by(56, 40, 48, 48)
        y: page.by(452, 476, 284, 296)
        width: page.by(968, 1000, 900, 940)
        height: page.by(736, 500, 770, 760)
        clip: true
        spacing: 12
        model: page.search.found
        boundsBehavior: Flickable.StopAtBounds

        delegate: Pressable {
            id: row

            required property var modelData

            width: list.width
            height: page.large ? 156 : 112
            radius: 24
            text: modelData.title
            onClicked: page.visit.procedurePressed(modelData.id)

            Rectangle {
                anchors.fill: parent
                radius: 24
                color: row.pressed ? Theme.chamTint : Theme.light.card
                border.width: Theme.kiosk.border
                border.color: Theme.light.edge
                antialiasing: true

                Words {
                    x: 32
                    width: parent.width - 120
                    height: parent.height
                    verticalAlignment: Text.AlignVCenter
                    text: row.text
                    size: page.large ? 54 : 38
                    weight: Font.DemiBold
                }

                Icon {
                    anchors.right: parent.right
                    anchors.rightMargin: 28
                    anchors.verticalCenter: parent.verticalCenter
                    width: 46
                    height: 46
                    name: "chevron-right"
                }
            }
        }
    }

    Words {
        x: page.by(56, 40, 988, 1020)
        y: page.by(1206, 984, 284, 296)
        width: page.by(620, 640, 516, 500)
        height: page.by(60, 76, 90, 130)
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.StyledText
        text: page.search.typed.length > 0 ? qsTr("Chữ cái đầu: <b>%1</b>").replace("%1", page.search.typed) : qsTr("Chữ cái đầu của mỗi từ")
        size: page.large ? 48 : 34
        color: Theme.light.ink2
    }

    Grid {
        id: keys

        readonly property real key: page.by(112, 130, 120, 116)

        x: page.by(56, 40, 988, 1020)
        y: page.by(1270, 1064, 386, 430)
        columns: page.by(8, 7, 4, 4)
        spacing: 10

        Repeater {
            model: page.search.letters.slice(0, page.by(8, 7, 16, 12))

            TouchButton {
                required property string modelData

                width: keys.key
                height: keys.key
                size: page.large ? 64 : 48
                text: modelData
                onClicked: page.search.type(modelData)
            }
        }
    }

    TouchButton {
        x: page.by(724, 700, 1254, 1272)
        y: page.by(1196, 974, 926, 930)
        width: page.by(300, 340, 250, 236)
        height: page.by(72, 84, 126, 126)
        reach: page.across ? 0 : 14
        visible: page.search.typed.length > 0
        icon: "reload"
        size: page.large ? 44 : 30
        text: qsTr("Tìm lại")
        onClicked: page.search.erase()
    }

    TouchButton {
        x: page.by(56, 40, 988, 1020)
        y: page.by(1404, 1216, 926, 930)
        width: page.by(474, 490, 250, 240)
        height: page.by(136, 190, 126, 126)
        icon: "info"
        iconSize: page.large ? 60 : 46
        size: page.by(36, 54, 30, 44)
        text: page.across ? qsTr("Không rõ") : qsTr("Không rõ thủ tục")
        onClicked: page.visit.cardPressed(page.unknownCard)
    }

    TouchButton {
        x: page.by(550, 550, 988, 1020)
        y: page.by(1404, 1216, 782, 796)
        width: page.by(474, 490, 516, 492)
        height: page.by(136, 190, 126, 118)
        icon: "arrow-left"
        iconSize: page.large ? 60 : 46
        size: page.by(36, 54, 34, 48)
        text: qsTr("Chọn việc khác")
        onClicked: page.visit.backPressed()
    }
}
