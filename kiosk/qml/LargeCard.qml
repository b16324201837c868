import QtQuick
import Luot.Ui

// A card of large texts: its name first, under it icon and note side by side.
CardFrame {
    id: card

    property int titleSize: 76
    property int noteSize: 56
    property bool oneLine: false ///< wide enough for most names
    readonly property string name: oneLine ? entry.title.replace("\n", " ") : entry.title
    readonly property real foot: 116 + 34

    Words {
        x: card.oneLine && card.visit.scanning ? 78 : 16 // beside its place mark
        y: 18
        width: card.width - 2 * x
        height: card.height - card.foot - 26
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        text: card.name
        // Where the name says where it breaks, it breaks nowhere else.
        wrapMode: card.name.includes("\n") ? Text.NoWrap : Text.WordWrap
        size: card.titleSize
        weight: Font.Bold
        color: card.ink
    }

    CardRing {
        id: ring

        card: card
        x: note.visible ? (card.width - width - 28 - note.contentWidth) / 2 : (card.width - width) / 2
        y: card.height - card.foot + 6
        width: 116
        height: 116
        growth: 22
        visible: card.available
    }

    Words {
        id: note

        x: ring.x + ring.width + 28
        y: ring.y
        width: card.width - 116 - 28 - 48
        height: 116
        visible: card.available && text.length > 0
        verticalAlignment: Text.AlignVCenter
        text: card.entry.shortNote.replace("\n", " ")
        size: card.noteSize
        color: card.ink2
    }

    ReasonPill {
        anchors.horizontalCenter: parent.horizontalCenter
        y: card.height - card.foot - 4
        visible: !card.available
        text: card.entry.reason ?? ""
        size: 46
    }

    Words {
        x: 16
        y: card.height - 66
        width: card.width - 32
        height: 56
        visible: !card.available && text.length > 0
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.NoWrap
        text: (card.entry.opens ?? "").replace("\n", " ")
        size: 40
        color: Theme.light.ink2
    }
}
