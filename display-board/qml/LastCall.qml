import QtQuick
import Luot.Ui

Rectangle {
    id: tile

    required property string label
    required property string counter
    required property bool hasPriority
    required property bool isFresh
    property int wordSize: 54
    property int numberSize: Theme.board.lastNumber
    readonly property bool isCrowded: hasPriority && counter.length > 1
    readonly property real gap: 14 * (Theme.textScale > 1 ? 0.75 * Theme.textScale : 1)
    // Room for what hangs below the line.
    readonly property real lift: Theme.textScale > 1 ? -6 * Theme.textScale : 0
    readonly property real wordFit: Math.min(1, 2.75 * wordSize * Theme.textScale
                                                     / Math.max(1, word.advanceWidth))
    readonly property color ink: isFresh ? Theme.amberInk : Theme.dark.ink

    radius: Theme.radiusTile
    color: isFresh ? Theme.amber : Theme.dark.card

    Text {
        id: number

        x: 26
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: tile.lift
        text: tile.label
        font: Theme.number(tile.numberSize)
        color: tile.ink
    }

    PriorityMark {
        id: mark

        visible: tile.hasPriority
        anchors.left: number.right
        anchors.leftMargin: tile.gap
        anchors.verticalCenter: parent.verticalCenter
        size: tile.numberSize * 0.71
        discColor: tile.ink
        inkColor: tile.color
    }

    Text {
        anchors.left: mark.visible ? mark.right : number.right
        anchors.leftMargin: tile.gap
        anchors.right: counterNumber.left
        anchors.rightMargin: tile.gap
        anchors.baseline: counterNumber.baseline
        horizontalAlignment: Text.AlignRight
        text: word.text
        font: Theme.text(tile.wordSize * tile.wordFit, Font.DemiBold)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 27 * Theme.textScale
        color: tile.ink
    }
    // A longer word is set smaller, in all tiles alike.
    TextMetrics {
        id: word

        text: qsTr("Quầy")
        font: Theme.text(tile.wordSize, Font.DemiBold)
    }

    Text {
        id: counterNumber

        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: tile.lift
        text: tile.counter
        font: Theme.number(tile.numberSize)
        color: tile.ink
    }
}
