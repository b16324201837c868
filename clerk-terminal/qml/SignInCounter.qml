import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// One counter to sit down at; dashed while another machine has it.
Item {
    id: place

    required property var modelData
    readonly property bool isChosen: modelData.isChosen && !modelData.isTaken
    readonly property color ink: isChosen ? Theme.dark.ink : modelData.isTaken ? Theme.light.ink2 : Theme.light.ink

    signal picked

    Accessible.role: Accessible.RadioButton
    Accessible.name: qsTr("Quầy %1, %2").arg(modelData.id).arg(modelData.state)
    Accessible.checked: isChosen
    Accessible.onPressAction: place.picked()
    activeFocusOnTab: !modelData.isTaken
    Keys.onSpacePressed: place.picked()

    Rectangle {
        anchors { fill: parent; margins: -3 }
        visible: place.isChosen || place.activeFocus
        radius: 13
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    Rectangle {
        anchors.fill: parent
        visible: !place.modelData.isTaken
        radius: 10
        color: place.isChosen ? Theme.cham : Theme.light.card
        border { width: 2; color: place.isChosen ? Theme.cham : Theme.light.edge }
    }
    DashedFrame {
        anchors.fill: parent
        visible: place.modelData.isTaken
        radius: 10
        strokeWidth: 2
        dash: 6
        color: Theme.light.edge
        fill: Theme.light.bg
    }
    Text {
        x: 14
        y: 8
        text: place.modelData.id
        font: Theme.number(40)
        color: place.ink
    }
    Text {
        visible: !place.modelData.isTaken
        anchors { right: parent.right; rightMargin: 12 }
        y: 24
        text: place.modelData.state
        font: Theme.text(Theme.clerk.least, Font.Bold)
        color: place.ink
    }
    Text {
        x: 14
        y: 60
        width: parent.width - 26
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        lineHeight: 0.95
        text: place.modelData.isTaken ? place.modelData.state : place.modelData.fields
        font: Theme.text(Theme.clerk.least, place.modelData.isTaken ? Font.Bold : Font.Normal)
        color: place.ink
    }
    TapHandler {
        onTapped: place.picked()
    }
}
