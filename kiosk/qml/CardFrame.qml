import QtQuick
import Luot.Kiosk
import Luot.Ui

// A card that can be chosen: at rest, highlighted (blue, amber outline, larger, shadow), disabled, or with the
// keyboard's focus. Put its contents into it; they take `ink`, `ink2` and `phase` from here.
Item {
    id: card

    required property VisitScreen visit
    required property int index
    required property var entry
    readonly property bool available: entry.enabled

    readonly property bool highlighted: available && visit.highlighted === index
    readonly property bool focused: visit.focused === index
    readonly property bool held: touch.pressed && available
    readonly property color ink: highlighted || held ? Theme.dark.ink : available ? Theme.light.ink : Theme.light.ink2
    readonly property color ink2: highlighted || held ? "#D5DFF0" : Theme.light.ink2
    readonly property color hairline: highlighted || held ? Theme.dark.ringTrack : Theme.light.hairline
    readonly property color tick: highlighted ? Theme.amber : held ? Theme.dark.ink : Theme.cham
    /// For a Ring inside.
    readonly property int phase: {
        if (!highlighted)
            return Ring.Rest;
        if (visit.advice === "StepBack")
            return Ring.Paused;
        return ({ Intent: Ring.Intent, Fill: Ring.Fill, Grace: Ring.Grace, Leaving: Ring.Leaving,
                  Frozen: Ring.Frozen, Done: Ring.Done })[visit.ringState] ?? Ring.Intent;
    }
    readonly property real progress: highlighted ? visit.ring : 0

    z: highlighted ? 2 : 0
    Accessible.role: Accessible.Button
    Accessible.name: entry.title.replace("\n", " ")
    Accessible.description: (entry.reason ?? "") + entry.note
    Accessible.onPressAction: if (available) visit.cardPressed(index)

    SoftShadow {
        visible: card.highlighted
        anchors.fill: body
        anchors.leftMargin: -blur - 10
        anchors.rightMargin: -blur - 10
        anchors.topMargin: -blur + 8
        anchors.bottomMargin: -blur - 28
    }

    Rectangle {
        visible: card.highlighted || card.focused
        anchors.fill: body
        anchors.margins: card.highlighted ? -10 : -6
        radius: body.radius + (card.highlighted ? 10 : 6)
        color: card.highlighted ? Theme.amber : "transparent"
        border.width: card.highlighted ? 0 : 6
        border.color: Theme.cham
        antialiasing: true
    }

    Rectangle {
        id: body

        anchors.fill: parent
        anchors.margins: card.highlighted ? -8 : 0
        radius: 32
        color: card.held ? Theme.chamDeep : card.highlighted ? Theme.cham : card.available ? Theme.light.card : Theme.light.bg
        border.width: card.highlighted || !card.available ? 0 : card.focused ? 6 : Theme.kiosk.border
        border.color: card.focused ? Theme.amber : Theme.light.edge
        antialiasing: true
    }

    DashedFrame {
        visible: !card.available
        anchors.fill: parent
        color: Theme.light.edge
    }

    PlaceMark {
        z: 1
        x: 18
        y: 18
        visible: card.visit.scanning && number > 0
        number: card.visit.scan.places?.[card.index] ?? 0
        lit: card.highlighted
    }

    MouseArea {
        id: touch

        anchors.fill: parent
        enabled: card.available
        onClicked: card.visit.cardPressed(card.index)
    }
}
