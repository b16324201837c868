import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The counter in 96 pixels, beside the clerk's other programs: number, time, who is next, the keys.
Rectangle {
    id: strip

    required property Desk desk
    /// With large texts: one key, the one to press now.
    readonly property bool isNarrow: width < 1100

    color: Theme.chamDeep

    Rectangle {
        id: counter

        width: strip.isNarrow ? 84 : 104
        height: parent.height
        color: Theme.cham

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 12
            text: qsTr("QUẦY")
            font: Theme.text(14, Font.DemiBold)
            color: Theme.dark.ink2
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            y: 26
            text: strip.desk.counter
            font: Theme.number(48)
            color: Theme.amber
        }
    }

    Item {
        id: visit

        anchors.left: counter.right
        width: strip.isNarrow ? 230 : 315
        height: parent.height

        Text {
            x: 17
            y: 10
            text: strip.desk.stateName
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
        Text {
            anchors { right: parent.right; rightMargin: 19 }
            y: 10
            width: Math.min(implicitWidth, strip.isNarrow ? 90 : 150)
            elide: Text.ElideRight
            visible: strip.desk.hasVisit
            text: strip.desk.fieldName
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
        Text {
            x: 17
            y: strip.isNarrow ? 34 : 24
            text: strip.desk.hasVisit ? strip.desk.label : "–"
            font: Theme.number(strip.isNarrow ? 42 : 54)
            color: Theme.dark.ink
        }
        Repeater {
            model: strip.desk.timers

            delegate: TabularText {
                required property string value
                required property bool isRunning

                visible: isRunning
                x: visit.width - 19 - width
                y: strip.isNarrow ? 42 : 36
                text: value
                font: Theme.number(strip.isNarrow ? 30 : 40)
                color: Theme.amber
            }
        }
    }

    Rectangle {
        anchors.left: visit.right
        width: 1
        height: parent.height
        color: Theme.dark.hairline
    }

    Item {
        id: next

        anchors { left: visit.right; leftMargin: 1 }
        width: strip.isNarrow ? 160 : 261
        height: parent.height

        Text {
            x: 17
            y: 10
            text: strip.desk.isLive ? qsTr("Kế tiếp") : strip.desk.hasBeenLive ? qsTr("Mất kết nối") : qsTr("Chưa kết nối")
            font: Theme.text(15, strip.desk.isLive ? Font.Normal : Font.Bold)
            color: strip.desk.isLive ? Theme.dark.ink2 : Theme.amber
        }
        Text {
            anchors { right: parent.right; rightMargin: 19 }
            y: 10
            textFormat: Text.StyledText
            text: strip.desk.asOf.length > 0 ? strip.desk.asOf : qsTr("chờ <b>%1</b>").arg(people.count)
            font: Theme.text(15)
            color: Theme.dark.ink2
        }
        Repeater {
            id: people

            model: strip.desk.waiting

            delegate: Item {
                id: person

                required property int index
                required property string label
                required property string why

                visible: index === 0
                opacity: strip.desk.isLive ? 1 : 0.6

                Text {
                    id: number

                    x: 17
                    y: 36
                    text: person.label
                    font: Theme.number(strip.isNarrow ? 32 : 38)
                    color: Theme.dark.ink
                }
                Text {
                    visible: !strip.isNarrow
                    anchors { left: number.right; leftMargin: 13; verticalCenter: number.verticalCenter }
                    width: next.width - x - 8
                    wrapMode: Text.Wrap
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    text: person.why
                    font: Theme.text(15, Font.DemiBold)
                    color: Theme.amber
                }
            }
        }
    }

    Rectangle {
        anchors.left: next.right
        width: 1
        height: parent.height
        color: Theme.dark.hairline
    }

    Grid {
        id: keys

        anchors { left: next.right; leftMargin: 10 }
        y: 8
        columns: strip.isNarrow ? 1 : 4
        columnSpacing: 6
        rowSpacing: 6

        Repeater {
            model: strip.desk.keys

            delegate: KeyButton {
                desk: strip.desk
                visible: !strip.isNarrow || isSuggested
                isFlat: !strip.isNarrow
                width: (strip.width - keys.x - 40 - 18 - 8) / (strip.isNarrow ? 1 : 4)
                height: strip.isNarrow ? 80 : 37
            }
        }
    }

    Rectangle {
        anchors { right: parent.right; rightMargin: 40 }
        width: 1
        height: parent.height
        color: Theme.dark.hairline
    }
    Icon {
        anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        width: 20
        height: 20
        strokeWidth: 5
        name: strip.desk.isLive ? "check" : "alert"
        color: strip.desk.isLive ? Theme.dark.jade : Theme.amber
    }
}
