import QtQuick
import Luot.Kiosk
import Luot.Ui

// The grid on a screen that lies across.
Item {
    id: page

    required property VisitScreen visit
    readonly property bool priority: visit.page === "Priority"

    Text {
        x: 48
        y: 122
        text: page.priority ? "Diện ưu tiên (nếu có)" : "Mời chọn việc cần làm"
        font: Theme.text(67, Font.Bold)
        color: Theme.light.ink
    }

    Row {
        x: 48
        y: 205
        spacing: 12

        Text {
            text: page.priority ? "Được mời trước, trên phiếu có chữ Ư" : "Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy"
            font: Theme.text(32, Font.Medium)
            color: Theme.light.ink2
        }

        Text {
            y: 4
            text: page.priority ? "· Priority, if any" : "· Turn your head towards a card"
            font: Theme.text(27)
            color: Theme.light.ink3
        }
    }

    Repeater {
        model: page.visit.cards

        WideCard {
            required property var modelData

            visit: page.visit
            entry: modelData
            x: 48 + modelData.column * 498
            y: modelData.row === 0 ? 289 : 757
            width: 470
            height: 286
            ringLeft: 18
            textLeft: 214
            titleSize: 38
            noteSize: 28
        }
    }

    RestBand {
        visit: page.visit
        x: 48
        y: 568
        width: 1466
        mirrorSize: 152
    }
}
