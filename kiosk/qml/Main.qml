import QtQuick
import Luot.Kiosk
import Luot.Ui

// The kiosk's one window: header, page and dock at their design size, upright or across.
Window {
    id: window

    required property VisitScreen visit

    readonly property bool across: width > height
    readonly property bool dark: visit.page === "Closed"
    readonly property bool wholeScreen: ["Issued", "NoPaper", "Closed", "Cancelled", "Kept", "ServiceLost", "Issuing"].includes(visit.page)
    readonly property bool ownAcross: across && visit.layout === "Grid"
    readonly property real pageHeight: wholeScreen ? 1792 : 1448
    readonly property var files: ({
        Choose: ownAcross ? "GridAcrossPage" : visit.layout === "Ring" ? "RingPage" : visit.layout === "Two" ? "TwoFieldsPage" : "GridPage",
        Priority: ownAcross ? "GridAcrossPage" : "GridPage",
        PrinterTrouble: "TwoAnswersPage",
        PrintUnknown: "TwoAnswersPage",
        CameraFault: "OtherWaysPage",
        Cancelled: "NoticePage",
        Kept: "NoticePage",
        Refused: "NoticePage",
        ServiceLost: "NoticePage",
        Issuing: "NoticePage"
    })
    readonly property string file: (files[visit.page] ?? visit.page + "Page") + ".qml"

    color: dark ? Theme.dark.bg : Theme.light.bg
    title: "Lượt"
    width: 1080
    height: 1920

    Stage {
        anchors.fill: parent
        designWidth: window.across ? 1920 : 1080
        designHeight: window.across ? 1080 : 1920

        Loader {
            id: page

            readonly property real factor: window.ownAcross ? 1 : window.across ? 950 / window.pageHeight : 1
            readonly property real place: window.wholeScreen ? 1920 : 1552

            width: window.ownAcross ? 1552 : 1080
            height: window.ownAcross ? 1080 : 1920
            transformOrigin: Item.TopLeft
            scale: factor
            x: window.across && !window.ownAcross ? (place - 1080 * factor) / 2 : 0
            y: window.across && !window.ownAcross ? 130 - 128 * factor : 0
            // Set by hand: a binding would build the page before its required property is there.
            readonly property string wanted: window.file
            onWantedChanged: setSource(wanted, { visit: window.visit })
            Component.onCompleted: setSource(wanted, { visit: window.visit })
        }

        KioskHeader {
            visit: window.visit
            dark: window.dark
            across: window.across
            width: window.across && !window.wholeScreen ? 1552 : window.across ? 1920 : 1080
        }

        Dock {
            visible: !window.wholeScreen && !window.across
            visit: window.visit
            y: 1576
            width: 1080
            height: 344
        }

        DockAcross {
            visible: !window.wholeScreen && window.across
            visit: window.visit
            x: 1552
            width: 368
            height: 1080
        }
    }

    Item {
        focus: true
        Keys.onLeftPressed: window.visit.focusMoved(0, -1)
        Keys.onRightPressed: window.visit.focusMoved(0, 1)
        Keys.onUpPressed: window.visit.focusMoved(-1, 0)
        Keys.onDownPressed: window.visit.focusMoved(1, 0)
        Keys.onReturnPressed: window.visit.focusPressed()
        Keys.onEnterPressed: window.visit.focusPressed()
        Keys.onSpacePressed: window.visit.focusPressed()
        Keys.onEscapePressed: window.visit.backPressed()
    }
}
