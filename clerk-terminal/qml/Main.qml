import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The terminal's window: the whole counter, or, when it is no higher than a strip, the strip.
Window {
    id: window

    required property Desk desk
    /// How much larger than in the design everything is, 1 to 2: the pages lay themselves out anew.
    property real zoom: 1
    readonly property bool isStrip: height < 200
    readonly property bool needsSignIn: desk.signIn !== null && desk.signIn.isNeeded

    width: 1280
    height: 800
    minimumWidth: 640
    minimumHeight: 48
    visible: false
    flags: isStrip ? Qt.Window | Qt.FramelessWindowHint | Qt.WindowStaysOnTopHint : Qt.Window
    color: isStrip ? Theme.chamDeep : Theme.light.bg
    title: qsTr("Lượt · Quầy %1").arg(desk.counter)

    // The page keeps its design size and fills the window's shape, larger or smaller as a whole.
    Item {
        id: page

        readonly property real factor: window.isStrip ? Math.min(window.height / 96, window.width / (1280 / window.zoom))
                                                      : Math.min(window.width / 1280, window.height / 800) * window.zoom

        width: window.width / factor
        height: window.height / factor
        scale: factor
        transformOrigin: Item.TopLeft

        Loader {
            anchors.fill: parent
            sourceComponent: window.needsSignIn ? (window.isStrip ? signInStrip : signIn) : window.isStrip ? strip : counter
        }
    }

    Component {
        id: counter

        CounterPage { desk: window.desk }
    }

    Component {
        id: signIn

        SignInPage { desk: window.desk; signIn: window.desk.signIn }
    }

    Component {
        id: signInStrip

        SignInStrip { signIn: window.desk.signIn }
    }

    Component {
        id: strip

        StripPage { desk: window.desk }
    }
}
