import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// A name, a PIN, a counter; then Enter. Letters look for the name, figures are the PIN, the arrows choose.
Item {
    id: page

    required property SignInDesk signIn
    required property Desk desk
    readonly property bool isNarrow: width < 1000

    Rectangle {
        id: top

        width: parent.width
        height: 48
        color: Theme.chamDeep

        Row {
            anchors { left: parent.left; leftMargin: 17; verticalCenter: parent.verticalCenter }
            spacing: 18

            Mark {
                anchors.verticalCenter: parent.verticalCenter
                size: 29
            }
            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Đăng nhập quầy")
                font: Theme.text(Theme.clerk.title, Font.Bold)
                color: Theme.dark.ink
            }
            Text {
                visible: !page.isNarrow
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 620)
                elide: Text.ElideRight
                text: page.signIn.centre
                font: Theme.text(15)
                color: Theme.dark.ink2
            }
        }
        Row {
            anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
            spacing: 18

            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: page.desk.isLive ? qsTr("Đã kết nối") : qsTr("Chờ kết nối")
                font: Theme.text(15, page.desk.isLive ? Font.Normal : Font.Bold)
                color: page.desk.isLive ? Theme.dark.jade : Theme.amber
            }
            TabularText {
                anchors.verticalCenter: parent.verticalCenter
                text: page.desk.clock
                font: Theme.number(19)
                color: Theme.dark.ink
            }
        }
    }

    Rectangle {
        id: names

        x: 8
        anchors { top: top.bottom; bottom: keys.top; margins: 8 }
        width: page.isNarrow ? (parent.width - 24) * 0.46 : 360
        radius: 10
        color: Theme.light.card
        clip: true

        Text {
            x: 16
            height: 44
            verticalAlignment: Text.AlignVCenter
            text: qsTr("1. Tên")
            font: Theme.text(Theme.clerk.label, Font.Bold)
            color: Theme.light.ink
        }
        Text {
            anchors { right: parent.right; rightMargin: 16 }
            height: 44
            verticalAlignment: Text.AlignVCenter
            text: qsTr("gõ chữ để tìm")
            font: Theme.text(15)
            color: Theme.light.ink2
        }
        ListView {
            id: people

            y: 44
            width: parent.width
            height: parent.height - y
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.signIn.people
            currentIndex: page.signIn.people.findIndex(person => person.isChosen)

            delegate: SignInName {
                width: ListView.view.width
                onPicked: page.signIn.choosePerson(modelData.id)
            }
        }
    }

    ScrollArea {
        id: work

        anchors { left: names.right; right: parent.right; top: top.bottom; bottom: keys.top; margins: 8 }
        inset: 0

        Rectangle {
            id: pin

            width: page.isNarrow ? parent.width : parent.width - places.width - 8
            height: page.isNarrow ? pinParts.implicitHeight + 36 : parent.height
            radius: 10
            color: Theme.light.card

            Column {
                id: pinParts

                anchors { fill: parent; margins: 18 }
                spacing: 16

                Text {
                    width: parent.width
                    wrapMode: Text.Wrap
                    text: page.signIn.personName === "" ? qsTr("2. Mã PIN") : qsTr("2. Mã PIN của %1").arg(page.signIn.personName)
                    font: Theme.text(Theme.clerk.label, Font.Bold)
                    color: Theme.light.ink
                }
                Item {
                    width: parent.width
                    height: 76

                    Rectangle {
                        anchors { fill: parent; margins: -3 }
                        visible: page.signIn.personName !== ""
                        radius: 13
                        color: "transparent"
                        border { width: 3; color: Theme.amber }
                    }
                    Rectangle {
                        anchors.fill: parent
                        radius: 10
                        color: Theme.light.card
                        border { width: 2; color: Theme.cham }
                    }
                    Row {
                        anchors.centerIn: parent
                        spacing: 18

                        Repeater {
                            model: Math.min(Math.max(page.signIn.shortestPin, page.signIn.pinLength), 14)

                            Rectangle {
                                required property int index
                                readonly property bool isTyped: index < page.signIn.pinLength

                                width: 24
                                height: 24
                                radius: 12
                                color: isTyped ? Theme.cham : Theme.light.card
                                border { width: 2; color: isTyped ? Theme.cham : Theme.light.edge }
                            }
                        }
                    }
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    text: page.signIn.message !== "" ? page.signIn.message
                          : page.signIn.pinLength < page.signIn.shortestPin
                            ? qsTr("Đã nhập %1 trong %2 số. Bấm phím số hoặc chạm.").arg(page.signIn.pinLength).arg(page.signIn.shortestPin)
                            : qsTr("Bấm Enter khi đủ mã PIN.")
                    font: Theme.text(15, page.signIn.message !== "" ? Font.Bold : Font.Normal)
                    color: page.signIn.message !== "" ? Theme.light.lacquer : Theme.light.ink2
                }
                Grid {
                    width: parent.width
                    columns: 3
                    columnSpacing: 10
                    rowSpacing: 10

                    Repeater {
                        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", qsTr("Xóa hết"), "0", "←"]

                        PinKey {
                            required property string modelData
                            required property int index

                            width: (pin.width - 36 - 20) / 3
                            text: modelData
                            isWord: index === 9 || index === 11
                            onPicked: index === 9 ? page.signIn.clearPin() : index === 11 ? page.signIn.erase()
                                                                           : page.signIn.type(modelData)
                        }
                    }
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    text: qsTr("Quên mã PIN? Người quản trị đặt lại được.")
                    font: Theme.text(15)
                    color: Theme.light.ink2
                }
            }
        }

        Rectangle {
            id: places

            x: page.isNarrow ? 0 : parent.width - width
            y: page.isNarrow ? pin.height + 8 : 0
            width: page.isNarrow ? parent.width : 364
            height: page.isNarrow ? placeParts.implicitHeight + enter.height + 50 : parent.height
            radius: 10
            color: Theme.light.card

            Column {
                id: placeParts

                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 18 }
                spacing: 10

                Text {
                    text: qsTr("3. Quầy")
                    font: Theme.text(Theme.clerk.label, Font.Bold)
                    color: Theme.light.ink
                }
                GridView {
                    width: parent.width
                    height: Math.min(contentHeight, 4 * 114)
                    clip: true
                    cellWidth: width / 2
                    cellHeight: 114
                    boundsBehavior: Flickable.StopAtBounds
                    model: page.signIn.places
                    currentIndex: page.signIn.places.findIndex(place => place.isChosen)

                    delegate: SignInCounter {
                        width: GridView.view.cellWidth - 10
                        height: 104
                        onPicked: page.signIn.chooseCounter(modelData.id)
                    }
                }
                Text {
                    width: parent.width
                    wrapMode: Text.Wrap
                    lineHeight: 1.2
                    text: qsTr("Mỗi quầy một cán bộ. Cần quầy đang dùng, xin gọi giám sát giải phóng.")
                    font: Theme.text(15)
                    color: Theme.light.ink2
                }
            }
            FormButton {
                id: enter

                anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 18 }
                cap: page.signIn.isReady ? "Enter" : ""
                text: page.signIn.isReady ? qsTr("Vào quầy %1").arg(page.signIn.counter) : page.signIn.whyNotReady
                isMain: true
                isOn: page.signIn.isReady
                onPressed: page.signIn.submit()
            }
        }
    }
    Shortcut {
        sequence: "PgDown"
        onActivated: work.turnPage(1)
    }
    Shortcut {
        sequence: "PgUp"
        onActivated: work.turnPage(-1)
    }
    // What is being entered is in sight.
    Connections {
        target: page.signIn

        property int typed: 0
        property string counter: ""

        function onChanged() {
            if (page.signIn.counter !== counter)
                work.reveal(enter);
            else if (page.signIn.pinLength !== typed)
                work.contentY = 0;
            typed = page.signIn.pinLength;
            counter = page.signIn.counter;
        }
    }

    Rectangle {
        id: keys

        anchors.bottom: parent.bottom
        width: parent.width
        height: page.isNarrow ? 96 : 84
        color: Theme.chamDeep

        Row {
            id: row

            x: 10
            y: 10
            spacing: 8

            Repeater {
                model: [
                    { cap: "↑ ↓", name: qsTr("Chọn tên") },
                    { cap: "0–9", name: qsTr("Nhập mã PIN") },
                    { cap: "← →", name: qsTr("Chọn quầy") },
                    { cap: "Esc", name: qsTr("Xóa mã PIN") },
                    { cap: "Enter", name: qsTr("Vào quầy") }
                ]

                Rectangle {
                    required property var modelData
                    required property int index
                    readonly property bool isMain: index === 4 && page.signIn.isReady
                    readonly property color ink: isMain ? Theme.amberInk : Theme.dark.ink

                    width: (keys.width - 20 - 32) / 5
                    height: keys.height - 20
                    radius: 10
                    color: isMain ? Theme.amber : Theme.cham

                    KeyCap {
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: 8
                        text: parent.modelData.cap
                        ink: parent.ink
                    }
                    Text {
                        x: 2
                        y: 36
                        width: parent.width - 4
                        horizontalAlignment: Text.AlignHCenter
                        wrapMode: Text.Wrap
                        lineHeight: 0.9
                        text: parent.modelData.name
                        font: Theme.text(16, Font.DemiBold)
                        color: parent.ink
                    }
                }
            }
        }
    }
}
