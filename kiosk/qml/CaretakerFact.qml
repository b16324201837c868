import QtQuick
import Luot.Ui

// One thing about this kiosk: what it is, how it is, and whether something has to be done.
Rectangle {
    id: row

    required property var entry
    property bool large: false
    readonly property bool bad: entry.part === "Bad"
    readonly property bool low: entry.part === "Low"

    radius: 20
    color: bad ? Theme.lacquerTint : low ? Theme.amberPale : Theme.light.card

    Icon {
        x: 22
        anchors.verticalCenter: parent.verticalCenter
        width: row.large ? 68 : 56
        height: width
        name: row.entry.icon
    }

    Words {
        x: row.large ? 112 : 98
        y: 8
        width: row.width - x - 80
        height: row.large ? 56 : 44
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: row.entry.caption
        size: row.large ? 44 : 28
        color: Theme.light.ink2
    }

    Words {
        x: row.large ? 112 : 98
        y: row.large ? 62 : 50
        width: row.width - x - 80
        height: row.height - y - 8
        verticalAlignment: Text.AlignVCenter
        text: row.entry.fact
        size: row.large ? 52 : 36
        weight: Font.Bold
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 22
        anchors.verticalCenter: parent.verticalCenter
        width: 48
        height: 48
        visible: row.entry.part !== "None"
        name: row.bad || row.low ? "alert" : "check"
        color: row.bad ? Theme.light.lacquer : row.low ? Theme.light.ink : Theme.light.jade
        strokeWidth: 4.5
    }
}
