import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// One counter's display: its number on the left, who is called or served there; after a visit, five faces.
Window {
    id: window

    required property CounterDisplay display
    readonly property bool asks: display.mode === CounterDisplay.Asking || display.mode === CounterDisplay.Sending
    readonly property bool isOld: display.phase !== Board.Live && display.mode !== CounterDisplay.NotConnected && !asks

    width: 1280
    height: 400
    visible: false
    color: Theme.dark.bg
    title: qsTr("Quầy %1").arg(display.counter)

    Stage {
        anchors.fill: parent
        designWidth: 1280
        designHeight: 400

        Item {
            anchors.fill: parent
            focus: true
            // The same by keys: a display with five buttons, or a keyboard.
            Keys.onPressed: event => {
                if (event.key >= Qt.Key_1 && event.key <= Qt.Key_5)
                    window.display.rate(event.key - Qt.Key_0);
            }

            CounterVisit {
                anchors.fill: parent
                visible: !window.asks
                display: window.display
                opacity: window.isOld ? 0.55 : 1
            }
            CounterRating {
                anchors.fill: parent
                visible: window.asks
                display: window.display
            }
            Rectangle {
                visible: window.isOld
                anchors.bottom: parent.bottom
                width: parent.width
                height: 44
                color: Theme.amber

                Turning {
                    x: 24
                    width: 30
                    height: 30
                    anchors.verticalCenter: parent.verticalCenter
                    strokeWidth: 5
                    color: Theme.amberInk
                }
                Text {
                    x: 78
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Đang kết nối lại. Số liệu lúc %1.").arg(window.display.asOf)
                    font: Theme.text(27, Font.Bold)
                    color: Theme.amberInk
                }
            }
        }
    }
}
