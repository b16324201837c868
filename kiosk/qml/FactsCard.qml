import QtQuick
import Luot.Ui

// A card with room for what is known of a field: how many wait, and how long.
ChoiceCard {
    id: card

    required property Sheet sheet
    readonly property var facts: [
        { icon: "people", text: entry.people ?? "" },
        { icon: "clock", text: entry.wait ?? "" }
    ].filter(fact => fact.text.length > 0)

    ringSize: sheet.by(276, 190, 230, 170)
    ringTop: sheet.by(56, 40, 40, 26)
    titleTop: sheet.by(370, 260, 296, 214)
    titleSize: sheet.by(54, 76, 56, 72)
    titleRoom: sheet.by(130, 190, 120, 150)
    noteSize: sheet.by(36, 54, 36, 52)
    bare: facts.length > 0

    Rectangle {
        x: 36
        y: card.titleBottom + 26
        width: card.width - 72
        height: 2
        visible: card.available && card.facts.length > 0
        color: card.hairline
    }

    Repeater {
        model: card.available ? card.facts : []

        Item {
            required property var modelData
            required property int index

            x: card.sheet.by(36, 30, 150, 130)
            y: card.titleBottom + 52 + index * card.sheet.by(68, 90, 62, 70)
            width: card.width - x - 16

            Icon {
                y: card.sheet.large ? 8 : 6
                width: card.sheet.large ? 60 : 46
                height: width
                name: parent.modelData.icon
                color: card.tick
            }

            Words {
                x: card.sheet.large ? 80 : 66
                width: parent.width - x
                height: card.sheet.large ? 78 : 60
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.NoWrap
                text: parent.modelData.text
                size: card.sheet.large ? 54 : 37
                weight: Font.Medium
                color: card.ink
            }
        }
    }
}
