import QtQuick
import Luot.Ui

// A panel's content, which may be higher than the panel: then it moves by touch, wheel, PageUp and PageDown, and a
// bar at the right says that there is more. `ScrollArea { anchors.fill: parent; inset: 18; Column { … } }`
Flickable {
    id: area

    property real inset: 18
    property real topInset: inset
    default property alias content: holder.data
    readonly property bool isHigher: contentHeight > height + 1

    function turnPage(by) {
        contentY = Math.max(0, Math.min(contentY + by * (height - 40), contentHeight - height));
    }
    // Moves only as far as it must.
    function reveal(item) {
        const top = item.mapToItem(holder, 0, 0).y;
        const highest = Math.min(top, contentHeight - height);
        if (top - inset < contentY)
            contentY = Math.max(0, top - inset);
        else if (top + item.height + 2 * inset > contentY + height)
            contentY = Math.max(0, Math.min(top + item.height + 2 * inset - height, highest));
    }

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: isHigher
    contentWidth: width
    contentHeight: holder.childrenRect.height + topInset + inset
    onContentHeightChanged: contentY = Math.max(0, Math.min(contentY, contentHeight - height))

    Item {
        id: holder

        x: area.inset
        y: area.topInset
        width: area.width - 2 * area.inset
        height: area.height - area.topInset - area.inset
    }
    Rectangle {
        visible: area.isHigher
        x: area.width - 8
        y: area.contentY + 4 + (area.height - 8 - height) * (area.contentY / Math.max(1, area.contentHeight - area.height))
        width: 5
        height: Math.max(28, (area.height - 8) * area.height / Math.max(1, area.contentHeight))
        radius: 2.5
        color: Theme.light.edge
    }
}
