import QtQuick
import Luot.Ui

// A button for a finger: icon and words, beside or above one another.
Rectangle {
    id: button

    property string icon: ""
    property string text: ""
    property bool stacked: false
    property bool onDark: false
    property bool filled: false ///< white on a dark bar: the usual answer
    property bool lit: false
    property int size: 34
    property real iconSize: 44
    signal clicked

    radius: 24
    color: touch.pressed ? (onDark && !filled ? Theme.chamDeep : Theme.chamTint)
                         : onDark && !filled ? "transparent" : Theme.light.card
    border.width: lit ? 6 : onDark && filled ? 0 : 3
    border.color: lit ? Theme.amber : onDark ? "#8FA6D2" : Theme.light.edge
    antialiasing: true

    Grid {
        anchors.centerIn: parent
        columns: button.stacked ? 1 : 2
        spacing: button.stacked ? 12 : 18
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter

        Icon {
            width: button.iconSize
            height: width
            visible: button.icon.length > 0
            name: button.icon
            color: button.onDark && !button.filled ? Theme.dark.ink : Theme.cham
            strokeWidth: width < 60 ? 4.4 : 3.2
        }

        Text {
            text: button.text
            font: Theme.text(button.size, Font.DemiBold)
            color: button.onDark && !button.filled ? Theme.dark.ink : Theme.cham
        }
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        onClicked: button.clicked()
    }
}
