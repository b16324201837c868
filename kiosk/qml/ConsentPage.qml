import QtQuick
import Luot.Kiosk
import Luot.Ui

// Two equal ways, neither preset: with the face, or without.
Item {
    id: page

    required property VisitScreen visit
    readonly property var reasons: ({
        yes: ["Nhắc nếu quý công dân đã có số", "Giúp quầy mời đúng người", "Xóa ngay khi xong việc"],
        no: ["Lấy số như mọi người", "Không chậm hơn, không mất quyền lợi", "Không tạo dữ liệu từ khuôn mặt"]
    })

    Advice {
        id: advice

        visit: page.visit
        words: "Quay nhẹ đầu sang một bên để chọn"
    }

    Steps {
        current: 1
    }

    Titles {
        y: 231
        title: "Mời chọn cách lấy số"
        line: "Cả hai cách đều không cần chạm và cùng một hàng chờ"
        english: "Both ways are touch-free and share the same queue"
        lineSize: 36
        englishSize: 27
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            id: card

            required property var modelData

            visit: page.visit
            entry: modelData
            x: modelData.column === 0 ? 56 : 552
            y: 459
            width: 472
            height: 852
            ringSize: 228
            ringTop: 49
            titleTop: 308
            titleSize: 40
            titleStaysWhole: true
            noteSize: 29

            Rectangle {
                x: 26
                y: 421
                width: card.width - 52
                height: 2
                color: card.hairline
            }

            Column {
                x: 42
                y: 446
                width: card.width - 64
                spacing: 16

                Repeater {
                    model: page.reasons[card.modelData.role]

                    Row {
                        required property string modelData

                        spacing: 18

                        Icon {
                            y: 8
                            width: 32
                            height: 32
                            name: "check"
                            strokeWidth: 4.4
                            color: card.tick
                        }

                        Text {
                            width: card.width - 116
                            text: parent.modelData
                            font: Theme.text(35, Font.Medium)
                            lineHeight: 1.08
                            wrapMode: Text.Wrap
                            color: card.ink
                        }
                    }
                }
            }
        }
    }

    Mirror {
        visit: page.visit
        x: 56
        y: 1346
        width: 190
        height: 190
    }

    Text {
        x: 280
        y: 1348
        text: advice.text.replace("\n", " ")
        font: Theme.text(37, Font.Bold)
        color: advice.urgent ? Theme.light.lacquer : Theme.light.ink
    }

    Text {
        x: 280
        y: 1402
        width: 752
        wrapMode: Text.Wrap
        text: "Dữ liệu khuôn mặt là dữ liệu cá nhân nhạy cảm (Luật 91/2025/QH15). Không lưu ảnh. Đổi ý lúc nào cũng được."
        font: Theme.text(31)
        lineHeight: 1.11
        color: Theme.light.ink2
    }
}
