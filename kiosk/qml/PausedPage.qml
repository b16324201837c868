import QtQuick
import Luot.Kiosk
import Luot.Ui

// Somebody has paused this kiosk: where to take a number meanwhile.
Sheet {
    id: page

    DrumPattern {
        x: disc.x + disc.width / 2 - width / 2
        y: disc.y + disc.height / 2 - height / 2
        width: 1600
        height: 1600
    }

    Rectangle {
        id: disc

        x: (page.width - width) / 2
        y: page.by(520, 360, 150, 100)
        width: page.by(420, 380, 340, 300)
        height: width
        radius: width / 2
        color: Theme.light.card
        border.width: 20
        border.color: Theme.cham
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: 176
            height: 176
            name: "pause"
        }
    }

    Words {
        id: title

        x: 60
        y: disc.y + disc.height + page.by(64, 40, 34, 20)
        width: page.width - 120
        height: page.by(116, 150, 110, 130)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: qsTr("Máy này tạm ngừng")
        size: page.by(84, 112, 84, 112)
        weight: Font.Bold
    }

    Words {
        id: said

        x: 60
        y: title.y + title.height
        width: page.width - 120
        height: page.by(120, 280, 80, 180)
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Mời lấy số ở máy bên cạnh hoặc tại quầy")
        size: page.by(42, 66, 42, 62)
        weight: Font.Medium
        color: Theme.light.ink2
    }

    Words {
        x: 60
        y: said.y + said.height
        width: page.width - 120
        height: 50
        visible: text.length > 0
        horizontalAlignment: Text.AlignHCenter
        text: page.under("This kiosk is paused. Please use another one or ask at a counter.")
        size: 31
        color: Theme.light.ink3
    }

    Words {
        x: 60
        y: page.by(1700, 1660, 940, 930)
        width: page.width - 120
        height: page.by(60, 90, 60, 90)
        visible: page.visit.hotline.length > 0
        horizontalAlignment: Text.AlignHCenter
        textFormat: Text.StyledText
        text: qsTr("Đường dây nóng") + " <b>" + page.visit.hotline + "</b>"
        size: page.large ? 56 : 34
        color: Theme.light.ink2
    }
}
