import QtQuick
import Luot.Kiosk
import Luot.Ui

// Whose kiosk this is, and the time.
Item {
    id: header

    required property VisitScreen visit
    property bool dark: false
    property bool across: false

    height: 168

    Mark {
        x: header.across ? 50 : 60
        y: header.across ? 28 : 44
        size: header.across ? 68 : 74
        color: header.dark ? Theme.dark.ink : Theme.cham
    }

    Text {
        x: header.across ? 142 : 158
        y: header.across ? 26 : 46
        width: header.width - x - 300
        text: header.visit.centreName
        font: Theme.text(header.across ? 29 : 30, Font.DemiBold)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 22
        color: header.dark ? Theme.dark.ink : Theme.light.ink
    }

    Text {
        x: header.across ? 142 : 158
        y: header.across ? 63 : 84
        text: header.visit.ward
        font: Theme.text(28)
        color: header.dark ? Theme.dark.ink2 : Theme.light.ink2
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: header.across ? 50 : 57
        y: header.across ? 17 : 34
        text: header.visit.clock
        font: Theme.number(header.across ? 46 : 50)
        color: header.dark ? Theme.dark.ink : Theme.light.ink
    }

    Text {
        anchors.right: parent.right
        anchors.rightMargin: header.across ? 50 : 57
        y: header.across ? 69 : 91
        text: header.visit.day
        font: Theme.text(28)
        color: header.dark ? Theme.dark.ink2 : Theme.light.ink2
    }
}
