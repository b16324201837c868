import QtQuick
import Luot.Kiosk
import Luot.Ui

// Whose kiosk this is, and the time.
Item {
    id: header

    required property VisitScreen visit
    property bool dark: false
    property bool across: false
    readonly property bool large: visit.largeText
    readonly property real side: large ? 44 : across ? 50 : 58

    height: 132

    Mark {
        x: header.side
        y: header.large ? (header.across ? 20 : 32) : header.across ? 28 : 44
        size: header.large ? 84 : header.across ? 68 : 74
        color: header.dark ? Theme.dark.ink : Theme.cham
    }

    Words {
        x: header.across ? 142 : 158
        y: header.across ? 22 : 42
        width: header.width - x - 340
        height: 42
        visible: !header.large
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: header.visit.centreName
        size: header.across ? 29 : 30
        weight: Font.DemiBold
        color: header.dark ? Theme.dark.ink : Theme.light.ink
    }

    Words {
        x: header.across ? 142 : 158
        y: header.large ? (header.across ? 22 : 36) : header.across ? 62 : 82
        width: header.width - x - (header.large ? 350 : 460)
        height: header.large ? 80 : 40
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: header.visit.ward
        size: header.large ? 56 : 28
        weight: header.large ? Font.DemiBold : Font.Normal
        color: header.dark ? (header.large ? Theme.dark.ink : Theme.dark.ink2) : header.large ? Theme.light.ink : Theme.light.ink2
    }

    TabularText {
        anchors.right: parent.right
        anchors.rightMargin: header.side
        y: header.large ? (header.across ? 10 : 22) : header.across ? 17 : 34
        text: header.visit.clock
        font: Theme.number(header.large ? 84 : header.across ? 46 : 50)
        color: header.dark ? Theme.dark.ink : Theme.light.ink
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: header.side
        y: header.across ? 69 : 91
        visible: !header.large
        text: header.visit.day
        font: Theme.text(28)
        color: header.dark ? Theme.dark.ink2 : Theme.light.ink2
    }
}
