import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The number, what it is for, and how the time went: bar and boxes.
Item {
    id: head

    required property Desk desk
    property bool isNarrow: false

    implicitHeight: isNarrow ? times.y + times.height : 254
    height: implicitHeight

    Text {
        id: number

        y: 2
        text: head.desk.label
        font: Theme.number(head.isNarrow ? 80 : Theme.clerk.number)
        color: Theme.cham
    }
    Column {
        id: words

        x: head.isNarrow ? 0 : number.width + 22
        y: head.isNarrow ? number.y + number.height : 28
        width: head.width - x
        spacing: 2

        Row {
            spacing: 9

            Text {
                id: field

                width: Math.min(implicitWidth, words.width - (head.desk.hasPriority ? 33 : 0))
                elide: head.isNarrow ? Text.ElideNone : Text.ElideRight
                wrapMode: head.isNarrow ? Text.Wrap : Text.NoWrap
                text: head.desk.fieldName
                font: Theme.text(24, Font.Bold)
                color: Theme.light.ink
            }
            PriorityMark {
                visible: head.desk.hasPriority
                anchors.verticalCenter: parent.verticalCenter
                size: 24
            }
        }
        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: head.desk.priority
            font: Theme.text(15, head.desk.hasPriority ? Font.DemiBold : Font.Normal)
            color: head.desk.hasPriority ? Theme.light.ink : Theme.light.ink2
        }
        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: head.desk.issued
            font: Theme.text(15)
            color: Theme.light.ink2
        }
    }

    TimeBar {
        visible: !head.isNarrow
        y: 130
        width: parent.width
        timers: head.desk.timers
    }

    // The one that runs comes first.
    Item {
        id: times

        readonly property real step: 58

        visible: head.isNarrow
        y: words.y + words.height + 12
        width: parent.width
        height: Math.max(0, stack.count * step - 6)

        Repeater {
            id: stack

            model: head.isNarrow ? head.desk.timers : null

            delegate: TimerBox {
                required property int index

                y: (stack.count - 1 - index) * times.step
                width: times.width
                isFlat: true
            }
        }
    }

    Row {
        id: boxes

        visible: !head.isNarrow

        readonly property real share: (head.width - 10 * (repeater.count - 1)) / (repeater.count + (head.desk.hasVisit ? 0.5 : 0))

        y: 156
        spacing: 10

        Repeater {
            id: repeater

            model: head.desk.timers

            delegate: TimerBox {
                width: boxes.share * (isRunning ? 1.5 : 1)
            }
        }
    }
}
