import QtQuick
import Luot.Kiosk

// How a card is chosen, by the way that was used last.
QtObject {
    id: how

    required property VisitScreen visit
    property bool sides: visit.layout === "Two"
    readonly property string way: visit.scanning ? "Scan" : visit.way
    readonly property string line: ({
        Touch: qsTr("Chạm vào thẻ cần chọn"),
        Keyboard: qsTr("Phím mũi tên để chuyển, Enter để chọn"),
        Scan: qsTr("Chờ đến thẻ cần chọn, rồi bấm nút hoặc gật đầu")
    })[way] ?? (sides ? qsTr("Quay nhẹ đầu sang trái hoặc sang phải, giữ yên") : qsTr("Quay nhẹ đầu về phía thẻ, giữ yên đến khi vòng đầy"))
    readonly property string brief: ({
        Touch: qsTr("Chạm vào thẻ cần chọn"),
        Keyboard: qsTr("Phím mũi tên, rồi Enter"),
        Scan: qsTr("Chờ đến thẻ, rồi bấm nút")
    })[way] ?? qsTr("Quay đầu về phía thẻ")
    readonly property string english: ({
        Touch: "Touch the card you want",
        Keyboard: "Arrow keys to move, Enter to choose",
        Scan: "Press the button, or nod, when your card is lit"
    })[way] ?? (sides ? "Turn your head left or right and hold still" : "Turn your head towards a card and hold still")
}
