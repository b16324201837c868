import QtQuick
import Luot.Ui

// A text in a room of its own: wrapped, and made smaller rather than cut. Needs width and height.
Text {
    property int size: 34
    property int weight: Font.Normal
    /// In the pixels of its own page: one that is shown smaller says how large its least text has to be.
    readonly property int least: {
        for (let above = parent; above; above = above.parent) {
            if (above.leastText !== undefined)
                return above.leastText;
        }
        return Theme.kiosk.least;
    }

    font: Theme.text(Math.max(size, least), weight)
    fontSizeMode: Text.Fit
    minimumPixelSize: least
    lineHeight: 1.05
    wrapMode: Text.WordWrap
    color: Theme.light.ink
}
