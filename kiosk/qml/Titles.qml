import QtQuick
import Luot.Ui

// A page's question: a title, a line under it, English small. In the middle upright, on the left across.
Item {
    id: titles

    required property Sheet sheet
    property string title: ""
    property string line: ""
    property string english: ""
    property int size: 75
    property int lineSize: 36
    property int englishSize: 28
    property bool centred: !sheet.across
    /// For large texts, where the usual ones are long.
    property string briefTitle: title
    property string briefLine: line
    /// "Ư" in its circle ends the line.
    property bool letter: false
    property color ink: Theme.light.ink
    property color ink2: Theme.light.ink2
    property color ink3: Theme.light.ink3

    readonly property bool large: sheet.large
    readonly property string englishShown: sheet.under(english)
    readonly property int alignment: centred ? Text.AlignHCenter : Text.AlignLeft
    readonly property real titleRoom: sheet.by(size * 1.36, 132, size * 1.3, 106)
    readonly property real lineRoom: line.length === 0 ? 0 : sheet.by(lineSize * 1.5, 84, lineSize * 1.4, 76)

    x: sheet.by(40, 40, 48, 48)
    width: sheet.by(1000, 1000, 1456, 1456)
    height: titleRoom + lineRoom + (below.visible ? below.height : 0)

    Words {
        width: parent.width
        height: titles.titleRoom
        horizontalAlignment: titles.alignment
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: titles.large ? titles.briefTitle : titles.title
        size: titles.sheet.by(titles.size, 112, titles.size, 92)
        weight: Font.Bold
        color: titles.ink
    }

    Words {
        id: said

        y: titles.titleRoom
        width: parent.width - mark.room
        height: titles.lineRoom
        visible: titles.line.length > 0
        horizontalAlignment: titles.alignment
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: titles.large ? titles.briefLine : titles.line
        size: titles.sheet.by(titles.lineSize, 66, titles.lineSize, 56)
        weight: Font.Medium
        color: titles.ink2
    }

    Rectangle {
        id: mark

        readonly property real size: titles.lineRoom * 0.86
        readonly property real room: titles.letter ? size + 14 : 0

        x: (titles.centred ? (said.width + said.contentWidth) / 2 : said.contentWidth) + 14
        y: said.y + (said.height - height) / 2 + 2
        width: size
        height: size
        radius: size / 2
        visible: titles.letter
        color: "transparent"
        border.width: Math.max(4, size * 0.08)
        border.color: Theme.light.ink
        antialiasing: true

        Icon {
            anchors.centerIn: parent
            width: parent.size * 0.72
            height: width
            name: "letter-priority"
            strokeWidth: 6
            color: Theme.light.ink
        }
    }

    Words {
        id: below

        // Across it goes on behind the line, where it has room.
        readonly property bool behind: titles.sheet.across && !titles.centred && titles.line.length > 0

        x: behind ? said.contentWidth + 18 + mark.room : 0
        y: titles.titleRoom + (behind ? 0 : titles.lineRoom)
        width: parent.width - x
        height: behind ? titles.lineRoom : titles.englishSize * 1.6
        visible: titles.englishShown.length > 0 && (!behind || implicitWidth <= width)
        horizontalAlignment: titles.alignment
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.NoWrap
        text: (behind && titles.englishShown.length > 0 ? "· " : "") + titles.englishShown
        size: titles.englishSize
        color: titles.ink3
    }
}
