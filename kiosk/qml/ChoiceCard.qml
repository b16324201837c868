import QtQuick
import Luot.Ui

// A card with its icon in the dwell ring, a title and a note under it, all centred.
CardFrame {
    id: card

    required property var entry
    property real ringSize: 188
    property real ringTop: 26
    property real titleTop: 226
    property int titleSize: 42
    property int noteSize: 30
    property real noteGap: 6
    /// A title that is made smaller rather than broken.
    property bool titleStaysWhole: false

    available: entry.enabled

    Ring {
        x: (card.width - width) / 2
        y: card.ringTop
        width: card.ringSize
        height: card.ringSize
        icon: card.entry.icon
        iconSize: width * 0.48
        phase: card.phase
        progress: card.progress
        opacity: card.available ? 1 : 0.6
    }

    Column {
        y: card.titleTop
        x: 10
        width: card.width - 20
        spacing: card.noteGap

        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: card.entry.title
            font: Theme.text(card.titleSize, Font.Bold)
            lineHeight: 1.03
            wrapMode: card.titleStaysWhole ? Text.NoWrap : Text.Wrap
            fontSizeMode: card.titleStaysWhole ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: 26
            color: card.ink
        }

        Text {
            width: parent.width
            visible: card.available && text.length > 0
            horizontalAlignment: Text.AlignHCenter
            text: card.entry.note
            font: Theme.text(card.noteSize)
            lineHeight: 1.07
            wrapMode: Text.Wrap
            color: card.ink2
        }

    }

    Rectangle {
        visible: !card.available
        anchors.horizontalCenter: parent.horizontalCenter
        y: card.ringTop + card.ringSize - 46
        width: reason.implicitWidth + 40
        height: 50
        radius: 25
        color: Theme.light.card

        Text {
            id: reason

            anchors.centerIn: parent
            text: card.entry.note
            font: Theme.text(27, Font.DemiBold)
            color: Theme.light.ink2
        }
    }
}
