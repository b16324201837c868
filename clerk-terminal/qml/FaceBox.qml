import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Whether a face is bound to the ticket, and how the one at the counter compares with it. Colours always with words.
Rectangle {
    id: box

    required property Desk desk
    property bool isNarrow: false
    readonly property FaceDesk face: desk.face
    readonly property int tone: face ? face.tone : FaceDesk.Plain
    readonly property color ink: tone === FaceDesk.Green ? Theme.light.jade
                               : tone === FaceDesk.Red || tone === FaceDesk.Trouble ? Theme.light.lacquer : Theme.light.ink

    activeFocusOnTab: key.visible
    Accessible.role: key.visible ? Accessible.Button : Accessible.StaticText
    Accessible.name: face ? face.title + ". " + face.text : ""
    Accessible.description: key.visible ? keyLabel.text : ""
    Accessible.onPressAction: if (key.visible) face.press()
    Keys.onSpacePressed: if (key.visible) face.press()
    height: Math.max(64, words.height + 20 + (isNarrow && key.visible ? key.height + 8 : 0))
    radius: 8
    color: tone === FaceDesk.Green ? Theme.jadeTint
         : tone === FaceDesk.Amber ? Theme.amberPale
         : tone === FaceDesk.Red || tone === FaceDesk.Trouble ? Theme.lacquerTint
         : tone === FaceDesk.Busy ? Theme.chamTint : Theme.light.card
    border {
        width: 2
        color: tone === FaceDesk.Green ? Theme.light.jade
             : tone === FaceDesk.Red ? Theme.light.lacquer
             : tone === FaceDesk.Amber ? Theme.light.ink
             : tone === FaceDesk.Busy ? Theme.cham : Theme.light.edge
    }

    Rectangle {
        anchors { fill: parent; margins: -3 }
        visible: box.activeFocus
        radius: box.radius + 3
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    Icon {
        id: icon

        x: 17
        y: words.y + (words.height - height) / 2
        width: 32
        height: 32
        name: box.face ? box.face.icon : "ticket"
        color: box.ink
    }
    Column {
        id: words

        anchors {
            left: icon.right
            leftMargin: 13
            right: key.visible && !box.isNarrow ? key.left : parent.right
            rightMargin: 12
        }
        y: box.isNarrow ? 10 : (box.height - height) / 2
        spacing: 3

        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: box.face ? box.face.title : ""
            font: Theme.text(15, Font.Bold)
            color: box.ink
        }
        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: box.face ? box.face.text : ""
            font: Theme.text(Theme.clerk.least)
            color: box.tone === FaceDesk.Plain ? Theme.light.ink2 : box.ink
        }
    }
    Rectangle {
        id: key

        anchors { right: parent.right; rightMargin: 14 }
        y: box.isNarrow ? box.height - height - 10 : (box.height - height) / 2
        visible: box.face !== null && box.face.keyText !== ""
        width: keyLabel.implicitWidth + 22
        height: keyLabel.implicitHeight + 10
        radius: 7
        color: Theme.light.card
        border { width: 1.5; color: box.ink }

        Text {
            id: keyLabel

            anchors.centerIn: parent
            text: "F10 " + (box.face ? box.face.keyText : "")
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: box.ink
        }
    }
    TapHandler {
        enabled: key.visible
        onTapped: box.face.press()
    }
}
