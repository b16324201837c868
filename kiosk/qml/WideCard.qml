import QtQuick
import Luot.Ui

// A card with its ring on the left and the words beside it.
CardFrame {
    id: card

    property real ringSize: 180
    property real ringLeft: 30
    property real textLeft: ringLeft + ringSize + 20
    property int titleSize: 44
    property int noteSize: 31
    readonly property bool hasNote: available ? note.text.length > 0 : true
    readonly property real tail: !available ? pill.height + 12 + (opens.visible ? opens.contentHeight + 6 : 0)
                               : hasNote ? note.contentHeight + 4 : 0

    CardRing {
        card: card
        x: card.ringLeft + (card.ringSize - width) / 2
        anchors.verticalCenter: parent.verticalCenter
        width: card.available ? card.ringSize : card.ringSize * 0.6
        height: width
    }

    Words {
        id: title

        x: card.textLeft
        y: Math.max(10, (card.height - contentHeight - card.tail) / 2)
        width: card.width - x - 18
        height: card.height - 20 - (card.available ? (card.hasNote ? card.noteSize * 1.4 : 0) : 100)
        text: card.entry.title
        // Where the name says where it breaks, it breaks nowhere else.
        wrapMode: card.entry.title.includes("\n") ? Text.NoWrap : Text.WordWrap
        size: card.titleSize
        weight: Font.Bold
        color: card.ink
    }

    Words {
        id: note

        x: card.textLeft
        y: title.y + title.contentHeight + 4
        width: title.width
        height: card.noteSize * 2.7
        visible: card.available && text.length > 0
        text: card.entry.note
        size: card.noteSize
        color: card.ink2
    }

    Item {
        x: card.textLeft
        y: title.y + title.contentHeight + 10
        width: title.width
        visible: !card.available

        ReasonPill {
            id: pill

            text: card.entry.reason ?? ""
            size: Math.min(card.noteSize, 40)
        }

        Words {
            id: opens

            y: pill.height + 6
            width: parent.width
            height: size * 1.5
            visible: text.length > 0
            wrapMode: Text.NoWrap
            text: (card.entry.opens ?? "").replace("\n", " ")
            size: Math.min(card.noteSize, 40)
            color: Theme.light.ink2
        }
    }
}
