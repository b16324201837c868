import QtQuick
import Luot.Kiosk
import Luot.Ui

// One to nine cards round a place to rest: fields, procedures, or classes of priority.
Sheet {
    id: page

    readonly property string kind: visit.layout
    readonly property bool priority: visit.page === "Priority"
    readonly property bool procedures: visit.page === "Procedures"
    readonly property bool closedOnes: visit.cards.some(card => !card.enabled)
    /// Where a card lies: its first corner, the way to the next, and its size.
    readonly property var cells: ({
        Two: by({ x: 56, y: 540, dx: 568, dy: 0, w: 400, h: 800 }, { x: 40, y: 490, dx: 560, dy: 0, w: 440, h: 800 },
                { x: 48, y: 290, dx: 836, dy: 0, w: 620, h: 620 }, { x: 48, y: 320, dx: 836, dy: 0, w: 620, h: 570 }),
        Grid: by({ x: 56, y: 489, dx: 331, dy: 604, w: 306, h: 408 }, { x: 28, y: 478, dx: 348, dy: 542, w: 328, h: 400 },
                 { x: 48, y: 289, dx: 498, dy: 468, w: 470, h: 286 }, { x: 48, y: 306, dx: 498, dy: 440, w: 476, h: 300 }),
        Ring: by({ x: 40, y: 462, dx: 340, dy: 368, w: 320, h: 348 }, { x: 40, y: 470, dx: 340, dy: 322, w: 320, h: 306 },
                 { x: 40, y: 282, dx: 497, dy: 262, w: 478, h: 246 }, { x: 40, y: 306, dx: 497, dy: 254, w: 478, h: 240 }),
        Square: by({ x: 40, y: 491, dx: 506, dy: 550, w: 490, h: 390 }, { x: 40, y: 491, dx: 506, dy: 550, w: 490, h: 390 },
                   { x: 48, y: 300, dx: 752, dy: 452, w: 704, h: 290 }, { x: 48, y: 300, dx: 752, dy: 452, w: 704, h: 290 })
    })[kind] ?? { x: 0, y: 0, dx: 0, dy: 0, w: 0, h: 0 }

    usedTo: large ? 1440 : ({ Grid: closedOnes ? 1558 : 1501, Two: 1480, Ring: 1546 })[kind] ?? 1560

    HowTo {
        id: how

        visit: page.visit
    }

    Advice {
        id: advice

        visit: page.visit
        words: page.kind === "Ring" ? (page.byHead ? qsTr("Quay nhẹ đầu\nđể chọn") : how.brief) : page.byHead ? qsTr("Quay nhẹ đầu sang một bên để chọn") : how.line
    }

    Steps {
        sheet: page
        current: page.priority ? 3 : 2
    }

    Titles {
        sheet: page
        y: page.by(page.kind === "Ring" ? 226 : 232, 252, 112, 92)
        title: page.priority ? qsTr("Diện ưu tiên (nếu có)") : page.procedures ? qsTr("Mời chọn thủ tục") : qsTr("Mời chọn việc cần làm")
        briefTitle: page.priority ? qsTr("Diện ưu tiên") : page.procedures ? qsTr("Mời chọn thủ tục") : qsTr("Mời chọn việc")
        line: page.priority ? qsTr("Được mời trước, trên phiếu có chữ") : page.procedures ? page.visit.field.title + ": " + how.brief.toLowerCase() : how.line
        briefLine: page.priority ? qsTr("Trên phiếu có chữ") : how.brief
        letter: page.priority
        english: page.priority ? "Priority is shown as “Ư” on the ticket. Nothing is chosen yet." : page.procedures ? "Which procedure is it?" : how.english
        size: page.across ? 67 : page.kind === "Ring" ? 72 : 75
        lineSize: page.across ? 32 : 36
        englishSize: page.across ? 27 : 28
    }

    Repeater {
        model: page.visit.cards

        Loader {
            id: place

            required property int index
            required property var modelData

            x: page.cells.x + modelData.column * page.cells.dx
            y: page.cells.y + modelData.row * page.cells.dy
            width: page.cells.w
            height: page.cells.h
            z: page.visit.highlighted === index ? 2 : 0
            sourceComponent: page.kind === "Square" ? square : page.kind === "Two" ? tall
                : page.across && !(page.large && page.kind === "Grid") ? wide : upright

            Component {
                id: upright

                ChoiceCard {
                    readonly property bool ring: page.kind === "Ring"

                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    ringSize: page.large ? (page.across ? 104 : 130) : ring ? 156 : 188
                    ringTop: page.large ? 20 : ring ? 20 : 26
                    titleTop: page.large ? (page.across ? 132 : 164) : ring ? 184 : 226
                    titleSize: page.large ? 54 : ring ? 36 : 42
                    titleRoom: page.large ? (page.across ? 110 : 150) : titleSize * 2.6
                    noteSize: page.large ? 44 : ring ? 29 : 30
                    noteGap: ring ? 2 : 6
                }
            }

            Component {
                id: wide

                WideCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    ringSize: page.kind === "Ring" ? 150 : 180
                    ringLeft: page.kind === "Ring" ? 16 : 18
                    titleSize: page.large ? 50 : page.kind === "Ring" ? 36 : 39
                    noteSize: page.large ? 40 : 29
                }
            }

            Component {
                id: square

                LargeCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    titleSize: page.across ? 68 : 76
                    oneLine: page.across
                }
            }

            Component {
                id: tall

                FactsCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    sheet: page
                }
            }
        }
    }

    RestBand {
        visible: page.kind === "Grid" || page.kind === "Square"
        sheet: page
        closedOnes: page.closedOnes
        x: page.by(56, 40, 48, 48)
        y: page.by(page.kind === "Square" ? 881 : 897, page.kind === "Grid" ? 878 : 881, 575, 608)
        width: page.by(968, 1000, 1466, 1456)
        height: page.by(page.kind === "Square" ? 160 : 196, page.kind === "Grid" ? 142 : 160, 182, 132)
        mirrorSize: page.by(176, 120, 152, 120)
        gap: page.large ? 28 : 36
    }

    Mirror {
        readonly property bool two: page.kind === "Two"

        visible: page.kind === "Ring" ? !page.visit.scanning : two
        visit: page.visit
        width: two ? (page.across ? 132 : 104) : page.by(208, 150, 158, 130)
        height: width
        rim: two ? 6 : 8
        z: 3
        yields: two
        x: two ? page.cells.x + page.cells.w + (page.cells.dx - page.cells.w - width) / 2 + aside
               : page.by(540 - width / 2, 540 - width / 2, 560, 560)
        y: two ? page.cells.y + page.cells.h / 2 - height / 2
               : page.cells.y + page.cells.dy + (page.across ? (page.cells.h - height) / 2 : page.large ? 10 : 20)
    }

    // In the middle of the ring; under the two cards.
    Words {
        id: said

        /// The first line says enough.
        readonly property bool brief: page.kind === "Ring" && page.byHead && !page.across && ["None", "Hold"].includes(page.visit.advice)

        visible: (page.kind === "Ring" || page.kind === "Two") && !page.visit.scanning
        x: page.kind === "Two" ? page.by(40, 40, 48, 48) : page.by(384, 384, 744, 716)
        y: page.kind === "Two" ? page.by(1366, 1300, 930, 906) : page.cells.y + page.cells.dy + page.by(236, 166, 30, 20)
        width: page.kind === "Two" ? page.by(1000, 1000, 1456, 1456) : page.by(312, 312, 274, 300)
        height: page.kind === "Two" ? page.by(56, 130, 56, 130) : page.by(brief ? 62 : 100, 130, 110, 200)
        horizontalAlignment: page.kind === "Ring" && page.across ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: page.kind === "Ring" && page.across ? Text.AlignBottom : Text.AlignVCenter
        text: page.kind === "Two" ? advice.oneLine : brief ? advice.text.split("\n")[0] : advice.text
        size: page.by(page.kind === "Two" ? 37 : 31, 54, page.kind === "Two" ? 37 : 31, 50)
        weight: Font.Bold
        color: advice.urgent ? Theme.light.lacquer : Theme.cham
    }

    Words {
        visible: (page.kind === "Two" || page.kind === "Ring" && (said.brief || page.across)) && page.byHead && !page.large && !page.visit.scanning
        x: page.kind === "Two" ? page.by(40, 40, 48, 48) : page.by(384, 384, 744, 716)
        y: page.kind === "Two" ? page.by(1424, 0, 986, 0) : page.cells.y + page.cells.dy + page.by(302, 0, 144, 0)
        width: page.kind === "Two" ? page.by(1000, 0, 1456, 0) : page.by(312, 0, 274, 0)
        height: page.kind === "Two" ? 52 : page.by(46, 0, 90, 0)
        horizontalAlignment: page.kind === "Ring" && page.across ? Text.AlignLeft : Text.AlignHCenter
        text: page.kind === "Two" ? qsTr("Nhìn vào giữa để nghỉ, chưa chọn") : qsTr("Nhìn vào đây để nghỉ")
        size: page.kind === "Two" ? 34 : 29
        color: Theme.light.ink2
    }

    ScanDots {
        visible: (page.kind === "Ring" || page.kind === "Two") && page.visit.scanning
        sheet: page
        stacked: page.kind === "Ring"
        x: page.kind === "Two" ? page.by(56, 40, 48, 48) : page.by(388, 388, 561, 561)
        y: page.kind === "Two" ? page.by(1370, 1300, 920, 900) : page.cells.y + page.cells.dy + page.by(50, 40, 8, 8)
        width: page.kind === "Two" ? page.by(968, 1000, 1456, 1456) : page.by(304, 304, 430, 430)
        height: stacked ? 230 : 130
    }

    Words {
        visible: page.closedOnes && page.kind === "Grid" && !page.large && !page.across
        x: 56
        y: 1506
        width: 968
        height: 52
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.StyledText
        text: qsTr("Cần gấp việc đã hết số? Mời chọn <b>Gọi cán bộ</b>.")
        size: 30
        color: Theme.light.ink2
    }
}
