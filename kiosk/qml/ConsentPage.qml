import QtQuick
import Luot.Kiosk
import Luot.Ui

// Two equal ways, neither preset: with the face, or without.
Sheet {
    id: page

    readonly property var reasons: ({
        yes: [qsTr("Nhắc nếu %1 đã có số").replace("%1", visit.address), qsTr("Giúp quầy mời đúng người"), qsTr("Xóa ngay khi xong việc")],
        no: [qsTr("Lấy số như mọi người"), qsTr("Không chậm hơn, không mất quyền lợi"), qsTr("Không tạo dữ liệu từ khuôn mặt")]
    })

    HowTo {
        id: how

        visit: page.visit
    }

    Advice {
        id: advice

        visit: page.visit
        words: page.visit.scanning ? how.line : page.visit.highlighted >= 0 ? qsTr("Giữ yên đến khi vòng đầy")
            : page.byHead ? qsTr("Quay nhẹ đầu sang một bên để chọn") : how.line
    }

    Steps {
        sheet: page
        current: 1
    }

    Titles {
        sheet: page
        y: page.by(228, 244, 112, 100)
        title: qsTr("Mời chọn cách lấy số")
        line: qsTr("Cả hai cách đều không cần chạm và cùng một hàng chờ")
        briefLine: qsTr("Hai cách, cùng một hàng chờ")
        english: "Both ways are touch-free and share the same queue"
        size: page.across ? 67 : 75
        lineSize: page.across ? 34 : 36
    }

    Repeater {
        model: page.visit.cards

        ChoiceCard {
            id: card

            required property var modelData
            readonly property real line: titleTop + titleRoom + (english.visible ? 50 : 8)

            visit: page.visit
            entry: modelData
            x: page.by(56, 40, 48, 48) + modelData.column * page.by(496, 506, 856, 856)
            y: page.by(459, 484, 284, 284)
            width: page.by(472, 494, 600, 600)
            height: page.by(852, 664, 580, 570)
            ringSize: page.by(228, 116, 150, 120)
            ringGrowth: page.by(14, 20, 16, 14)
            ringTop: page.by(49, 22, 24, 22)
            titleTop: page.by(304, 150, 184, 156)
            titleRoom: page.by(60, 144, 60, 84)
            titleSize: page.by(42, 60, 42, 58)
            bare: true

            Words {
                id: english

                x: 20
                y: card.titleTop + card.titleRoom
                width: card.width - 40
                height: 44
                visible: page.under(text).length > 0
                horizontalAlignment: Text.AlignHCenter
                text: card.entry.note
                size: 29
                color: card.highlighted ? card.ink2 : Theme.light.ink3
            }

            Rectangle {
                x: 26
                y: card.line + 6
                width: card.width - 52
                height: 2
                color: card.hairline
            }

            Repeater {
                model: page.reasons[card.modelData.role]

                Item {
                    id: reason

                    required property string modelData
                    required property int index
                    readonly property real room: (card.height - card.line - 34) / 3

                    x: page.by(40, 24, 48, 36)
                    y: card.line + 22 + index * room
                    width: card.width - x - 20
                    height: room

                    Icon {
                        y: (Math.min(52, parent.height) - height) / 2
                        width: page.large ? 40 : 32
                        height: width
                        name: "check"
                        strokeWidth: 4.6
                        color: card.tick
                    }

                    Words {
                        x: page.large ? 56 : 50
                        width: parent.width - x
                        height: parent.height
                        text: reason.modelData
                        size: page.by(35, 44, 32, 46)
                        weight: Font.Medium
                        color: card.ink
                    }
                }
            }
        }
    }

    Mirror {
        visit: page.visit
        visible: !page.visit.scanning || !page.across
        x: page.by(56, 40, 676, 676)
        y: page.by(1346, 1164, 480, 480)
        width: page.by(188, 126, 200, 200)
        height: width
    }

    Words {
        x: page.by(280, 200, 48, 48)
        y: page.by(1338, 1164, 886, 876)
        width: page.by(752, 840, 1456, 1456)
        height: page.by(62, 126, 60, 84)
        verticalAlignment: Text.AlignVCenter
        text: advice.oneLine
        size: page.by(37, 52, 40, 56)
        weight: Font.Bold
        color: advice.urgent ? Theme.light.lacquer : Theme.light.ink
    }

    Words {
        x: page.by(280, 40, 48, 48)
        y: page.by(1404, 1298, 948, 958)
        width: page.by(752, 1000, 1456, 1456)
        height: page.by(140, 146, 110, 110)
        text: qsTr("Dữ liệu khuôn mặt là dữ liệu cá nhân nhạy cảm (Luật 91/2025/QH15). Không lưu ảnh. Đổi ý lúc nào cũng được.")
        size: page.by(31, 44, 33, 46)
        lineHeight: 1.08
        color: Theme.light.ink2
    }
}
