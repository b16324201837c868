import QtQuick
import Luot.Ui

// A heading, a sentence, and the buttons under them.
Column {
    id: page

    property string title: ""
    property string text: ""

    spacing: 10

    Text {
        width: parent.width
        wrapMode: Text.Wrap
        text: page.title
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Text {
        visible: page.text.length > 0
        width: parent.width
        bottomPadding: 10
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
        lineHeight: 1.2
        text: page.text
        font: Theme.text(16)
        color: Theme.light.ink
    }
}
