import QtQuick
import Luot.Ui

// One who waits: place, number, field, why here in the line, how long so far.
Rectangle {
    id: person

    required property int index
    required property int place
    required property string label
    required property bool hasPriority
    required property string field
    required property string reason
    required property string waited
    required property bool isOverMaxWait
    readonly property bool isNext: index === 0
    property bool isSelected: false

    signal selected

    height: Math.max(isNext ? 66 : 55, why.y + why.height + 8)
    color: isNext ? Theme.chamTint : Theme.light.card
    Accessible.role: Accessible.ListItem
    Accessible.name: label + ", " + field + ", " + reason + ", " + waited

    Rectangle {
        anchors { fill: parent; margins: 2 }
        visible: person.isSelected
        radius: 6
        color: "transparent"
        border { width: 3; color: Theme.amber }
    }
    TapHandler {
        onTapped: person.selected()
    }
    Rectangle {
        visible: person.isNext
        width: 6
        height: parent.height
        color: Theme.cham
    }
    Text {
        anchors { right: parent.left; rightMargin: -34; baseline: number.baseline }
        text: person.place
        font: Theme.text(14)
        color: Theme.light.ink3
    }
    Text {
        id: number

        x: 44
        y: person.isNext ? 8 : 6
        text: person.label
        font: person.isNext ? Theme.number(23) : Theme.number(19)
        color: Theme.light.ink
    }
    PriorityMark {
        id: mark

        visible: person.hasPriority
        anchors { left: number.right; leftMargin: 8; verticalCenter: number.verticalCenter }
        size: 20
    }
    Text {
        anchors {
            left: person.hasPriority ? mark.right : number.right
            leftMargin: 8
            right: time.left
            rightMargin: 8
            baseline: number.baseline
        }
        elide: Text.ElideRight
        text: person.field
        font: Theme.text(15)
        color: Theme.light.ink2
    }
    TabularText {
        id: time

        anchors { right: parent.right; rightMargin: 16; verticalCenter: number.verticalCenter }
        text: person.waited
        font: Theme.text(16, Font.Bold)
        color: person.isOverMaxWait ? Theme.light.lacquer : Theme.light.ink
    }
    Row {
        id: why

        x: 44
        y: person.isNext ? 37 : 31
        width: person.width - x - 16
        spacing: 6

        Icon {
            id: sign

            visible: person.isOverMaxWait
            anchors.verticalCenter: parent.verticalCenter
            width: 15
            height: 15
            strokeWidth: 4.5
            name: "clock"
            color: Theme.light.lacquer
        }
        Text {
            width: Math.min(implicitWidth, why.width - (sign.visible ? sign.width + why.spacing : 0))
            wrapMode: Text.Wrap
            text: person.reason
            font: Theme.text(Theme.clerk.least, person.isNext ? Font.Bold : Font.Normal)
            color: person.isOverMaxWait ? Theme.light.lacquer : person.isNext ? Theme.cham : Theme.light.ink2
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.light.discEdge
    }
}
