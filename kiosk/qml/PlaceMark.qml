import QtQuick
import Luot.Ui

// A card's place in the order in which they are scanned.
Rectangle {
    property int number: 1
    property bool lit: false

    width: 52
    height: 52
    radius: 26
    color: lit ? Theme.amber : Theme.chamTint
    antialiasing: true

    Text {
        anchors.centerIn: parent
        text: parent.number
        font: Theme.text(29, Font.Bold)
        color: parent.lit ? Theme.amberInk : Theme.cham
    }
}
