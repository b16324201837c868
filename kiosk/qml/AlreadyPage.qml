import QtQuick
import Luot.Kiosk
import Luot.Ui

// Somebody of these looks took a number for this a few minutes ago: keep it, or take one all the same.
Item {
    id: page

    required property VisitScreen visit
    readonly property var held: visit.held

    Steps {
        current: 3
    }

    Titles {
        y: 240
        title: page.held.same ? "Đã có số cho việc này" : "Số này của quý công dân?"
        english: page.held.same ? "You took this number here a few minutes ago." : "Is this your number? It was taken here a few minutes ago."
        size: 72
        englishSize: 28
    }

    Rectangle {
        x: 56
        y: 396
        width: 968
        height: 330
        radius: 32
        color: Theme.light.card

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 2
            text: page.held.label ?? ""
            font: Theme.number(210)
            color: Theme.cham
        }

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 240
            text: [page.visit.field.title, "lấy lúc " + page.held.clock].join(" · ")
            font: Theme.text(38, Font.DemiBold)
            color: Theme.light.ink
        }
    }

    Repeater {
        model: page.visit.cards

        Loader {
            id: place

            required property int index
            required property var modelData

            z: page.visit.highlighted === index ? 2 : 0
            sourceComponent: modelData.row === 0 ? side : below

            Component {
                id: side

                ChoiceCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    x: place.modelData.column === 0 ? 56 : 624
                    y: 772
                    width: 400
                    height: 468
                    ringSize: 212
                    ringTop: 34
                    titleTop: 274
                    titleSize: 50
                    noteSize: 32
                }
            }

            Component {
                id: below

                WideCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    x: 56
                    y: 1290
                    width: 968
                    height: 214
                }
            }
        }
    }

    Mirror {
        visit: page.visit
        x: 488
        y: 950
        z: 3
        width: 104
        height: 104
        rim: 6
    }
}
