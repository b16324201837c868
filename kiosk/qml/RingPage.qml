import QtQuick
import Luot.Kiosk
import Luot.Ui

// Seven or eight cards around the mirror.
Item {
    id: page

    required property VisitScreen visit

    Advice {
        id: advice

        visit: page.visit
        words: "Nhìn vào đây\nđể nghỉ"
    }

    Steps {
        current: 2
    }

    Titles {
        y: 228
        title: "Mời chọn việc cần làm"
        line: "Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy"
        english: "Turn your head towards a card and hold still"
        size: 72
        lineSize: 36
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            required property var modelData

            visit: page.visit
            entry: modelData
            x: 40 + modelData.column * 340
            y: 462 + modelData.row * 368
            width: 320
            height: 348
            ringSize: 156
            ringTop: 18
            titleTop: 180
            titleSize: 36
            noteSize: 28
            noteGap: 2
        }
    }

    Mirror {
        visit: page.visit
        x: 436
        y: 850
        width: 208
        height: 208
    }

    Text {
        x: 380
        y: 1072
        width: 320
        horizontalAlignment: Text.AlignHCenter
        text: advice.text
        font: Theme.text(30, Font.Bold)
        lineHeight: 1.08
        color: advice.urgent ? Theme.light.lacquer : Theme.cham
    }
}
