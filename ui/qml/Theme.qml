pragma Singleton

import QtQuick

// Every colour, type size, radius and time of the product. Use: `color: Theme.light.bg`, `font: Theme.number(300)`.
// `Theme.light` is for the kiosk and the clerk's terminal, `Theme.dark` for boards and for dark bars.
QtObject {
    readonly property QtObject light: QtObject {
        readonly property color bg: "#EEF2F8"
        readonly property color card: "#FFFFFF"
        readonly property color ink: "#0C1A30"
        readonly property color ink2: "#3D4C66"
        readonly property color ink3: "#5A6980"
        readonly property color edge: "#7C8BA3"
        readonly property color hairline: "#C9D3E2"
        readonly property color disc: "#F0F4FB"
        readonly property color discEdge: "#D9E3F1"
        readonly property color jade: "#0A6B49"
        readonly property color lacquer: "#A3211B"
        readonly property color ringTrack: "#D3DDEC"
    }
    readonly property QtObject dark: QtObject {
        readonly property color bg: "#0A1730"
        readonly property color card: "#132A55"
        readonly property color ink: "#FFFFFF"
        readonly property color ink2: "#C3D1E8"
        readonly property color ink3: "#9DB0D0"
        readonly property color edge: "#5B79B5"
        readonly property color hairline: "#2B4373"
        readonly property color tile: "#284883"
        readonly property color jade: "#6FE0B0"
        readonly property color lacquer: "#FF9D94"
        readonly property color ringTrack: "#44639F"
    }

    // The same on light and dark.
    readonly property color cham: "#17366F"
    readonly property color chamDeep: "#102650"
    readonly property color chamTint: "#E1E9F5"
    readonly property color chamMiddle: "#9DB2D8"
    readonly property color amber: "#FFC22E"
    readonly property color amberPale: "#FFF0C9"
    readonly property color jadeTint: "#DDF2E8"
    readonly property color lacquerTint: "#FBE3E0"
    readonly property color amberInk: "#0C1A30"
    readonly property color shadow: Qt.rgba(16 / 255, 38 / 255, 80 / 255, 0.28)

    /// How much larger than in the design somebody wants texts: 1 to 2. Pages lay themselves out by it.
    property real textScale: 1

    readonly property string family: "Inter"
    readonly property string numberFamily: "Inter Display"

    /// Any text, at its size in the design. Weights: Font.Normal, Font.Medium, Font.DemiBold, Font.Bold.
    function text(pixelSize, weight = Font.Normal) {
        return Qt.font({ family: family, pixelSize: pixelSize * textScale, weight: weight });
    }
    /// Ticket numbers, counter numbers and clocks only: stacked marks collide in this cut.
    function number(pixelSize) {
        return Qt.font({ family: numberFamily, pixelSize: pixelSize, weight: Font.Bold });
    }

    readonly property real titleLineHeight: 1.25
    readonly property real textLineHeight: 1.35

    // Pixels at the design size of each device (see Stage).
    readonly property QtObject kiosk: QtObject {
        readonly property int margin: 56
        readonly property int number: 344
        readonly property int title: 84
        readonly property int label: 42
        readonly property int ringLabel: 36
        readonly property int text: 34
        readonly property int least: 26
        readonly property int target: 96
        readonly property int dockTarget: 160
        readonly property real border: 2.5
        readonly property int ringStroke: 16
        readonly property int highlightOutline: 10
        readonly property int highlightGrowth: 8
    }
    readonly property QtObject board: QtObject {
        readonly property int margin: 48
        readonly property int number: 300
        readonly property int lastNumber: 76
        readonly property int title: 46
        readonly property int label: 36
        readonly property int text: 30
        readonly property int least: 27
    }
    readonly property QtObject clerk: QtObject {
        readonly property int number: 104
        readonly property int timer: 46
        readonly property int title: 20
        readonly property int label: 17
        readonly property int text: 15
        readonly property int least: 14
        readonly property int key: 64
        readonly property real border: 2
    }

    readonly property int grid: 8
    readonly property int radiusCard: 32
    readonly property int radiusPanel: 28
    readonly property int radiusTile: 20
    readonly property int radiusControl: 11

    readonly property int highlightTime: 120
    readonly property int pageTime: 200
    readonly property int ticketTime: 320
    readonly property int reconnectTurn: 1200
    readonly property int attractTurn: 8000
    /// `NumberAnimation { easing.type: Easing.BezierSpline; easing.bezierCurve: Theme.easeOut }`
    readonly property var easeOut: [0.2, 0, 0, 1, 1, 1]
}
