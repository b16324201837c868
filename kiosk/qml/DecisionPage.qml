import QtQuick
import Luot.Kiosk
import Luot.Ui

// What it is about in a box, two answers on either side of the mirror, and a third, smaller card or a note below:
// confirm, "is this yours", a printer that cannot print, one that did not say what it did.
Sheet {
    id: page

    readonly property string which: visit.page
    readonly property bool confirms: which === "Confirm"
    readonly property bool asksPaper: which === "PrintUnknown"
    readonly property bool three: visit.layout === "Confirm"
    readonly property bool lists: confirms && visit.documents.length > 0
    readonly property real more: lists && large && !across ? 46 : 0 ///< room for what to bring
    readonly property real boxY: three ? by(confirms ? 418 : 392, 384, 250, 212) : by(494, 384, 250, 212)
    readonly property real boxHeight: three ? by(confirms ? 290 : 334, 262 + more, 196, 190) : by(330, 262, 196, 190)
    readonly property real cardY: three ? by(confirms ? 755 : 772, 676 + more, 478, 426) : by(864, 676, 478, 426)
    readonly property real cardHeight: three ? by(confirms ? 500 : 468, 470 - more, 330, 370) : by(520, 540, 400, 420)
    readonly property var titles: ({
        Confirm: [qsTr("Lấy số cho việc này?"), page.byHead ? advice.oneLine : how.line, "Take a number for this? Look at the middle to think."],
        Already: [held.same ? qsTr("Đã có số cho việc này") : qsTr("Số này của %1?").replace("%1", visit.address), "",
                  held.same ? "You took this number here a few minutes ago." : "Is this your number, taken here a few minutes ago?"],
        PrinterTrouble: [visit.trouble, qsTr("Chưa lấy số nào. Vẫn lấy được số không cần phiếu."), "The printer is not ready. You can still take a number."],
        PrintUnknown: [qsTr("Phiếu đã in chưa?"), qsTr("Máy in chưa báo lại. Số vẫn có hiệu lực."), "Did your ticket come out? Your number is valid either way."]
    })[which] ?? ["", "", ""]
    readonly property var field: visit.field
    readonly property var ticket: visit.ticket
    readonly property var held: visit.held

    function soft(words) { return "<font color='" + Theme.light.ink2 + "'>" + words + "</font>"; }

    HowTo {
        id: how

        visit: page.visit
    }

    Advice {
        id: advice

        visit: page.visit
        words: qsTr("Nhìn vào giữa nếu muốn nghĩ thêm")
    }

    Steps {
        sheet: page
        current: page.asksPaper ? 4 : 3
    }

    Titles {
        sheet: page
        y: page.by(page.confirms ? 218 : 238, 246, 112, 104)
        title: page.titles[0]
        line: page.large ? "" : page.titles[1]
        english: page.titles[2]
        size: page.across ? 67 : page.which === "Already" ? 72 : 75
        lineSize: page.across ? 34 : page.confirms ? 35 : 37
        englishSize: page.confirms ? 27 : 28
        ink2: page.confirms && advice.urgent ? Theme.light.lacquer : Theme.light.ink2
    }

    Rectangle {
        x: page.by(56, 40, 48, 48)
        y: page.boxY
        width: page.by(968, 1000, 1456, 1456)
        height: page.boxHeight
        radius: 32
        color: Theme.light.card

        Loader {
            anchors.fill: parent
            sourceComponent: page.confirms || page.which === "PrinterTrouble" ? work : number
        }
    }

    Component {
        id: work

        Item {
            id: box

            readonly property real textLeft: disc.visible ? disc.x + disc.width + 40 : 36

            Rectangle {
                id: disc

                x: page.by(48, 30, 36, 36)
                anchors.verticalCenter: parent.verticalCenter
                visible: !(page.large && !page.across)
                width: page.by(192, 0, 140, 140)
                height: width
                radius: width / 2
                color: Theme.chamTint
                antialiasing: true

                Icon {
                    anchors.centerIn: parent
                    width: parent.width * 0.53
                    height: width
                    name: page.field.icon ?? ""
                }
            }

            Words {
                id: name

                x: box.textLeft
                y: page.across ? 12 : page.lists ? 8 : page.by(24, 10, 0, 0)
                width: page.across ? 640 : parent.width - x - 24
                height: page.across ? (page.lists ? 84 : parent.height - 24) : page.lists ? page.by(96, 92, 0, 0) : page.by(108, 104, 0, 0)
                verticalAlignment: Text.AlignVCenter
                text: page.visit.procedure.length > 0 ? page.visit.procedure : page.field.title ?? ""
                size: page.by(74, 84, 60, 76)
                weight: Font.Bold
            }

            Words {
                x: page.across ? 872 : box.textLeft
                y: page.across ? 12 : name.y + name.height
                width: parent.width - x - 24
                height: page.across ? parent.height - 24 : page.lists ? page.by(52, 64, 0, 0) : page.by(128, 138, 0, 0)
                verticalAlignment: page.across || page.lists ? Text.AlignVCenter : Text.AlignTop
                textFormat: Text.StyledText
                lineHeight: 1.1
                text: {
                    const ahead = page.field.nobody ? "<b>" + qsTr("Không có ai") + "</b> " + page.soft(qsTr("phía trước")) : "<b>" + page.field.ahead + "</b> " + page.soft(qsTr("phía trước"));
                    const wait = page.field.noWait ? "<b>" + qsTr("Không phải chờ") + "</b>" : page.soft(qsTr("Chờ khoảng")) + " <b>" + page.field.wait + "</b>";
                    return ahead + (page.lists && !page.across ? page.soft(" · ") : "<br>") + wait;
                }
                size: page.by(38, 52, 38, 44)
            }

            Words {
                x: box.textLeft
                y: page.across ? 100 : name.y + name.height + page.by(54, 66, 0, 0)
                width: page.across ? 640 : parent.width - x - 24
                height: parent.height - y - 12
                visible: page.lists
                textFormat: Text.StyledText
                text: "<b>" + qsTr("Cần mang:") + "</b> " + page.soft(page.visit.documents.join(", "))
                size: page.by(34, 46, 32, 42)
            }
        }
    }

    Component {
        id: number

        Item {
            readonly property string label: (page.asksPaper ? page.ticket.label : page.held.label) ?? ""
            readonly property var facts: page.asksPaper
                ? [page.ticket.field, page.ticket.nobody ? qsTr("không có ai phía trước") : qsTr("%1 phía trước").replace("%1", page.ticket.ahead), page.ticket.counters]
                : [page.field.title, qsTr("lấy lúc %1").replace("%1", page.held.clock), page.held.nobody ? qsTr("không có ai phía trước") : qsTr("còn %1 phía trước").replace("%1", page.held.ahead)]

            Text {
                x: page.across ? 60 : (parent.width - width) / 2
                y: page.across ? (parent.height - height) / 2 : page.large ? -4 : 2
                text: parent.label
                font: Theme.number(page.by(210, 150, 160, 160))
                color: Theme.cham
            }

            Words {
                x: page.across ? 600 : 24
                y: page.across ? 10 : page.large ? 170 : parent.height - 100
                width: parent.width - x - 24
                height: page.across ? parent.height - 20 : page.large ? 84 : 72
                horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                wrapMode: page.across ? Text.WordWrap : Text.NoWrap
                text: parent.facts.join(page.across ? "\n" : " · ")
                size: page.by(38, 50, 40, 50)
                weight: Font.DemiBold
            }
        }
    }

    Repeater {
        model: page.visit.cards

        Loader {
            id: place

            required property int index
            required property var modelData
            readonly property bool side: modelData.row === 0

            x: page.by(56, 40, 48, 48) + (side ? modelData.column * page.by(568, 560, 836, 836) : 0)
            y: side ? page.cardY : page.by(page.confirms ? 1301 : 1290, 1170, 842, 818)
            width: side ? page.by(400, 440, 620, 620) : page.by(968, 1000, 1456, 1456)
            height: side ? page.cardHeight : page.by(page.confirms ? 220 : 214, 262, 200, 240)
            z: page.visit.highlighted === index ? 2 : 0
            sourceComponent: side && !page.across ? tall : wide

            Component {
                id: tall

                ChoiceCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    ringSize: page.large ? 170 : page.asksPaper ? 232 : page.three && !page.confirms ? 212 : 232
                    ringGrowth: page.large ? 20 : 6
                    ringTop: page.large ? 28 : page.three ? 34 : 48
                    titleTop: page.large ? 216 : page.three ? (page.confirms ? 290 : 272) : 300
                    titleSize: page.large ? 72 : page.confirms ? 60 : page.three ? 50 : 54
                    titleRoom: page.large ? (page.confirms ? 92 : 150) : page.confirms ? 82 : page.three ? 130 : 76
                    noteSize: page.large ? 44 : 31
                }
            }

            Component {
                id: wide

                WideCard {
                    visit: page.visit
                    index: place.index
                    entry: place.modelData
                    ringSize: page.across ? (place.side ? 220 : 150) : page.large ? 150 : 172
                    ringLeft: page.across ? (place.side ? 40 : 36) : 40
                    titleSize: page.large ? 66 : page.across && place.side ? 54 : 46
                    noteSize: page.large ? 46 : 31
                }
            }
        }
    }

    Mirror {
        visit: page.visit
        visible: !page.visit.scanning
        width: page.by(page.three ? 104 : 116, 104, 132, 132)
        height: width
        yields: true
        x: page.by(540, 540, 776, 776) - width / 2 + aside
        y: page.cardY + page.cardHeight / 2 - height / 2
        z: 3
        rim: 6
    }

    Words {
        visible: !page.three
        x: page.by(56, 40, 48, 48)
        y: page.by(1406, 1240, 906, 872)
        width: page.by(968, 1000, 1456, 1456)
        height: page.by(130, 200, 140, 180)
        horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.StyledText
        lineHeight: 1.1
        text: (page.asksPaper ? qsTr("Xin nhìn vào khe phiếu bên dưới trước khi chọn. Không chọn thì số vẫn được giữ, trang đóng sau <b>%1 giây</b>.")
                              : qsTr("Cán bộ đã được báo. Trang đóng sau <b>%1 giây</b>.")).replace("%1", Math.max(0, page.visit.secondsLeft))
        size: page.by(34, 48, 34, 48)
        color: Theme.light.ink2
    }
}
