import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// One counter's display: its number on the left, who is called or served there; after a visit, five faces.
Window {
    id: window

    required property CounterDisplay display
    readonly property bool asks: display.mode === CounterDisplay.Asking
    readonly property bool isLive: display.phase === Board.Live

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
                opacity: window.isLive || window.display.mode === CounterDisplay.NotConnected ? 1 : 0.55
            }
            CounterRating {
                anchors.fill: parent
                visible: window.asks
                display: window.display
            }
            Rectangle {
                visible: !window.isLive && window.display.mode !== CounterDisplay.NotConnected
                anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
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
