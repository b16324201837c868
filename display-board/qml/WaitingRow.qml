import QtQuick
import Luot.Ui

// One field: letter, name in one line or two, people waiting. The second line leaves room for the figure; a name that
// two lines would make too small is set in as many as it needs, beside the figure.
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

    readonly property real place: width - 102
    readonly property real figurePlace: figures.width + 24
    readonly property real oneLineSize: Math.min(65, 65 * (place - figurePlace) / Math.max(1, whole.advanceWidth))
    readonly property bool fitsOneLine: oneLineSize >= 58
    readonly property int nameSize: fitsOneLine ? Math.floor(oneLineSize) : Math.max(24, Math.floor(Math.min(65,
        65 * (showsRange ? place - figurePlace : place) / first.advanceWidth,
        65 * (place - figurePlace) / Math.max(1, second.advanceWidth))))
    readonly property bool isLong: nameSize < 40

    TextMetrics {
        id: whole

        font: Theme.text(65, Font.DemiBold)
        text: row.secondLine === "" ? row.firstLine : row.firstLine + " " + row.secondLine
    }
    TextMetrics {
        id: first

        font: Theme.text(65, Font.DemiBold)
        text: row.firstLine
    }
    TextMetrics {
        id: second

        font: Theme.text(65, Font.DemiBold)
        text: row.secondLine
    }

    Rectangle {
        visible: !row.isFirst
        width: parent.width
        height: 2
        color: Theme.dark.hairline
    }

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        width: 80
        height: 104
        radius: 16
        color: Theme.dark.tile

        Text {
            anchors.centerIn: parent
            text: row.letter
            font: Theme.number(68)
            color: Theme.dark.ink
        }
    }

    Text {
        x: 102
        anchors.verticalCenter: parent.verticalCenter
        visible: !row.isLong
        textFormat: Text.PlainText
        text: row.fitsOneLine ? whole.text : row.firstLine + "\n" + row.secondLine
        font: Theme.text(row.nameSize, Font.DemiBold)
        lineHeight: 80
        lineHeightMode: Text.FixedHeight
        color: Theme.dark.ink
    }
    Text {
        visible: row.isLong
        x: 102
        width: row.place - row.figurePlace
        height: row.height - 8
        anchors.verticalCenter: parent.verticalCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        text: whole.text
        wrapMode: Text.Wrap
        font: Theme.text(44, Font.DemiBold)
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.board.least
        elide: Text.ElideRight
        color: Theme.dark.ink
    }

    Column {
        id: figures

        anchors.right: parent.right
        y: row.showsRange ? (row.hasRange ? (row.height - height) / 2 - 8 : (row.height - height) / 2)
                          : row.fitsOneLine || row.isLong ? (row.height - height) / 2 : row.height - height - 8

        Text {
            anchors.right: parent.right
            text: row.isOld ? "–" : row.waiting
            font: Theme.number(row.showsRange ? 100 : 92)
            lineHeight: row.showsRange ? 90 : 104
            lineHeightMode: Text.FixedHeight
            color: row.waiting === 0 || row.isOld ? Theme.dark.ink3 : Theme.dark.ink
        }
        Text {
            visible: row.showsRange && row.hasRange && !row.isOld
            anchors.right: parent.right
            text: row.range
            font: Theme.text(40, Font.Medium)
            color: Theme.dark.ink2
        }
    }
}
