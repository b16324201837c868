import QtQuick
import Luot.Ui

// One field where texts are large: letter and figure in a line, the name under them over the whole width.
Item {
    id: row

    required property int index
    required property string letter
    required property string firstLine
    required property string secondLine
    required property int waiting
    required property string range
    required property bool hasRange
    property bool showsRange: false
    property bool isFirst: false
    property bool isOld: false

    // In a line where it fits; otherwise as people break it, unless it is so long that every line counts.
    readonly property string name: secondLine === "" ? firstLine
        : firstLine + (whole.advanceWidth > width && whole.advanceWidth < 2.6 * width ? "\n" : " ") + secondLine
    readonly property real lineHeight: 68 * Theme.textScale
    readonly property real gap: 4 * Theme.textScale
    readonly property bool tellsRange: showsRange && hasRange && !isOld

    TextMetrics {
        id: whole

        font: Theme.text(65, Font.DemiBold)
        text: row.firstLine + " " + row.secondLine
    }

    Rectangle {
        visible: !row.isFirst
        width: parent.width
        height: 2
        color: Theme.dark.hairline
    }

    Rectangle {
        id: tile

        // Both lines stand in the middle of their place.
        y: Math.max(10, (row.height - height - row.gap - title.contentHeight) / 2)
        width: 66 * Theme.textScale
        height: row.lineHeight
        radius: 16
        color: Theme.dark.tile

        Text {
            anchors.centerIn: parent
            text: row.letter
            font: Theme.number(60 * Theme.textScale)
            color: Theme.dark.ink
        }
    }
    Text {
        id: range

        visible: row.tellsRange
        x: tile.width + 24
        y: tile.y
        width: Math.min(implicitWidth, row.width - x - 24 - 90 * Theme.textScale)
        height: tile.height
        verticalAlignment: Text.AlignVCenter
        text: row.range
        font: Theme.text(40, Font.Medium)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.board.least * Theme.textScale
        color: Theme.dark.ink2
    }
    Text {
        anchors.right: parent.right
        y: tile.y
        width: row.width - tile.width - 24 - (row.tellsRange ? range.width + 24 : 0)
        height: tile.height
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        text: row.isOld ? "–" : row.waiting
        font: Theme.number(88 * Theme.textScale)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 60
        color: row.waiting === 0 || row.isOld ? Theme.dark.ink3 : Theme.dark.ink
    }

    Text {
        id: title

        y: tile.y + tile.height + row.gap
        width: parent.width
        height: Math.max(60, row.height - 10 - tile.height - row.gap - 4)
        textFormat: Text.PlainText
        text: row.name
        wrapMode: Text.Wrap
        font: Theme.text(65, Font.DemiBold)
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.board.least * Theme.textScale
        elide: Text.ElideRight
        lineHeight: 0.96
        color: Theme.dark.ink
    }
}
