import QtQuick
import Luot.Ui

// A text in a room of its own: wrapped, and made smaller rather than cut. Needs width and height.
Text {
    property int size: 34
    property int weight: Font.Normal

    font: Theme.text(size, weight)
    fontSizeMode: Text.Fit
    minimumPixelSize: 26
    lineHeight: 1.05
    wrapMode: Text.WordWrap
    color: Theme.light.ink
}
