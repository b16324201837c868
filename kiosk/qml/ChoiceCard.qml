import QtQuick
import Luot.Ui

// A card with its icon in the dwell ring, a title and a note under it, all centred.
CardFrame {
    id: card

    property real ringSize: 188
    property real ringGrowth: 0
    property real ringTop: 26
    property real titleTop: 226
    property real titleRoom: titleSize * 2.6
    property int titleSize: 42
    property int noteSize: 30
    property real noteGap: 6
    /// Nothing under the title but what the page puts there.
    property bool bare: false
    readonly property real titleBottom: title.y + title.contentHeight

    CardRing {
        card: card
        x: (card.width - width) / 2
        y: card.ringTop
        width: card.available ? card.ringSize : card.ringSize * 0.52
        height: width
        growth: card.ringGrowth
    }

    Words {
        id: title

        x: 14
        y: card.available ? card.titleTop : card.ringTop + card.ringSize * 0.52 + 12
        width: card.width - 28
        height: card.titleRoom
        horizontalAlignment: Text.AlignHCenter
        text: card.entry.title
        // Where the name says where it breaks, it breaks nowhere else.
        wrapMode: card.entry.title.includes("\n") ? Text.NoWrap : Text.WordWrap
        size: card.titleSize
        weight: Font.Bold
        color: card.ink
    }

    Words {
        x: 14
        y: card.titleBottom + card.noteGap
        width: card.width - 28
        height: card.height - y - 10
        visible: card.available && !card.bare && text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: card.entry.note
        size: card.noteSize
        color: card.ink2
    }

    ReasonPill {
        id: pill

        anchors.horizontalCenter: parent.horizontalCenter
        y: card.titleBottom + 10
        visible: !card.available
        text: card.entry.reason ?? ""
        size: Math.max(26, Math.min(card.noteSize, card.titleSize * 0.7))
    }

    Words {
        x: 14
        y: pill.y + pill.height + 8
        width: card.width - 28
        height: card.height - y - 10
        visible: !card.available && text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: card.entry.opens ?? ""
        size: Math.min(card.noteSize, 40)
        color: Theme.light.ink2
    }
}
