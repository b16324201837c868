import QtQuick
import Luot.Kiosk
import Luot.Ui

// One or two fields: left and right.
Item {
    id: page

    required property VisitScreen visit

    Advice {
        id: advice

        visit: page.visit
        words: "Quay nhẹ đầu sang một bên để chọn"
    }

    Steps {
        current: 2
    }

    Titles {
        y: 234
        title: "Mời chọn việc cần làm"
        line: "Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy"
        english: "Turn your head towards a card and hold still"
        lineSize: 37
        englishSize: 29
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            required property var modelData

            visit: page.visit
            entry: modelData
            x: modelData.column === 0 ? 56 : 624
            y: 520
            width: 400
            height: 800
            ringSize: 228
            ringTop: 150
            titleTop: 430
            titleSize: 52
            noteSize: 36
        }
    }

    Mirror {
        visit: page.visit
        x: 488
        y: 868
        width: 104
        height: 104
        rim: 6
    }

    Text {
        y: 1380
        width: 1080
        horizontalAlignment: Text.AlignHCenter
        text: advice.text.replace("\n", " ")
        font: Theme.text(37, Font.Bold)
        color: advice.urgent ? Theme.light.lacquer : Theme.cham
    }
}
