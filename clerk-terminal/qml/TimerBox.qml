import QtQuick
import Luot.Ui

// One time of the visit; the one that runs is the one to see.
Rectangle {
    id: box

    required property string caption
    required property string value
    required property string note
    required property bool isRunning
    /// Its words beside the figure instead of over and under it.
    property bool isFlat: false
    readonly property color ink2: isRunning ? Theme.dark.ink2 : Theme.light.ink2

    Accessible.role: Accessible.StaticText
    Accessible.name: caption + " " + value + ", " + note
    height: isFlat ? 52 : 98
    radius: 8
    color: isRunning ? Theme.cham : Theme.light.disc

    Text {
        visible: !box.isFlat
        x: 12
        y: 8
        text: box.caption
        font: Theme.text(Theme.clerk.least, Font.DemiBold)
        color: box.ink2
    }
    TabularText {
        id: figure

        x: box.isFlat ? box.width - width - 12 : 12
        anchors.verticalCenter: parent.verticalCenter
        text: box.value
        font: Theme.number(box.isFlat ? 28 : box.isRunning ? Theme.clerk.timer : 34)
        color: box.isRunning ? Theme.amber : Theme.light.ink
    }
    Text {
        visible: !box.isFlat
        x: 12
        anchors { bottom: parent.bottom; bottomMargin: 9 }
        width: box.width - 18
        elide: Text.ElideRight
        text: box.note
        font: Theme.text(Theme.clerk.least)
        color: box.ink2
    }
    Column {
        id: words

        visible: box.isFlat
        x: 12
        width: figure.x - x - 8
        anchors.verticalCenter: parent.verticalCenter

        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: box.caption
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: box.ink2
        }
        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: box.note
            font: Theme.text(Theme.clerk.least)
            color: box.ink2
        }
    }
}
