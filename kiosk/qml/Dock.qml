import QtQuick
import Luot.Kiosk
import Luot.Ui

// The other ways, always in the same place, within reach from a wheelchair.
Rectangle {
    id: dock

    required property VisitScreen visit
    readonly property bool large: visit.largeText
    readonly property bool lit: visit.advice === "OtherWay"

    width: 1080
    height: large ? 464 : 344
    color: Theme.light.card

    DockWays {
        id: ways

        visit: dock.visit
    }

    Rectangle {
        width: parent.width
        height: 2
        color: Theme.light.hairline
    }

    Words {
        x: 42
        y: 20
        width: dock.visit.language === "vi" ? 640 : 996
        height: 52
        visible: !dock.large
        verticalAlignment: Text.AlignVCenter
        text: ways.heading
        size: 29
        weight: Font.DemiBold
        color: dock.visit.helpAsked ? Theme.cham : Theme.light.ink2
    }

    Words {
        x: 690
        y: 20
        width: 348
        height: 52
        visible: !dock.large && dock.visit.language === "vi"
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: dock.visit.helpAsked ? "Staff have been called" : "Other ways, any time"
        size: 28
        color: Theme.light.ink3
    }

    Repeater {
        model: ways.tiles

        TouchButton {
            required property var modelData
            required property int index
            readonly property int count: ways.tiles.length
            readonly property bool last: index === count - 1
            readonly property bool odd: count % 2 === 1

            x: dock.large ? 40 + (index % 2) * 506 : 40 + index * (width + 16)
            y: dock.large ? (ways.onlyScan ? 98 : 12 + Math.floor(index / 2) * 172) : 79
            width: dock.large ? (last && odd ? 1000 : 494) : (1000 - (count - 1) * 16) / count
            height: 160
            stacked: !dock.large && !ways.onlyScan
            iconSize: dock.large ? 72 : 66
            size: dock.large ? 50 : ways.onlyScan ? 38 : count > 3 ? 27 : 30
            onDark: ways.isTaken(modelData.name)
            lit: dock.lit
            icon: modelData.icon
            text: modelData.name === "scan" && ways.onlyScan ? qsTr("Chọn lần lượt bằng một nút") : dock.large && !(last && odd) ? modelData.broken : modelData.text
            onClicked: ways.press(modelData.name)
        }
    }

    Repeater {
        model: ways.chips

        DockChip {
            required property var modelData
            required property int index

            x: dock.large ? [40, 340, 710][index] : 40 + index * 339
            y: dock.large ? 356 : 255
            width: dock.large ? [284, 354, 330][index] : 323
            height: dock.large ? 96 : 68
            size: dock.large ? 50 : 29
            chosen: modelData.name === "size" && dock.large
            icon: modelData.icon
            text: dock.large ? modelData.brief : modelData.text
            onClicked: ways.press(modelData.name)
        }
    }
}
