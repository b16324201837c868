import QtQuick
import Luot.Ui

// The visit's times one after the other, each as long as it took: waiting, walk, service.
Item {
    id: bar

    required property var timers
    readonly property var tones: ["#8FA8D6", Theme.amber, Theme.cham]
    readonly property int gap: 3
    property real total: 0

    height: 12

    function measure() {
        let sum = 0;
        for (let i = 0; i < parts.count; ++i)
            sum += parts.itemAt(i) ? parts.itemAt(i).seconds : 0;
        total = sum;
    }

    Row {
        spacing: bar.gap

        Repeater {
            id: parts

            model: bar.timers
            onItemAdded: bar.measure()
            onItemRemoved: bar.measure()

            delegate: Rectangle {
                required property int index
                required property double seconds

                // Nothing that happened is too short to be seen.
                width: bar.total <= 0 ? 0
                       : 5 + (bar.width - bar.gap * (parts.count - 1) - 5 * parts.count) * seconds / bar.total
                height: bar.height
                topLeft: index === 0
                topRight: index === parts.count - 1
                color: bar.tones[index]
                onSecondsChanged: bar.measure()

                property bool topLeft: false
                property bool topRight: false
                radius: topLeft || topRight ? 6 : 0

                Rectangle {
                    visible: parent.radius > 0 && parts.count > 1
                    x: parent.topLeft ? parent.width / 2 : 0
                    width: parent.width / 2
                    height: parent.height
                    color: parent.color
                }
            }
        }
    }
}
