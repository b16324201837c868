import QtQuick
import Luot.Ui

// One way to a number, as wide as the page.
Rectangle {
    id: card

    property string icon: ""
    property string title: ""
    property string line: ""
    property string english: ""
    property string sign: ""
    signal clicked

    width: 968
    height: 266
    radius: 32
    color: touch.pressed ? Theme.chamTint : Theme.light.card
    border.width: sign.length > 0 ? 3 : 0
    border.color: Theme.light.edge

    Rectangle {
        x: 48
        anchors.verticalCenter: parent.verticalCenter
        width: 156
        height: 156
        radius: 78
        color: Theme.light.disc
        border.width: 3
        border.color: Theme.light.discEdge
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: 82
            height: 82
            name: card.icon
        }
    }

    Column {
        x: 250
        anchors.verticalCenter: parent.verticalCenter
        spacing: 3

        Text {
            text: card.title
            font: Theme.text(52, Font.Bold)
            color: Theme.light.ink
        }

        Text {
            text: card.line
            font: Theme.text(34, Font.Medium)
            color: Theme.light.ink2
        }

        Text {
            text: card.english
            font: Theme.text(28)
            lineHeight: 1.08
            color: Theme.light.ink3
        }
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: 48
        anchors.verticalCenter: parent.verticalCenter
        width: 66
        height: 66
        visible: card.sign.length > 0
        name: card.sign
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        enabled: card.sign.length > 0
        onClicked: card.clicked()
    }
}
