import QtQuick
import Luot.Ui

// Where in the visit one is: four bars with their names; with large texts only the present one's.
Item {
    id: steps

    required property Sheet sheet
    /// 1 to 4, and whether that step is only half done.
    property int current: 1
    property bool half: false
    readonly property bool large: sheet.large
    readonly property var names: [qsTr("1. Cách lấy số"), qsTr("2. Chọn việc"), qsTr("3. Xác nhận"), qsTr("4. Nhận phiếu")]

    x: large ? 40 : 56
    y: large ? 146 : 160
    visible: !sheet.across

    Repeater {
        model: 4

        Item {
            id: step

            required property int index
            readonly property bool now: index + 1 === steps.current
            readonly property bool past: index + 1 < steps.current

            x: index * (width + 13)
            width: steps.large ? 240.25 : 232.25

            Rectangle {
                width: parent.width
                height: steps.large ? 14 : 8
                radius: height / 2
                color: step.past ? "#8099C6" : step.now && !steps.half ? Theme.cham : Theme.light.hairline

                Rectangle {
                    visible: step.now && steps.half
                    width: parent.width / 2
                    height: parent.height
                    radius: height / 2
                    color: Theme.cham
                }
            }

            Words {
                y: 16
                width: parent.width
                height: 40
                visible: !steps.large
                wrapMode: Text.NoWrap
                text: steps.names[step.index]
                size: 28
                weight: Font.DemiBold
                color: step.now ? Theme.cham : step.past ? Theme.light.ink2 : Theme.light.ink3
            }
        }
    }

    Words {
        y: 24
        width: 640
        height: 72
        visible: steps.large
        wrapMode: Text.NoWrap
        text: steps.names[steps.current - 1]
        size: 54
        weight: Font.DemiBold
        color: Theme.cham
    }

    Words {
        x: 680
        y: 24
        width: 320
        height: 72
        visible: steps.large && text.length > 0
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.NoWrap
        text: steps.sheet.visit.pageText
        size: 50
        weight: Font.Medium
        color: Theme.light.ink2
    }
}
