import QtQuick
import Luot.DisplayBoard
import Luot.Ui

// One counter's display: its number on the left, who is called or served there; after a visit, five faces.
Window {
    id: window

    required property CounterDisplay display
    readonly property bool asks: display.mode === CounterDisplay.Asking || display.mode === CounterDisplay.Sending
    readonly property real lostHeight: Math.max(44, 40 * Theme.textScale)
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
                width: parent.width
                // In the design the line that says so covers nothing; higher, it takes its place.
                height: parent.height - (window.isOld && Theme.textScale > 1 ? window.lostHeight : 0)
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
                height: window.lostHeight
                color: Theme.amber

                Turning {
                    x: 24
                    width: 30 * Theme.textScale
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                    strokeWidth: 5
                    color: Theme.amberInk
                }
                TurningText {
                    x: 48 + 30 * Theme.textScale
                    width: parent.width - x - 24
                    anchors.verticalCenter: parent.verticalCenter
                    lines: 1
                    turn: window.display.turn
                    whole: qsTr("Đang kết nối lại. Số liệu lúc %1.").arg(window.display.asOf)
                    font: Theme.text(27, Font.Bold)
                    color: Theme.amberInk
                }
            }
        }
    }
}
