import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A visit in progress: number and times, whether a face is bound, what is asked for, what happened.
Item {
    id: view

    required property Desk desk

    VisitHead {
        id: head

        desk: view.desk
        width: parent.width
    }

    Rectangle {
        id: face

        y: 266
        width: parent.width
        height: 64
        radius: 8
        color: Theme.light.card
        border { width: 2; color: Theme.light.edge }

        Icon {
            id: smile

            x: 17
            anchors.verticalCenter: parent.verticalCenter
            width: 32
            height: 32
            name: view.desk.isFaceBound ? "face" : "ticket"
            color: Theme.light.ink
        }
        Column {
            anchors { left: smile.right; leftMargin: 13; verticalCenter: parent.verticalCenter }
            spacing: 3

            Text {
                text: view.desk.isFaceBound ? "Phiếu có gắn khuôn mặt" : "Phiếu không gắn khuôn mặt"
                font: Theme.text(15, Font.Bold)
                color: Theme.light.ink
            }
            Text {
                text: view.desk.isFaceBound ? "Công dân đã đồng ý. Chỉ để tham khảo." : "Xem số trên phiếu khi công dân đến quầy."
                font: Theme.text(Theme.clerk.least)
                color: Theme.light.ink2
            }
        }
    }

    Text {
        id: requestsTitle

        y: 346
        text: "Yêu cầu trong lượt này"
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Column {
        id: requests

        y: 374
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
                height: 39

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
                    x: 36
                    anchors.verticalCenter: parent.verticalCenter
                    text: request.text
                    font: Theme.text(16)
                    color: Theme.light.ink
                }
                Text {
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
            visible: view.desk.state === Desk.Serving
            width: requests.width
            height: visible ? 39 : 0

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
                text: "Thêm yêu cầu khác"
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
        id: historyTitle

        anchors { top: requests.bottom; topMargin: 18 }
        text: "Diễn biến"
        font: Theme.text(15, Font.Bold)
        color: Theme.light.ink2
    }
    Column {
        id: history

        anchors { top: historyTitle.bottom; topMargin: 8 }
        width: parent.width

        Repeater {
            model: view.desk.history

            delegate: Item {
                id: line

                required property string at
                required property string text

                width: history.width
                height: Math.max(24, what.implicitHeight + 4)

                TabularText {
                    y: 2
                    text: line.at
                    font: Theme.text(Theme.clerk.least)
                    color: Theme.light.ink3
                }
                Text {
                    id: what

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
