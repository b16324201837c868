import QtQuick
import Luot.Kiosk
import Luot.Ui

// What one gets, and "Lấy số".
Item {
    id: page

    required property VisitScreen visit
    readonly property var field: visit.field

    function soft(words) { return "<font color='" + Theme.light.ink2 + "'>" + words + "</font>"; }

    Advice {
        id: advice

        visit: page.visit
        words: "Nhìn vào giữa nếu muốn nghĩ thêm"
    }

    Steps {
        current: 3
    }

    Titles {
        y: 216
        title: "Lấy số cho việc này?"
        line: advice.text.replace("\n", " ")
        english: "Take a number for this? Look at the middle to think."
        lineSize: 35
        englishSize: 27
        ink2: advice.urgent ? Theme.light.lacquer : Theme.light.ink2
    }

    Rectangle {
        x: 56
        y: 418
        width: 968
        height: 290
        radius: 32
        color: Theme.light.card

        Rectangle {
            x: 48
            anchors.verticalCenter: parent.verticalCenter
            width: 192
            height: 192
            radius: 96
            color: Theme.chamTint
            antialiasing: true

            Icon {
                anchors.centerIn: parent
                width: 102
                height: 102
                name: page.field.icon ?? ""
            }
        }

        Column {
            x: 284
            width: parent.width - x - 24
            anchors.verticalCenter: parent.verticalCenter

            Text {
                width: parent.width
                text: page.field.title ?? ""
                font: Theme.text(74, Font.Bold)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 40
                color: Theme.light.ink
            }

            Text {
                text: page.field.nobody ? "<b>Không có ai</b>" + page.soft(" phía trước") : "<b>" + page.field.ahead + "</b>" + page.soft(" phía trước")
                textFormat: Text.StyledText
                font: Theme.text(38)
                lineHeight: 1.08
                color: Theme.light.ink
            }

            Text {
                text: page.field.noWait ? "<b>Không phải chờ</b>" : page.soft("Chờ khoảng ") + "<b>" + page.field.wait + "</b>"
                textFormat: Text.StyledText
                font: Theme.text(38)
                lineHeight: 1.08
                color: Theme.light.ink
            }
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
                    y: 755
                    width: 400
                    height: 500
                    ringSize: 232
                    ringTop: 34
                    titleTop: 290
                    titleSize: 60
                    noteSize: 30
                }
            }

            Component {
                id: below

                WideCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    x: 56
                    y: 1301
                    width: 968
                    height: 220
                }
            }
        }
    }

    Mirror {
        visit: page.visit
        x: 488
        y: 938
        z: 3
        width: 104
        height: 104
        rim: 6
    }
}
