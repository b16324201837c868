import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A visit in progress: number and times, whether a face is bound, what is asked for, what happened.
Column {
    id: view

    required property Desk desk
    required property bool isNarrow

    /// Where the eye should be now.
    signal revealed(item: Item)

    VisitHead {
        desk: view.desk
        isNarrow: view.isNarrow
        width: parent.width
    }

    Item {
        width: 1
        height: 12
    }
    FaceBox {
        desk: view.desk
        isNarrow: view.isNarrow
        width: parent.width
        onToneChanged: if (tone !== FaceDesk.Plain) Qt.callLater(view.revealed, this)
    }

    Text {
        topPadding: 16
        bottomPadding: 9
        text: qsTr("Yêu cầu trong lượt này")
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Column {
        id: requests

        width: parent.width

        Repeater {
            model: view.desk.requests

            delegate: Item {
                id: request

                required property int number
                required property string text
                required property string state
                required property bool isCurrent

                width: requests.width
                height: Math.max(39, what.implicitHeight + 18)
                activeFocusOnTab: view.desk.openRequests > 1
                Accessible.role: Accessible.RadioButton
                Accessible.name: number + " " + text + ", " + state
                Accessible.checked: isCurrent
                Accessible.onPressAction: view.desk.turnToRequest(number)
                Keys.onSpacePressed: view.desk.turnToRequest(number)

                Rectangle {
                    anchors { fill: parent; margins: 1 }
                    visible: request.activeFocus
                    radius: 6
                    color: "transparent"
                    border { width: 3; color: Theme.amber }
                }

                Rectangle {
                    width: parent.width
                    height: 1
                    color: Theme.light.hairline
                }
                Rectangle {
                    y: 8
                    width: 24
                    height: 24
                    radius: 6
                    color: request.isCurrent ? Theme.cham : Theme.chamTint

                    Text {
                        anchors.centerIn: parent
                        text: request.number
                        font: Theme.text(15, Font.Bold)
                        color: request.isCurrent ? Theme.dark.ink : Theme.cham
                    }
                }
                Text {
                    id: what

                    x: 36
                    width: state.x - x - 10
                    wrapMode: Text.Wrap
                    anchors.verticalCenter: parent.verticalCenter
                    text: request.text
                    font: Theme.text(16)
                    color: Theme.light.ink
                }
                Text {
                    id: state

                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    text: request.state
                    font: Theme.text(16)
                    color: Theme.light.ink3
                }
                TapHandler {
                    onTapped: view.desk.turnToRequest(request.number)
                }
            }
        }
        Item {
            id: addition

            visible: view.desk.state === Desk.Serving
            width: requests.width
            height: visible ? 39 : 0
            activeFocusOnTab: visible
            Accessible.role: Accessible.Button
            Accessible.name: "F5 " + qsTr("Thêm yêu cầu khác")
            Accessible.onPressAction: view.desk.pressAdd()
            Keys.onSpacePressed: view.desk.pressAdd()

            Rectangle {
                anchors { fill: parent; margins: 1 }
                visible: addition.activeFocus
                radius: 6
                color: "transparent"
                border { width: 3; color: Theme.amber }
            }

            Rectangle {
                width: parent.width
                height: 1
                color: Theme.light.hairline
            }
            Text {
                x: 6
                anchors.verticalCenter: parent.verticalCenter
                text: "+"
                font: Theme.text(17, Font.Bold)
                color: Theme.cham
            }
            Text {
                x: 36
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Thêm yêu cầu khác")
                font: Theme.text(16)
                color: Theme.cham
            }
            KeyCap {
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                text: "F5"
                ink: Theme.light.ink2
            }
            TapHandler {
                onTapped: view.desk.pressAdd()
            }
        }
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.light.hairline
        }
    }

    Text {
        topPadding: 18
        bottomPadding: 8
        text: qsTr("Diễn biến")
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Column {
        id: history

        width: parent.width

        Repeater {
            model: view.desk.history

            delegate: Item {
                id: line

                required property string at
                required property string text

                width: history.width
                height: Math.max(24, happened.implicitHeight + 4)

                TabularText {
                    y: 2
                    text: line.at
                    font: Theme.text(Theme.clerk.least)
                    color: Theme.light.ink3
                }
                Text {
                    id: happened

                    x: 74
                    y: 2
                    width: parent.width - x
                    wrapMode: Text.Wrap
                    text: line.text
                    font: Theme.text(Theme.clerk.least)
                    color: Theme.light.ink
                }
            }
        }
    }
}
