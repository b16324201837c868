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

    x: 56
    y: 165
    width: 968
    height: titleSize * 1.3 + lineSize * 1.42 + 62
    radius: 28
    color: "#FFEDC6"
    border.width: 3
    border.color: "#DFA00E"

    Icon {
        x: 44
        anchors.verticalCenter: parent.verticalCenter
        width: 92
        height: width
        name: banner.icon
        color: "#774F05"
    }

    Column {
        x: 166
        width: parent.width - x - 24
        anchors.verticalCenter: parent.verticalCenter

        Text {
            width: parent.width
            text: banner.title
            font: Theme.text(banner.titleSize, Font.Bold)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 30
            color: Theme.light.ink
        }

        Text {
            width: parent.width
            text: banner.line
            font: Theme.text(banner.lineSize, Font.Medium)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 26
            color: Theme.light.ink
        }
    }
}
