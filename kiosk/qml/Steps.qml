import QtQuick
import Luot.Ui

// Where in the visit one is: four bars with their names.
Row {
    id: steps

    /// 1 to 4, and whether that step is only half done.
    property int current: 1
    property bool half: false

    x: 56
    y: 160
    spacing: 13

    Repeater {
        model: ["1. Cách lấy số", "2. Chọn việc", "3. Xác nhận", "4. Nhận phiếu"]

        Item {
            id: step

            required property int index
            required property string modelData
            readonly property bool now: index + 1 === steps.current
            readonly property bool past: index + 1 < steps.current

            width: 232.25
            height: 60

            Rectangle {
                width: parent.width
                height: 8
                radius: 4
                color: step.past ? "#8099C6" : step.now && !steps.half ? Theme.cham : Theme.light.hairline

                Rectangle {
                    visible: step.now && steps.half
                    width: parent.width / 2
                    height: 8
                    radius: 4
                    color: Theme.cham
                }
            }

            Text {
                y: 18
                text: step.modelData
                font: Theme.text(27, Font.DemiBold)
                color: step.now ? Theme.cham : step.past ? Theme.light.ink2 : Theme.light.ink3
            }
        }
    }
}
