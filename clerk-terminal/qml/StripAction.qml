import QtQuick
import Luot.Ui

// A button of the strip: the key, and what it does.
Rectangle {
    id: action

    property string cap: ""
    property string text: ""
    property bool isMain: false
    property bool isOn: true
    readonly property bool isNow: isMain && isOn
    readonly property color ink: isNow ? Theme.amberInk : isOn ? Theme.dark.ink : "#8DA3CB"

    signal pressed

    radius: 7
    color: isNow ? Theme.amber : isOn ? "#1F4080" : Theme.dark.card
    border.width: activeFocus ? 3 : 0
    border.color: isNow ? Theme.dark.ink : Theme.amber
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: cap + " " + text
    Accessible.onPressAction: action.pressed()
    Keys.onSpacePressed: action.pressed()

    Row {
        x: 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 8

        KeyCap {
            id: figure

            anchors.verticalCenter: parent.verticalCenter
            text: action.cap
            ink: action.ink
            size: 13
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            width: action.width - x - 14
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 0.9
            text: action.text
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: action.ink
        }
    }
    TapHandler {
        onTapped: action.pressed()
    }
}
