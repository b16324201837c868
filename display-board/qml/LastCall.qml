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
    readonly property color ink: isFresh ? Theme.amberInk : Theme.dark.ink

    radius: Theme.radiusTile
    color: isFresh ? Theme.amber : Theme.dark.card

    Text {
        id: number

        x: 26
        anchors.verticalCenter: parent.verticalCenter
        text: tile.label
        font: Theme.number(tile.numberSize)
        color: tile.ink
    }

    PriorityMark {
        id: mark

        visible: tile.hasPriority
        anchors.left: number.right
        anchors.leftMargin: 14
        anchors.verticalCenter: parent.verticalCenter
        size: tile.numberSize * 0.71
        discColor: tile.ink
        inkColor: tile.color
    }

    Text {
        anchors.left: mark.visible ? mark.right : number.right
        anchors.leftMargin: 14
        anchors.right: counterNumber.left
        anchors.rightMargin: 14
        anchors.baseline: counterNumber.baseline
        horizontalAlignment: Text.AlignRight
        text: qsTr("Quầy")
        font: Theme.text(tile.wordSize, Font.DemiBold)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 27
        color: tile.ink
    }

    Text {
        id: counterNumber

        anchors.right: parent.right
        anchors.rightMargin: 28
        anchors.verticalCenter: parent.verticalCenter
        text: tile.counter
        font: Theme.number(tile.numberSize)
        color: tile.ink
    }
}
