import QtQuick
import Luot.Kiosk
import Luot.Ui

// Three to six cards, three a row, with the rest band between the rows: fields, or classes of priority.
Item {
    id: page

    required property VisitScreen visit
    readonly property bool priority: visit.page === "Priority"

    Steps {
        current: page.priority ? 3 : 2
    }

    Titles {
        y: 234
        title: page.priority ? "Diện ưu tiên (nếu có)" : "Mời chọn việc cần làm"
        line: page.priority ? "Được mời trước, trên phiếu có chữ Ư" : "Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy"
        english: page.priority ? "Priority is shown as “Ư” on the ticket. Nothing is chosen yet." : "Turn your head towards a card and hold still"
        lineSize: 37
        englishSize: 29
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            required property var modelData

            visit: page.visit
            entry: modelData
            x: 56 + modelData.column * 331
            y: modelData.row === 0 ? 489 : 1093
            width: 306
            height: 408
        }
    }

    RestBand {
        visit: page.visit
        x: 56
        y: 897
        width: 968
    }
}
