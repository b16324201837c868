import QtQuick

// The page at its design size, scaled to fit whatever screen it is on, centred; the window's colour fills the rest.
// Use: `Stage { anchors.fill: parent; designWidth: 1920; designHeight: 1080; ... children at design pixels ... }`
Item {
    id: stage

    property real designWidth: 1920
    property real designHeight: 1080
    default property alias content: page.data
    readonly property real factor: Math.min(width / designWidth, height / designHeight)

    Item {
        id: page

        anchors.centerIn: parent
        width: stage.designWidth
        height: stage.designHeight
        scale: stage.factor
    }
}
