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
    readonly property bool interrupted: visit.interruption !== "None"
    /// The caretaker's page, or that this kiosk is paused, is shown instead of a visit that has no number yet.
    readonly property bool caretaken: visit.caretaker.step !== "Shut"
    readonly property bool covered: caretaken || (visit.caretaker.paused && !["Issuing", "Issued", "NoPaper", "PrintUnknown", "Cancelled", "Kept"].includes(visit.page))
    readonly property bool atRest: ["Attract", "CameraFault", "Closed", "ServiceLost"].includes(visit.page)
    readonly property real dockTop: visit.largeText ? 1456 : 1576
    readonly property var files: ({
        Choose: "ChoicePage",
        Procedures: visit.way === "Touch" && !visit.scanning ? "ProcedureListPage" : "ChoicePage",
        Priority: "ChoicePage",
        Confirm: "DecisionPage",
        Already: "DecisionPage",
        PrinterTrouble: "DecisionPage",
        PrintUnknown: "DecisionPage",
        CameraFault: "OtherWaysPage",
        Cancelled: "NoticePage",
        Kept: "NoticePage",
        Refused: "NoticePage",
        ServiceLost: "NoticePage",
        Issuing: "NoticePage",
        Withdrawn: "NoticePage"
    })
    readonly property string file: (files[visit.page] ?? visit.page + "Page") + ".qml"

    color: dark && !covered ? Theme.dark.bg : Theme.light.bg
    title: "Lượt"
    width: 1080
    height: 1920

    FocusScope {
        id: keys

        anchors.fill: parent
        focus: true
        Keys.enabled: !window.covered
        Keys.onLeftPressed: cards(0, -1)
        Keys.onRightPressed: cards(0, 1)
        Keys.onUpPressed: cards(-1, 0)
        Keys.onDownPressed: cards(1, 0)
        Keys.onReturnPressed: window.visit.focusPressed()
        Keys.onEnterPressed: window.visit.focusPressed()
        Keys.onSpacePressed: window.visit.scanning ? window.visit.switchPressed() : window.visit.focusPressed()
        Keys.onEscapePressed: window.visit.backPressed()

        /// The arrows go to the cards, wherever the focus was.
        function cards(rows, columns) {
            home.forceActiveFocus();
            window.visit.focusMoved(rows, columns);
        }

        Item {
            id: home

            focus: true
        }

        Stage {
            id: stage

            anchors.fill: parent
            designWidth: window.across ? 1920 : 1080
            designHeight: window.across ? 1080 : 1920

            Loader {
                id: page

                // Low: what is used ends just above the dock, or the lower edge, a tenth smaller, so that it begins
                // lower as well. No text becomes smaller than the least.
                readonly property bool low: window.visit.lowered && !window.wholeScreen && !window.atRest
                readonly property int leastText: Math.ceil(Theme.kiosk.least / scale)

                width: window.across ? (window.wholeScreen ? 1920 : 1552) : 1080
                height: window.across ? 1080 : 1920
                visible: !window.interrupted && !window.covered
                transformOrigin: Item.Bottom
                scale: low && item ? item.lowScale : 1
                y: low && item && !window.across ? window.dockTop - 14 - (1920 - scale * (1920 - item.usedTo)) : 0
                // Set by hand: a binding would build the page before its required properties are there.
                readonly property string wanted: window.file + (window.across ? "|" : "")
                onWantedChanged: show()
                Component.onCompleted: show()

                function show() {
                    setSource(window.file, { visit: window.visit, across: window.across });
                    home.forceActiveFocus();
                }
            }

            Loader {
                readonly property string wanted: window.interrupted ? window.visit.interruption + window.across : ""

                width: window.across ? 1552 : 1080
                height: window.across ? 1080 : 1920
                visible: !window.covered
                onWantedChanged: wanted.length > 0 ? setSource("Interruption.qml", { visit: window.visit, across: window.across }) : setSource("")
            }

            KioskHeader {
                visit: window.visit
                dark: window.dark
                visible: !window.covered
                across: window.across
                width: window.across && !window.wholeScreen ? 1552 : window.across ? (window.visit.page === "Issued" ? 1280 : 1920) : 1080
            }

            Loader {
                id: dock

                active: !window.wholeScreen
                visible: active && !window.covered
                x: window.across ? 1552 : 0
                y: window.across ? 0 : window.dockTop
                width: window.across ? 368 : 1080
                height: window.across ? 1080 : 1920 - window.dockTop
                sourceComponent: window.visit.scanning && !window.interrupted ? scanning : window.across ? across : upright
            }

            Loader {
                id: cover

                readonly property string file: !window.covered ? "" : !window.caretaken ? "PausedPage.qml" : window.visit.caretaker.step === "Open" ? "CaretakerPage.qml" : "CaretakerPin.qml"
                readonly property string wanted: file.length > 0 ? file + window.across : ""

                width: window.across ? 1920 : 1080
                height: window.across ? 1080 : 1920
                onWantedChanged: {
                    file.length > 0 ? setSource(file, { visit: window.visit, across: window.across }) : setSource("");
                    (item ?? home).forceActiveFocus();
                }
            }

            // The way in: the upper left corner, held for three seconds. docs/kiosk.md
            MouseArea {
                width: 150
                height: 120
                pressAndHoldInterval: 3000
                onPressAndHold: window.visit.caretaker.knock()
            }
        }
    }

    Component {
        id: upright

        Dock {
            visit: window.visit
        }
    }

    Component {
        id: across

        DockAcross {
            visit: window.visit
        }
    }

    Component {
        id: scanning

        ScanDock {
            visit: window.visit
            across: window.across
        }
    }

    Shortcut {
        sequence: "Ctrl+Alt+P"
        onActivated: window.visit.caretaker.knock()
    }

    // Every qsTr() on the screen is asked for again.
    Connections {
        target: window.visit
        function onLanguageChanged() { Qt.uiLanguage = window.visit.language; }
    }

    // Who asked for English and went away before a visit began.
    Timer {
        interval: 60000
        running: window.atRest && window.visit.language !== "vi"
        onTriggered: window.visit.resetReading()
    }
}
