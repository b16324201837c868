import QtQuick
import Luot.Kiosk

// What every page is laid out on: one page, four ways (upright or across, usual or large texts).
Item {
    id: sheet

    required property VisitScreen visit
    property bool across: false
    readonly property bool large: visit.largeText
    readonly property bool vietnamese: visit.language === "vi"
    readonly property bool byHead: visit.way === "Head" && !visit.scanning

    /// Where what is used ends, upright: for a low face it is brought down to the dock.
    property real usedTo: large ? 1440 : 1560

    /// How much smaller it is then, so that it begins lower as well.
    property real lowScale: 0.9

    /// The one of four that is for this layout.
    function by(upright, uprightLarge, wide, wideLarge) {
        return across ? (large ? wideLarge : wide) : large ? uprightLarge : upright;
    }

    /// English under Vietnamese; nothing where the whole screen is English.
    function under(english) {
        return vietnamese && !large ? english : "";
    }
}
