import QtQuick
import Luot.Ui

// A card with its ring on the left and the words beside it.
CardFrame {
    id: card

    required property var entry
    property real ringSize: 180
    property real ringLeft: 30
    property real textLeft: 234
    property int titleSize: 44
    property int noteSize: 31

    available: entry.enabled

    Ring {
        x: card.ringLeft
        anchors.verticalCenter: parent.verticalCenter
        width: card.ringSize
        height: card.ringSize
        icon: card.entry.icon
        iconSize: width * (letter ? 0.4 : 0.48)

        readonly property bool letter: card.entry.icon === "letter-priority" && phase !== Ring.Done

        Rectangle {
            anchors.centerIn: parent
            visible: parent.letter
            width: parent.width * 0.46
            height: width
            radius: width / 2
            color: "transparent"
            border.width: 5
            border.color: card.highlighted ? Theme.dark.ink : Theme.cham
            antialiasing: true
        }
        phase: card.phase
        progress: card.progress
    }

    Column {
        x: card.textLeft
        anchors.verticalCenter: parent.verticalCenter
        width: card.width - x - 20
        spacing: 2

        Text {
            width: parent.width
            text: card.entry.title
            font: Theme.text(card.titleSize, Font.Bold)
            lineHeight: 1.03
            wrapMode: Text.Wrap
            color: card.ink
        }

        Text {
            width: parent.width
            visible: text.length > 0
            text: card.entry.note
            font: Theme.text(card.noteSize)
            lineHeight: 1.07
            color: card.ink2
        }
    }
}
