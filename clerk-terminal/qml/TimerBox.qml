import QtQuick
import Luot.Ui

// One time of the visit; the one that runs is the one to see.
Rectangle {
    id: box

    required property string caption
    required property string value
    required property string note
    required property bool isRunning

    height: 98
    radius: 8
    color: isRunning ? Theme.cham : Theme.light.disc

    Text {
        x: 12
        y: 8
        text: box.caption
        font: Theme.text(Theme.clerk.least, Font.DemiBold)
        color: box.isRunning ? Theme.dark.ink2 : Theme.light.ink2
    }
    TabularText {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        text: box.value
        font: box.isRunning ? Theme.number(Theme.clerk.timer) : Theme.number(34)
        color: box.isRunning ? Theme.amber : Theme.light.ink
    }
    Text {
        x: 12
        anchors { bottom: parent.bottom; bottomMargin: 9 }
        width: box.width - 18
        elide: Text.ElideRight
        text: box.note
        font: Theme.text(Theme.clerk.least)
        color: box.isRunning ? Theme.dark.ink2 : Theme.light.ink2
    }
}
