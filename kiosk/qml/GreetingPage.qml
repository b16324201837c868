import QtQuick
import Luot.Kiosk
import Luot.Ui

// Somebody has come: hello, and what the camera does.
Sheet {
    id: page

    Advice {
        id: advice

        visit: page.visit
    }

    Titles {
        sheet: page
        y: page.by(176, 140, 112, 100)
        title: advice.heading ? advice.heading.title : qsTr("Kính chào %1").replace("%1", page.visit.address)
        line: advice.heading ? advice.heading.line : qsTr("Xin đứng yên một chút")
        english: advice.heading ? advice.heading.english : "Welcome. Please stand still for a moment."
        size: page.across ? 67 : 77
        lineSize: page.across ? 34 : 40
        englishSize: 29
    }

    Item {
        id: circle

        x: page.by(311, 360, 110, 110)
        y: page.by(425, 372, 330, 330)
        width: page.by(458, 360, 500, 500)
        height: width

        RingArc {
            anchors.fill: parent
            strokeWidth: page.large ? 28 : 24
            color: advice.heading ? "#B07800" : Theme.cham
            trackColor: Theme.light.ringTrack
            progress: advice.heading ? 1 : page.visit.circle
        }

        Mirror {
            visit: page.visit
            anchors.fill: parent
            anchors.margins: page.large ? 42 : 37
            rim: 0
            arrow: false
            always: true
        }
    }

    Chip {
        x: circle.x + (circle.width - width) / 2
        y: circle.y + circle.height + 28
        size: page.large ? 48 : 32
        room: page.across ? 620 : 1000
        text: qsTr("Đã thấy %1").replace("%1", page.visit.address)
    }

    Words {
        x: page.by(80, 0, 760, 0)
        y: page.by(1018, 0, 320, 0)
        width: page.by(920, 0, 744, 0)
        height: 56
        visible: !page.large
        verticalAlignment: Text.AlignVCenter
        text: qsTr("Về camera của máy này")
        size: 35
        weight: Font.DemiBold
        color: Theme.cham
    }

    Repeater {
        model: [
            { icon: "eye", title: qsTr("Chỉ xem đầu quay hướng nào để chọn"), english: "It only follows which way your head turns" },
            { icon: "photo-off", title: qsTr("Không ghi hình, không lưu ảnh"), english: "Nothing is recorded, no picture is kept" },
            page.visit.bindsFaces
                ? { icon: "shield", title: qsTr("Chỉ nhận diện khi %1 đồng ý").replace("%1", page.visit.address), english: "Face recognition only if you agree" }
                : { icon: "shield", title: qsTr("Máy này không nhận diện khuôn mặt"), english: "This kiosk does no face recognition" }
        ]

        Item {
            id: row

            required property var modelData
            required property int index

            x: page.by(80, 40, 760, 700)
            y: page.by(1084, 878, 384, 330) + index * height
            width: page.by(920, 1000, 744, 810)
            height: page.by(142, 186, 176, 230)

            Rectangle {
                width: parent.width
                height: 2
                color: Theme.light.hairline
            }

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: page.large ? 112 : 92
                height: width
                radius: width / 2
                color: Theme.chamTint
                antialiasing: true

                Icon {
                    anchors.centerIn: parent
                    width: parent.width * 0.6
                    height: width
                    name: row.modelData.icon
                }
            }

            Words {
                x: page.large ? 142 : 122
                y: under.visible ? parent.height / 2 - height + 4 : 10
                width: parent.width - x
                height: under.visible ? page.by(54, 0, 56, 0) : parent.height - 20
                verticalAlignment: under.visible ? Text.AlignBottom : Text.AlignVCenter
                text: row.modelData.title
                size: page.large ? 56 : 38
                weight: Font.Bold
            }

            Words {
                id: under

                x: 122
                y: parent.height / 2 + 2
                width: parent.width - x
                height: 48
                visible: text.length > 0
                text: page.under(row.modelData.english)
                size: page.across ? 29 : 32
                color: Theme.light.ink2
            }
        }
    }
}
