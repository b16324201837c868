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
            lineHeight: 1.24
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 26
            color: card.ink
        }

        Text {
            width: parent.width
            visible: text.length > 0
            text: card.entry.note
            font: Theme.text(card.noteSize)
            lineHeight: 1.28
            color: card.ink2
        }
    }
}
