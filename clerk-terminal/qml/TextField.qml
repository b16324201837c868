import QtQuick
import Luot.Ui

// A labelled line of text. Tab goes in and on; the function keys work inside, too.
Column {
    id: field

    property string label: ""
    property string placeholder: ""
    property alias text: input.text
    property alias input: input
    property alias inputName: input.objectName
    readonly property bool hasFocus: input.activeFocus

    signal edited
    signal accepted

    width: parent ? parent.width : 328
    spacing: 6

    Text {
        text: field.label
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Rectangle {
        width: parent.width
        height: 42
        radius: 8
        color: Theme.light.card
        border { width: Theme.clerk.border; color: input.activeFocus ? Theme.cham : Theme.light.edge }

        Rectangle {
            anchors { fill: parent; margins: -3 }
            visible: input.activeFocus
            radius: 11
            color: "transparent"
            border { width: 3; color: Theme.amber }
        }
        TextInput {
            id: input

            anchors { fill: parent; leftMargin: 13; rightMargin: 13 }
            verticalAlignment: TextInput.AlignVCenter
            activeFocusOnTab: true
            clip: true
            maximumLength: 64
            font: Theme.text(16)
            color: Theme.light.ink
            selectionColor: Theme.chamMiddle
            Accessible.name: field.label
            onTextEdited: field.edited()
            onAccepted: field.accepted()
            Keys.onEscapePressed: focus = false

            Text {
                anchors.verticalCenter: parent.verticalCenter
                visible: input.text.length === 0 && !input.activeFocus
                text: field.placeholder
                font: input.font
                color: Theme.light.ink3
            }
        }
    }
}
