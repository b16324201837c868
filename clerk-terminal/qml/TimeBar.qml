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
                id: part

                required property int index
                required property double seconds
                readonly property bool isFirst: index === 0
                readonly property bool isLast: index === parts.count - 1

                // Nothing that happened is too short to be seen.
                width: bar.total <= 0 ? 0
                       : 10 + (bar.width - bar.gap * (parts.count - 1) - 10 * parts.count) * seconds / bar.total
                height: bar.height
                radius: isFirst || isLast ? 6 : 0
                color: bar.tones[Math.max(0, index) % 3]
                onSecondsChanged: bar.measure()

                // The inner end is straight.
                Rectangle {
                    visible: part.isFirst !== part.isLast
                    x: part.isFirst ? part.width / 2 : 0
                    width: part.width / 2
                    height: part.height
                    color: part.color
                }
            }
        }
    }
}
