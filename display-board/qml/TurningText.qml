import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// A text that turns its pages where it is too long for its lines at this size, by `turn`. Never cut, never made smaller.
Text {
    id: shown

    property string whole: ""
    property int lines: 2
    property int turn: 0
    property int since: 0

    onWholeChanged: since = turn

    text: pages.pages[Math.max(0, turn - since) % pages.pages.length]
    textFormat: Text.PlainText
    lineHeight: font.pixelSize * 1.22
    lineHeightMode: Text.FixedHeight

    TextPages {
        id: pages

        text: shown.whole
        font: shown.font
        width: shown.width
        lines: shown.lines
    }
}
