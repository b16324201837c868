import QtQuick
import Luot.Kiosk
import Luot.Ui

// How far a scan has come: which card of how many, a dot each, and how long until the next.
Item {
    id: dots

    required property Sheet sheet
    /// One under the other, where there is no room on both sides.
    property bool stacked: false
    readonly property var scan: sheet.visit.scan
    readonly property bool large: sheet.large
    readonly property int count: scan.count ?? 0
    readonly property real pitch: Math.min(large ? 36 : 44, (stacked ? width - 16 : 300) / Math.max(1, count))
    readonly property real middle: (count + 0.4) * pitch
    readonly property real side: stacked ? width : (width - middle) / 2 - 12
    readonly property real band: height / 3

    Words {
        width: dots.side
        height: dots.stacked ? dots.band : dots.large ? dots.height : dots.height / 2 + 4
        horizontalAlignment: dots.stacked ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: dots.stacked || dots.large ? Text.AlignVCenter : Text.AlignBottom
        text: qsTr("Đang ở thẻ %1/%2").replace("%1", dots.scan.place ?? 0).replace("%2", dots.count)
        size: dots.large ? 52 : 34
        weight: Font.Bold
        color: Theme.cham
    }

    Words {
        y: dots.height / 2 + 6
        width: dots.side
        height: dots.height / 2 - 8
        visible: !dots.large && !dots.stacked
        text: dots.scan.name ?? ""
        size: 30
        color: Theme.light.ink2
    }

    Repeater {
        model: dots.count

        Rectangle {
            required property int index
            readonly property bool lit: index + 1 === dots.scan.place
            readonly property bool past: index + 1 < dots.scan.place
            readonly property bool last: index + 1 === dots.count

            x: (dots.width - dots.middle) / 2 + (index + 0.5 + (last ? 0.4 : 0)) * dots.pitch - width / 2
            y: (dots.height - height) / 2
            width: lit ? Math.min(46, dots.pitch) : Math.min(22, dots.pitch * 0.6)
            height: width
            radius: width / 2
            color: lit ? Theme.cham : past ? "#8099C6" : "transparent"
            border.width: lit ? 5 : past ? 0 : Theme.kiosk.border
            border.color: lit ? Theme.amber : Theme.light.edge
            antialiasing: true
        }
    }

    Words {
        x: dots.stacked ? 0 : (dots.width + dots.middle) / 2 + 12
        y: dots.stacked ? 2 * dots.band : 0
        width: dots.side
        height: dots.stacked ? dots.band : dots.height
        horizontalAlignment: dots.stacked ? Text.AlignHCenter : Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.StyledText
        text: dots.scan.paused ? qsTr("Đang tạm dừng") : qsTr("Sang thẻ tiếp theo<br>sau <b>%1 giây</b>").replace("%1", dots.scan.seconds ?? 0)
        size: dots.large ? 46 : 31
        color: Theme.light.ink2
    }
}
