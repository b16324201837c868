import QtQuick
import Luot.Ui

// One way to a number, as wide as the page.
Pressable {
    id: card

    property string icon: ""
    property string line: ""
    property string english: ""
    property string sign: ""
    property bool large: false
    readonly property real disc: Math.min(156, height - 56)
    readonly property bool oneLine: large && height < 180
    readonly property bool threeLines: english.length > 0 && height > 220

    radius: 32

    Rectangle {
        anchors.fill: parent
        radius: 32
        color: card.pressed ? Theme.chamTint : Theme.light.card
        border.width: Theme.kiosk.border
        border.color: Theme.light.edge
        antialiasing: true

        Rectangle {
            x: 48
            anchors.verticalCenter: parent.verticalCenter
            width: card.disc
            height: width
            radius: width / 2
            color: Theme.light.disc
            border.width: 3
            border.color: Theme.light.discEdge
            antialiasing: true

            Icon {
                anchors.centerIn: parent
                width: parent.width * 0.53
                height: width
                name: card.icon
            }
        }

        Words {
            id: title

            x: 92 + card.disc
            y: card.oneLine ? (card.height - height) / 2 : card.threeLines ? card.height / 2 - 96 : card.height / 2 - height + 6
            width: parent.width - x - 140
            height: card.large ? 92 : 72
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: card.text
            size: card.large ? 72 : 52
            weight: Font.Bold
        }

        Words {
            id: said

            x: title.x
            y: title.y + title.height
            width: title.width
            height: card.large ? card.height / 2 - 20 : 52
            visible: !card.oneLine
            text: card.line
            size: card.large ? 50 : 34
            weight: Font.Medium
            color: Theme.light.ink2
        }

        Words {
            x: title.x
            y: said.y + 50
            width: title.width
            height: 46
            visible: card.threeLines
            text: card.english
            size: 28
            color: Theme.light.ink3
        }

        Icon {
            anchors.right: parent.right
            anchors.rightMargin: 48
            anchors.verticalCenter: parent.verticalCenter
            width: 66
            height: 66
            name: card.sign
        }
    }
}
