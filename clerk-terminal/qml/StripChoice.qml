import QtQuick
import Luot.Ui

// One choice in the strip: its figure and its words.
Rectangle {
    id: choice

    property string cap: ""
    property string text: ""
    property string note: ""
    property string spoken: text
    property bool isChosen: false
    property real mostWidth: 400

    signal picked

    implicitWidth: Math.min(mostWidth, 8 + row.implicitWidth + 9)
    width: implicitWidth
    height: 28
    radius: 7
    color: isChosen ? Theme.cham : Theme.dark.card
    border { width: isChosen ? 3 : 1.5; color: isChosen ? Theme.amber : Theme.dark.edge }
    Accessible.role: Accessible.RadioButton
    Accessible.name: cap + " " + spoken + (note === "" ? "" : ", " + note)
    Accessible.checked: isChosen
    Accessible.onPressAction: choice.picked()

    Row {
        id: row

        x: choice.text === "" ? (choice.width - implicitWidth) / 2 : 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 7

        Text {
            visible: choice.cap !== ""
            text: choice.cap
            font: Theme.text(15, Font.Bold)
            color: choice.isChosen ? Theme.amber : Theme.dark.ink2
        }
        Text {
            visible: choice.text !== ""
            width: Math.min(implicitWidth, choice.mostWidth - 36 - (choice.note === "" ? 0 : 100))
            elide: Text.ElideRight
            text: choice.text
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: Theme.dark.ink
        }
        Text {
            visible: choice.note !== ""
            text: choice.note
            font: Theme.text(Theme.clerk.least)
            color: Theme.dark.ink2
        }
    }
    TapHandler {
        onTapped: choice.picked()
    }
}
