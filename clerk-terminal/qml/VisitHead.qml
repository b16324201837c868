import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The number, what it is for, and how the time went: bar and boxes.
Item {
    id: head

    required property Desk desk

    height: 254

    Text {
        id: number

        y: 2
        text: head.desk.label
        font: Theme.number(Theme.clerk.number)
        color: Theme.cham
    }
    Column {
        anchors { left: number.right; leftMargin: 22; right: parent.right }
        y: 28
        spacing: 2

        Row {
            spacing: 9

            Text {
                id: field

                width: Math.min(implicitWidth, 190)
                elide: Text.ElideRight
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
            text: head.desk.priority
            font: Theme.text(15, head.desk.hasPriority ? Font.DemiBold : Font.Normal)
            color: head.desk.hasPriority ? Theme.light.ink : Theme.light.ink2
        }
        Text {
            text: head.desk.issued
            font: Theme.text(15)
            color: Theme.light.ink2
        }
    }

    TimeBar {
        y: 130
        width: parent.width
        timers: head.desk.timers
    }

    Row {
        id: boxes

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
