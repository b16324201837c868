import QtQuick
import Luot.Kiosk
import Luot.Ui

// Between the cards: the mirror where the eye rests, what to do on its left, what rest means on its right.
// While cards are scanned: how far the scan has come.
Item {
    id: band

    required property Sheet sheet
    readonly property VisitScreen visit: sheet.visit
    readonly property bool large: sheet.large
    property real mirrorSize: 176
    property real gap: 36
    /// Cards that take no numbers now are on the page.
    property bool closedOnes: false

    Advice {
        id: advice

        visit: band.visit
        words: band.closedOnes && band.sheet.byHead ? qsTr("Thẻ nét đứt\nlúc này chưa lấy số") : ({
            Touch: qsTr("Chạm vào thẻ\nđể chọn"),
            Keyboard: qsTr("Chọn thẻ bằng\nphím mũi tên")
        })[band.visit.way] ?? qsTr("Quay nhẹ đầu\nđể chọn")
    }

    Mirror {
        visit: band.visit
        anchors.centerIn: parent
        visible: !band.visit.scanning
        width: band.mirrorSize
        height: band.mirrorSize
    }

    Words {
        width: (band.width - band.mirrorSize) / 2 - band.gap
        height: band.height
        visible: !band.visit.scanning
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: advice.text
        size: band.sheet.by(32, 54, 32, 46)
        weight: Font.Bold
        color: advice.urgent ? Theme.light.lacquer : Theme.cham
    }

    Words {
        x: (band.width + band.mirrorSize) / 2 + band.gap
        width: band.width - x
        height: band.height
        visible: !band.visit.scanning
        verticalAlignment: Text.AlignVCenter
        text: band.closedOnes && !band.sheet.byHead ? qsTr("Thẻ nét đứt\nlúc này chưa lấy số")
            : !band.sheet.byHead ? "" : band.large ? qsTr("Giữa: nghỉ") : qsTr("Nhìn vào giữa\nđể nghỉ, chưa chọn")
        size: band.sheet.by(31, 54, 31, 50)
        color: Theme.light.ink2
    }

    ScanDots {
        anchors.fill: parent
        visible: band.visit.scanning
        sheet: band.sheet
    }
}
