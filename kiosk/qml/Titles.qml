import QtQuick
import Luot.Ui

// A page's question: Vietnamese, a line under it, English small.
Column {
    id: titles

    property string title: ""
    property string line: ""
    property string english: ""
    property int size: 75
    property int lineSize: 36
    property int englishSize: 28
    property color ink: Theme.light.ink
    property color ink2: Theme.light.ink2
    property color ink3: Theme.light.ink3

    x: 40
    width: 1000

    Text {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: titles.title
        font: Theme.text(titles.size, Font.Bold)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 40
        height: titles.size * 1.32
        verticalAlignment: Text.AlignVCenter
        color: titles.ink
    }

    Text {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: text.length > 0
        text: titles.line
        font: Theme.text(titles.lineSize, Font.Medium)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 26
        height: titles.lineSize * 1.46
        verticalAlignment: Text.AlignVCenter
        color: titles.ink2
    }

    Text {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        visible: text.length > 0
        text: titles.english
        font: Theme.text(titles.englishSize)
        height: titles.englishSize * 1.56
        verticalAlignment: Text.AlignVCenter
        color: titles.ink3
    }
}
