import QtQuick
import Luot.Ui

// A number whose digits all have the same width, so that a running clock or timer does not dance.
// Use: `TabularText { text: "8:05"; font: Theme.number(46); color: Theme.amber }`
Row {
    id: row

    property string text: ""
    property font font: Theme.number(46)
    property color color: Theme.light.ink
    readonly property real digitWidth: widest.advanceWidth

    TextMetrics {
        id: widest

        font: row.font
        text: "0"
    }

    Repeater {
        model: row.text.length

        Text {
            required property int index
            readonly property string glyph: row.text.charAt(index)

            width: glyph >= "0" && glyph <= "9" ? row.digitWidth : implicitWidth
            horizontalAlignment: Text.AlignHCenter
            text: glyph
            font: row.font
            color: row.color
        }
    }
}
