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
    // What has the focus is in sight, however it got it.
    readonly property Item focused: Window.activeFocusItem

    onFocusedChanged: if (isAncestorOf(focused)) reveal(focused)

    function isAncestorOf(item) {
        let above = item;
        while (above && above !== holder)
            above = above.parent;
        return above !== null && above !== undefined;
    }
    // Moves only as far as it must. What is new has its place once its columns have been laid out, which they are
    // by themselves only before the next picture.
    function reveal(item) {
        if (!item)
            return;
        for (let above = item.parent; above && above !== area; above = above.parent)
            if (above.forceLayout)
                above.forceLayout();
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
