import QtQuick
import Luot.DisplayBoard
import Luot.Ui

Window {
    id: window

    required property Board board
    readonly property bool isPortrait: height > width

    width: 1920
    height: 1080
    visible: false
    color: Theme.dark.bg
    title: qsTr("Bảng gọi số")

    Stage {
        anchors.fill: parent
        designWidth: window.isPortrait ? 1080 : 1920
        designHeight: window.isPortrait ? 1920 : 1080

        Loader {
            anchors.fill: parent
            sourceComponent: window.board.phase === Board.Waiting ? waiting
                           : window.isPortrait ? portrait : landscape
        }
    }

    Component {
        id: landscape

        LandscapeBoard { board: window.board }
    }
    Component {
        id: portrait

        PortraitBoard { board: window.board }
    }
    Component {
        id: waiting

        NotConnected { board: window.board }
    }
}
