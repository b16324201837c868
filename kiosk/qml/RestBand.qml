import QtQuick
import Luot.Kiosk
import Luot.Ui

// Between the cards: the mirror where the eye rests, what to do on its left, what rest means on its right.
Item {
    id: band

    required property VisitScreen visit
    property real mirrorSize: 176
    property real gap: 36

    height: 196

    Advice {
        id: advice

        visit: band.visit
    }

    Mirror {
        visit: band.visit
        anchors.centerIn: parent
        width: band.mirrorSize
        height: band.mirrorSize
    }

    Text {
        anchors.right: parent.horizontalCenter
        anchors.rightMargin: band.mirrorSize / 2 + band.gap
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignRight
        text: advice.text
        font: Theme.text(32, Font.Bold)
        lineHeight: 1.08
        color: advice.urgent ? Theme.light.lacquer : Theme.cham
    }

    Text {
        anchors.left: parent.horizontalCenter
        anchors.leftMargin: band.mirrorSize / 2 + band.gap
        anchors.verticalCenter: parent.verticalCenter
        text: "Nhìn vào giữa\nđể nghỉ, chưa chọn"
        font: Theme.text(31)
        lineHeight: 1.11
        color: Theme.light.ink2
    }
}
