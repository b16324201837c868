import QtQuick
import Luot.Ui

// What a finger or the Tab key reaches. Put what it looks like into it.
Item {
    id: target

    property string text: ""
    property real radius: 24
    /// How much further up and down than what is seen a finger may be: no target is under 96 pixels.
    property real reach: 0
    /// While cards are scanned the space bar is the one button, wherever the focus is.
    property bool takesSpace: true
    property bool enabledToPress: true
    readonly property bool pressed: touch.pressed
    signal clicked

    activeFocusOnTab: enabledToPress
    Accessible.role: Accessible.Button
    Accessible.name: text.replace("\n", " ")
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Keys.onSpacePressed: event => {
        event.accepted = takesSpace;
        if (takesSpace)
            clicked();
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        anchors.topMargin: -target.reach
        anchors.bottomMargin: -target.reach
        enabled: target.enabledToPress
        onClicked: target.clicked()
    }

    Rectangle {
        z: 1
        visible: target.activeFocus
        anchors.fill: parent
        anchors.margins: -6
        radius: target.radius + 6
        color: "transparent"
        border.width: 3
        border.color: Theme.cham
        antialiasing: true

        Rectangle {
            anchors.fill: parent
            anchors.margins: 3
            radius: target.radius + 3
            color: "transparent"
            border.width: 3
            border.color: Theme.amber
            antialiasing: true
        }
    }
}
