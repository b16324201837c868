import QtQuick
import Luot.Kiosk
import Luot.Ui

// The other ways on a screen that lies across: a column on the right.
Rectangle {
    id: dock

    required property VisitScreen visit
    readonly property bool large: visit.largeText
    /// For a low face: as far down as the ways have room.
    readonly property real down: visit.lowered ? Math.max(0, large ? 718 - 28 - ways.tiles.length * 172 : 844 - 128 - ways.tiles.length * 174) : 0

    width: 368
    height: 1080
    color: Theme.light.card

    DockWays {
        id: ways

        visit: dock.visit
    }

    Rectangle {
        width: 2
        height: parent.height
        color: Theme.light.hairline
    }

    Words {
        x: 30
        y: 30 + dock.down
        width: 314
        height: 84
        visible: !dock.large
        verticalAlignment: Text.AlignVCenter
        text: ways.heading
        size: 28
        weight: Font.DemiBold
        color: dock.visit.helpAsked ? Theme.cham : Theme.light.ink2
    }

    Repeater {
        model: ways.tiles

        TouchButton {
            required property var modelData
            required property int index

            x: 30
            y: dock.down + (dock.large ? 28 : 128) + index * (dock.large ? 172 : 174)
            width: 310
            height: 160
            iconSize: dock.large ? 62 : 48
            size: dock.large ? 48 : 28
            onDark: ways.isTaken(modelData.name)
            lit: dock.visit.advice === "OtherWay"
            icon: modelData.icon
            text: dock.large ? modelData.broken : modelData.text
            onClicked: ways.press(modelData.name)
        }
    }

    Repeater {
        model: ways.chips

        DockChip {
            required property var modelData
            required property int index

            x: dock.large || index !== 1 ? 30 : 191
            y: dock.large ? 732 + index * 112 : index < 2 ? 858 : 958
            width: dock.large || index === 2 ? 310 : 149
            height: dock.large ? 96 : 72
            size: dock.large ? 48 : index < 2 ? 26 : 28
            chosen: modelData.name === "size" && dock.large
            icon: modelData.icon
            text: modelData.brief
            onClicked: ways.press(modelData.name)
        }
    }
}
