import QtQuick
import Luot.Kiosk
import Luot.Ui

// No field takes numbers now.
Item {
    id: page

    required property VisitScreen visit

    DrumPattern {
        x: -260
        y: -300
        width: 1600
        height: 1600
        color: "#12244A"
    }

    Rectangle {
        x: 448
        y: 408
        width: 184
        height: 184
        radius: 92
        color: Theme.cham
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: 96
            height: 96
            name: "clock"
            color: Theme.amber
        }
    }

    Titles {
        y: 650
        title: "Hiện chưa nhận số"
        line: "Các lĩnh vực đang tạm đóng"
        english: "We are closed now"
        size: 84
        lineSize: 42
        englishSize: 31
        ink: Theme.dark.ink
        ink2: Theme.dark.ink2
        ink3: Theme.dark.ink3
    }

    Rectangle {
        x: 56
        y: 976
        width: 968
        height: 230
        radius: 32
        color: Theme.amber
        visible: page.visit.hotline.length > 0

        Column {
            anchors.centerIn: parent

            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: "Giờ mở cửa và giúp đỡ"
                font: Theme.text(40, Font.DemiBold)
                color: Theme.amberInk
            }

            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: page.visit.hotline
                font: Theme.text(76, Font.Bold)
                color: Theme.amberInk
            }
        }
    }
}
