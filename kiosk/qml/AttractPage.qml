import QtQuick
import Luot.Kiosk
import Luot.Ui

// Nobody is here: what this machine is and how it is used.
Item {
    id: page

    required property VisitScreen visit

    DrumPattern {
        x: -260
        y: 38
        width: 1600
        height: 1600
    }

    Titles {
        readonly property bool dark: page.visit.advice === "TooDark"

        y: 186
        title: dark ? "Mời chạm màn hình" : "Lấy số không cần chạm"
        line: dark ? "Ở đây tối quá, máy chưa thấy ai. Xin bật thêm đèn." : "Mời đứng trước máy, nhìn vào màn hình"
        english: dark ? "It is too dark to see anybody. Please touch the screen." : "Stand here and look at the screen. No touching needed."
        size: 81
        lineSize: 45
        englishSize: 32
    }

    Rectangle {
        anchors.centerIn: hero
        width: 600
        height: 600
        radius: 300
        color: Theme.light.card
        antialiasing: true
    }

    Item {
        id: hero

        property real dotAngle: 0

        x: 240
        y: 538
        width: 600
        height: 600

        RingArc {
            anchors.fill: parent
            strokeWidth: 32
            color: Theme.cham
            trackColor: "transparent"
            startAngle: hero.dotAngle + 38
            progress: (360 - 76) / 360
        }

        CitizenDrawing {
            anchors.centerIn: parent
            width: 474
            height: 474
        }

        Rectangle {
            readonly property real angle: hero.dotAngle * Math.PI / 180

            width: 64
            height: 64
            radius: 32
            antialiasing: true
            color: Theme.amber
            x: 300 + 282 * Math.sin(angle) - 32
            y: 300 - 282 * Math.cos(angle) - 32
        }

        // One turn every eight seconds, in steps that a machine without a graphics card can draw.
        Timer {
            property int tick: 0

            interval: 40
            repeat: true
            running: page.visible
            onTriggered: {
                tick = (tick + 1) % 200;
                const share = Math.min(1, Math.max(0, (tick - 130) / 70));
                hero.dotAngle = 360 * share * share * (3 - 2 * share);
            }
        }
    }

    Row {
        x: 40
        y: 1218
        width: 1000

        Repeater {
            model: [
                { title: "Đứng vào vạch", english: "Stand on the line" },
                { title: "Quay đầu để chọn", english: "Turn head to choose" },
                { title: "Lấy phiếu", english: "Take your ticket" }
            ]

            Column {
                required property var modelData
                required property int index

                width: 1000 / 3

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    width: 172
                    height: 172
                    radius: 86
                    color: Theme.light.card
                    antialiasing: true

                    Loader {
                        anchors.fill: parent
                        sourceComponent: [stand, turn, take][parent.parent.index]
                    }
                }

                Item {
                    width: 1
                    height: 20
                }

                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: parent.modelData.title
                    font: Theme.text(35, Font.Bold)
                    color: Theme.light.ink
                }

                Text {
                    anchors.horizontalCenter: parent.horizontalCenter
                    text: parent.modelData.english
                    font: Theme.text(28)
                    lineHeight: 1.08
                    color: Theme.light.ink3
                }
            }
        }
    }

    Component {
        id: stand

        Item {
            Icon {
                x: 26
                y: 20
                width: 120
                height: 120
                name: "stand"
                strokeWidth: 3
            }

            Rectangle {
                x: 28
                y: 138
                width: 116
                height: 12
                radius: 6
                color: Theme.amber
            }
        }
    }

    Component {
        id: turn

        Item {
            Icon {
                x: 26
                y: 36
                width: 120
                height: 120
                name: "person-facing"
                strokeWidth: 3
            }

            Icon {
                x: 22
                y: 10
                width: 128
                height: 128
                name: "turn-both"
                strokeWidth: 4
                color: Theme.amber
            }
        }
    }

    Component {
        id: take

        Item {
            Icon {
                x: 28
                y: 32
                width: 116
                height: 116
                name: "ticket-blank"
                strokeWidth: 2.8
            }

            Rectangle {
                x: 24
                y: 42
                width: 124
                height: 12
                radius: 6
                color: Theme.amber
            }

            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 78
                text: "A045"
                font: Theme.number(27)
                color: Theme.cham
            }
        }
    }

    Text {
        x: 56
        y: 1520
        width: 968
        horizontalAlignment: Text.AlignHCenter
        text: "Camera chỉ xem đầu quay hướng nào. Không ghi hình, không lưu ảnh."
        font: Theme.text(28, Font.Medium)
        color: Theme.light.ink2
    }
}
