import QtQuick
import Luot.Ui

// Something is not as usual: said on amber, at the top.
Rectangle {
    id: banner

    property string icon: "alert"
    property string title: ""
    property string line: ""
    property int titleSize: 50
    property int lineSize: 34

    radius: 28
    color: "#FFEDC6"
    border.width: 3
    border.color: "#B07800"

    Icon {
        x: 44
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(92, banner.height - 40)
        height: width
        name: banner.icon
        color: "#774F05"
    }

    Words {
        x: 166
        y: banner.line.length > 0 ? 14 : 8
        width: banner.width - x - 24
        height: banner.line.length > 0 ? (banner.height - 28) * 0.5 : banner.height - 16
        verticalAlignment: banner.line.length > 0 ? Text.AlignBottom : Text.AlignVCenter
        text: banner.title
        size: banner.titleSize
        weight: Font.Bold
    }

    Words {
        x: 166
        y: 14 + (banner.height - 28) * 0.52
        width: banner.width - x - 24
        height: (banner.height - 28) * 0.48
        visible: banner.line.length > 0
        text: banner.line
        size: banner.lineSize
        weight: Font.Medium
    }
}
