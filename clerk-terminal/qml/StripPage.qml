import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The counter in 96 pixels, beside the clerk's other programs: number, time, who is next, the keys.
Rectangle {
    id: strip

    required property Desk desk
    /// With large texts: one key, the one to press now.
    readonly property bool isNarrow: width < 1100
    readonly property bool asks: desk.hasForm
    readonly property bool says: desk.noticeText.length > 0 || (desk.isLive && desk.face !== null && desk.face.tone !== FaceDesk.Plain)

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

        visible: !strip.asks
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
            visible: !trouble.visible
            text: strip.desk.hasVisit ? strip.desk.label : "–"
            font: Theme.number(strip.isNarrow ? 42 : 54)
            color: Theme.dark.ink
        }
        // While nobody is at the counter there is room to say what a kiosk needs a hand for.
        Text {
            id: trouble

            x: 17
            y: 33
            width: parent.width - 34
            visible: !strip.desk.hasVisit && strip.desk.troubles.length > 0
            wrapMode: Text.Wrap
            text: strip.desk.troubles[0] ?? ""
            font: Theme.text(Theme.clerk.least, Font.DemiBold)
            color: Theme.amber
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
        visible: !strip.asks
        width: 1
        height: parent.height
        color: Theme.dark.hairline
    }

    // What matters now: what came of a key, a face check, the outcome while somebody is served, who is next.
    Loader {
        id: next

        anchors { left: visit.right; leftMargin: 1 }
        width: strip.isNarrow ? 160 : 261
        height: parent.height
        visible: !strip.asks
        sourceComponent: strip.says ? says : strip.desk.isLive && strip.desk.state === Desk.Serving && strip.desk.selected < 0 ? outcome : people
    }

    Component {
        id: people

        StripNext { desk: strip.desk; isNarrow: strip.isNarrow }
    }
    Component {
        id: outcome

        StripOutcome { desk: strip.desk; isNarrow: strip.isNarrow }
    }
    Component {
        id: says

        StripSays { desk: strip.desk; isNarrow: strip.isNarrow }
    }

    Rectangle {
        anchors.left: next.right
        visible: !strip.asks
        width: 1
        height: parent.height
        color: Theme.dark.hairline
    }

    Grid {
        id: keys

        visible: !strip.asks
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

    // Its title names whose it is, so that it may have the number's room.
    Loader {
        active: strip.asks
        visible: active
        anchors { left: counter.right; right: parent.right; rightMargin: 41 }
        height: parent.height
        sourceComponent: form
    }
    Component {
        id: form

        StripForm { desk: strip.desk; isNarrow: strip.isNarrow }
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
        name: isWell ? "check" : "alert"
        color: isWell ? Theme.dark.jade : Theme.amber
        Accessible.name: strip.desk.troubles.join(" ")
        Accessible.role: Accessible.AlertMessage

        readonly property bool isWell: strip.desk.isLive && strip.desk.troubles.length === 0
    }
}
