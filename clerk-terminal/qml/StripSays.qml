import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What came of the last key; otherwise how the face check goes. Colours always with words.
Rectangle {
    id: says

    required property Desk desk
    property bool isNarrow: false
    readonly property FaceDesk face: desk.face
    readonly property bool isNotice: desk.noticeText.length > 0
    readonly property int tone: face ? face.tone : FaceDesk.Plain
    readonly property string keyText: !isNotice && face && face.keyText !== "" ? "F10 " + face.keyText : ""
    readonly property color ink: isNotice || tone === FaceDesk.Amber ? Theme.light.ink
                               : tone === FaceDesk.Green ? Theme.light.jade
                               : tone === FaceDesk.Red || tone === FaceDesk.Trouble ? Theme.light.lacquer : Theme.cham

    color: isNotice ? (desk.isNoticeDone ? Theme.chamTint : Theme.amberPale)
         : tone === FaceDesk.Green ? Theme.jadeTint
         : tone === FaceDesk.Amber ? Theme.amberPale
         : tone === FaceDesk.Red || tone === FaceDesk.Trouble ? Theme.lacquerTint : Theme.chamTint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + " " + more.text

    Icon {
        id: icon

        x: 8
        anchors.verticalCenter: parent.verticalCenter
        width: says.isNarrow ? 0 : 24
        height: 24
        visible: !says.isNarrow
        strokeWidth: 4
        name: says.isNotice ? (says.desk.isNoticeDone ? "check" : "info") : says.face ? says.face.icon : ""
        color: says.ink
    }
    // Moves by itself where it is longer than the strip is high.
    Flickable {
        id: view

        anchors { fill: parent; leftMargin: says.isNarrow ? 8 : 39; rightMargin: 8; topMargin: 5; bottomMargin: 5 }
        contentHeight: words.height
        clip: true
        interactive: contentHeight > height

        Column {
            id: words

            y: Math.max(0, (view.height - height) / 2)
            width: view.width

            Text {
                id: title

                width: parent.width
                wrapMode: Text.Wrap
                text: says.isNotice ? says.desk.noticeText : says.face ? says.face.title : ""
                font: Theme.text(Theme.clerk.least, Font.Bold)
                color: says.ink
            }
            Text {
                id: more

                width: parent.width
                visible: text !== ""
                wrapMode: Text.Wrap
                text: says.isNotice || !says.face || says.isNarrow ? says.keyText
                      : says.keyText === "" ? says.face.text : says.face.text + " " + says.keyText + "."
                font: Theme.text(Theme.clerk.least)
                color: says.ink
            }
        }
    }
}
