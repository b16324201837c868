import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// How was it: five faces, none preset, all alike.
Item {
    id: page

    required property CounterDisplay display
    readonly property bool isSending: display.mode === CounterDisplay.Sending
    readonly property bool isLarge: Theme.textScale > 1
    readonly property int margin: isLarge ? 8 : 40
    readonly property int gap: isLarge ? 4 : 17
    readonly property real head: isLarge ? Math.max(84, 46 * Theme.textScale) : 100
    readonly property real tileHeight: isLarge ? height - head - 8 : 276
    readonly property real tileWidth: (width - 2 * margin - 4 * gap) / 5
    readonly property list<string> captions: isSending
        ? [display.phase === Board.Live ? qsTr("Đang gửi") : qsTr("Đang kết nối lại để gửi")]
        : isLarge ? [qsTr("Không ghi tên"), qsTr("Còn %1 giây").arg(display.secondsLeft)]
                  : [qsTr("Không ghi tên · còn %1 giây").arg(display.secondsLeft)]
    readonly property var words: [qsTr("Rất không\nhài lòng"), qsTr("Không\nhài lòng"), qsTr("Bình\nthường"),
                                  qsTr("Hài\nlòng"), qsTr("Rất\nhài lòng")]
    // All tiles are alike: the word that needs most lines says how much is left for every face.
    readonly property int wordWeight: isLarge ? Font.Medium : Font.DemiBold
    readonly property int wordLines: Math.max(...words.map(word => linesOf(word)))
    readonly property real faceSize: isLarge ? Math.min(140, tileHeight - 20 - wordLines * 32.5 * Theme.textScale) : 140

    // By the font's height, too: a call alone would not be made again when the font changes.
    function linesOf(word) {
        const place = wordFont.height > 0 ? tileWidth - 10 : 0;
        return word.split("\n").reduce((lines, line) => lines
            + (wordFont.advanceWidth(line) > place ? line.split(" ").length : 1), 0);
    }

    FontMetrics {
        id: wordFont

        font: Theme.text(31, page.wordWeight)
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.dark.bg
    }
    TextMetrics {
        id: wholeQuestion

        font: Theme.text(42, Font.Bold)
        text: page.display.question
    }
    Text {
        id: question

        x: page.isLarge ? 20 : 40
        y: page.isLarge ? (page.head - height) / 2 - 3 * Theme.textScale : 27
        text: page.isLarge && wholeQuestion.advanceWidth > 820 ? qsTr("Có hài lòng không?") : wholeQuestion.text
        font: Theme.text(42, Font.Bold)
        color: Theme.dark.ink
    }
    Text {
        anchors.right: parent.right
        anchors.rightMargin: page.isLarge ? 20 : 40
        anchors.left: question.right
        anchors.leftMargin: 24
        anchors.baseline: question.baseline
        horizontalAlignment: Text.AlignRight
        text: page.captions[page.display.turn % page.captions.length]
        font: Theme.text(29, Font.Medium)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 24
        color: Theme.dark.ink2
    }
    Row {
        x: page.margin
        y: page.head
        spacing: page.gap

        Repeater {
            model: page.words

            Rectangle {
                id: tile

                required property int index
                required property string modelData
                readonly property bool isChosen: page.display.chosen === index + 1

                width: page.tileWidth
                height: page.tileHeight
                radius: 24
                color: isChosen || touch.pressed ? Theme.cham : Theme.dark.card
                border.width: isChosen ? 6 : 3
                border.color: isChosen ? Theme.amber : Theme.dark.edge
                Accessible.role: Accessible.Button
                Accessible.name: modelData.replace("\n", " ")
                Accessible.onPressAction: page.display.rate(index + 1)

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: page.isLarge ? 8 : 24
                    width: page.faceSize
                    height: page.faceSize
                    strokeWidth: 2.75
                    name: "face-" + (tile.index + 1)
                    color: Theme.dark.ink
                }
                Text {
                    x: page.isLarge ? 4 : (parent.width - width) / 2
                    width: page.isLarge ? parent.width - 8 : implicitWidth
                    y: page.isLarge ? (page.faceSize + 10 + tile.height - height) / 2 - 2 * Theme.textScale
                                    : 176 + Math.max(0, Math.round((75 - height) / 2))
                    horizontalAlignment: Text.AlignHCenter
                    text: tile.modelData
                    wrapMode: page.isLarge ? Text.WordWrap : Text.NoWrap
                    font: Theme.text(31, page.wordWeight)
                    lineHeight: page.isLarge ? 0.86 : 1
                    color: Theme.dark.ink
                }
                TapHandler {
                    id: touch

                    onTapped: page.display.rate(tile.index + 1)
                }
            }
        }
    }
}
