import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Signing in where there are 96 pixels.
Rectangle {
    id: strip

    required property SignInDesk signIn
    readonly property bool isNarrow: width < 1100
    readonly property int size: isNarrow ? 17 : 20

    color: Theme.chamDeep

    Flow {
        id: parts

        x: 24
        y: strip.isNarrow ? 8 : (strip.height - height) / 2
        width: strip.isNarrow ? parent.width - 48 : said.x - x - 20
        spacing: strip.isNarrow ? 18 : 28

        Text {
            visible: !strip.isNarrow
            text: qsTr("Đăng nhập")
            font: Theme.text(strip.size, Font.Bold)
            color: Theme.dark.ink
        }
        Text {
            text: "↑ ↓  " + (strip.signIn.personName === "" ? qsTr("Chọn tên") : strip.signIn.personName)
            font: Theme.text(strip.size, Font.DemiBold)
            color: Theme.amber
        }
        Text {
            text: qsTr("PIN") + "  " + "●".repeat(strip.signIn.pinLength)
                  + "○".repeat(Math.max(0, strip.signIn.shortestPin - strip.signIn.pinLength))
            font: Theme.text(strip.size)
            color: Theme.dark.ink
        }
        Text {
            text: "← →  " + qsTr("Quầy %1").arg(strip.signIn.counter)
            font: Theme.text(strip.size)
            color: Theme.dark.ink
        }
    }
    Text {
        id: said

        anchors {
            right: parent.right
            rightMargin: 24
            bottom: strip.isNarrow ? parent.bottom : undefined
            bottomMargin: 7
            verticalCenter: strip.isNarrow ? undefined : parent.verticalCenter
        }
        width: strip.isNarrow ? parent.width - 48 : 380
        horizontalAlignment: strip.isNarrow ? Text.AlignLeft : Text.AlignRight
        wrapMode: Text.Wrap
        maximumLineCount: strip.isNarrow ? 2 : 4
        elide: Text.ElideRight
        text: strip.signIn.message !== "" ? strip.signIn.message
              : strip.signIn.isReady ? qsTr("Bấm Enter để vào quầy.") : strip.signIn.whyNotReady
        font: Theme.text(strip.isNarrow ? 14 : 16, Font.DemiBold)
        color: strip.signIn.message !== "" ? Theme.dark.lacquer : Theme.dark.ink2
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
