import QtQuick
import Luot.Kiosk
import Luot.Ui

// Somebody has come: hello, and what the camera does.
Item {
    id: page

    required property VisitScreen visit

    Advice {
        id: advice

        visit: page.visit
    }

    Titles {
        y: 182
        title: advice.heading ? advice.heading.title : "Kính chào quý công dân"
        line: advice.heading ? advice.heading.line : "Xin đứng yên một chút"
        english: advice.heading ? advice.heading.english : "Welcome. Please stand still for a moment."
        size: 77
        lineSize: 40
        englishSize: 29
    }

    RingArc {
        x: 311
        y: 425
        width: 458
        height: 458
        strokeWidth: 24
        color: advice.heading ? "#DFA00E" : Theme.cham
        trackColor: Theme.light.ringTrack
        progress: advice.heading ? 1 : page.visit.circle
    }

    Mirror {
        visit: page.visit
        x: 348
        y: 462
        width: 384
        height: 384
        rim: 0
        arrow: false
    }

    Chip {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 912
        size: 32
        text: "Đã thấy quý công dân"
    }

    Text {
        x: 80
        y: 1022
        text: "Về camera của máy này"
        font: Theme.text(35, Font.DemiBold)
        color: Theme.cham
    }

    Column {
        x: 80
        y: 1084
        width: 920

        Repeater {
            model: [
                { icon: "eye", title: "Chỉ xem đầu quay hướng nào để chọn", english: "It only follows which way your head turns" },
                { icon: "camera-off", title: "Không ghi hình, không lưu ảnh", english: "Nothing is recorded, no picture is kept" },
                page.visit.bindsFaces
                    ? { icon: "shield", title: "Chỉ nhận diện khi quý công dân đồng ý", english: "Face recognition only if you agree" }
                    : { icon: "shield", title: "Máy này không nhận diện khuôn mặt", english: "This kiosk does no face recognition" }
            ]

            Item {
                id: row

                required property var modelData

                width: 920
                height: 142

                Rectangle {
                    width: parent.width
                    height: 2
                    color: Theme.light.hairline
                }

                Rectangle {
                    y: 26
                    width: 92
                    height: 92
                    radius: 46
                    color: Theme.chamTint
                    antialiasing: true

                    Icon {
                        anchors.centerIn: parent
                        width: 56
                        height: 56
                        name: row.modelData.icon
                    }
                }

                Text {
                    x: 122
                    y: 24
                    text: row.modelData.title
                    font: Theme.text(38, Font.Bold)
                    color: Theme.light.ink
                }

                Text {
                    x: 122
                    y: 74
                    text: row.modelData.english
                    font: Theme.text(32)
                    color: Theme.light.ink2
                }
            }
        }
    }
}
