import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// Signing in where there are 96 pixels.
Rectangle {
    id: strip

    required property SignInDesk signIn

    color: Theme.chamDeep

    Row {
        anchors { left: parent.left; leftMargin: 24; verticalCenter: parent.verticalCenter }
        spacing: 28

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Đăng nhập")
            font: Theme.text(20, Font.Bold)
            color: Theme.dark.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: "↑ ↓  " + (strip.signIn.personName === "" ? qsTr("Chọn tên") : strip.signIn.personName)
            font: Theme.text(20, Font.DemiBold)
            color: Theme.amber
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("PIN") + "  " + "●".repeat(strip.signIn.pinLength)
                  + "○".repeat(Math.max(0, strip.signIn.shortestPin - strip.signIn.pinLength))
            font: Theme.text(20)
            color: Theme.dark.ink
        }
        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: "← →  " + qsTr("Quầy %1").arg(strip.signIn.counter)
            font: Theme.text(20)
            color: Theme.dark.ink
        }
    }
    Text {
        anchors { right: parent.right; rightMargin: 24; verticalCenter: parent.verticalCenter }
        width: 380
        horizontalAlignment: Text.AlignRight
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        text: strip.signIn.message !== "" ? strip.signIn.message
              : strip.signIn.isReady ? qsTr("Bấm Enter để vào quầy.") : strip.signIn.whyNotReady
        font: Theme.text(16, Font.DemiBold)
        color: strip.signIn.message !== "" ? Theme.dark.lacquer : Theme.dark.ink2
    }
}
