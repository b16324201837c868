import QtQuick
import Luot.Kiosk
import Luot.Ui

// Nobody is here: what this machine is and how it is used, in three small scenes that play one after the other.
Sheet {
    id: page

    readonly property bool dark: visit.advice === "TooDark"

    EightSeconds {
        id: clock

        sheet: page
    }

    DrumPattern {
        x: hero.x + hero.width / 2 - width / 2
        y: hero.y + hero.height / 2 - height / 2
        width: page.across ? 1400 : 1600
        height: width
        factor: page.across ? 0.86 : 1
    }

    Titles {
        sheet: page
        y: page.by(176, 140, 112, 100)
        title: page.dark ? qsTr("Mời chạm màn hình") : qsTr("Lấy số không cần chạm")
        line: page.dark ? qsTr("Ở đây tối quá, máy chưa thấy ai. Xin bật thêm đèn.") : qsTr("Mời đứng trước máy, nhìn vào màn hình")
        briefLine: page.dark ? qsTr("Ở đây tối quá, xin bật thêm đèn") : qsTr("Mời đứng trước máy")
        english: page.dark ? "It is too dark to see anybody. Please touch the screen." : "Stand here and look at the screen. No touching needed."
        size: page.across ? 76 : 81
        lineSize: page.across ? 38 : 45
        englishSize: page.across ? 30 : 32
    }

    Item {
        id: hero

        /// One turn of the dot in eight seconds: it rests on top, then goes round.
        readonly property real angle: {
            const share = Math.min(1, Math.max(0, (clock.phase - 0.58) / 0.32));
            return 360 * share * share * (3 - 2 * share);
        }

        x: page.by(240, 300, 110, 110)
        y: page.by(520, 374, 320, 320)
        width: page.by(600, 480, 580, 580)
        height: width

        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.light.card
            antialiasing: true
        }

        RingArc {
            anchors.fill: parent
            strokeWidth: hero.width * 0.053
            color: Theme.cham
            trackColor: "transparent"
            startAngle: hero.angle + 38
            progress: (360 - 76) / 360
        }

        CitizenDrawing {
            anchors.centerIn: parent
            width: hero.width * 0.79
            height: width
        }

        Rectangle {
            readonly property real turn: hero.angle * Math.PI / 180

            width: hero.width * 0.107
            height: width
            radius: width / 2
            antialiasing: true
            color: Theme.amber
            x: hero.width / 2 + hero.width * 0.47 * Math.sin(turn) - width / 2
            y: hero.width / 2 - hero.width * 0.47 * Math.cos(turn) - width / 2
        }
    }

    Repeater {
        model: [
            { scene: InstructionPicture.Stand, title: qsTr("Đứng vào vạch"), english: "Stand on the line" },
            { scene: InstructionPicture.Turn, title: qsTr("Quay đầu để chọn"), english: "Turn head to choose" },
            { scene: InstructionPicture.Take, title: qsTr("Lấy phiếu"), english: "Take your ticket" }
        ]

        Item {
            id: step

            required property var modelData
            required property int index
            readonly property real disc: page.by(170, 190, 184, 190)

            x: page.by(40 + index * 333, 24 + index * 344, 820, 800)
            y: page.by(1176, 888, 296 + index * 212, 280 + index * 216)
            width: page.by(333, 344, 700, 720)

            Rectangle {
                x: page.across ? 0 : (step.width - width) / 2
                width: step.disc
                height: width
                radius: width / 2
                color: Theme.light.card
                antialiasing: true

                InstructionPicture {
                    anchors.fill: parent
                    scene: step.modelData.scene
                    phase: clock.phase
                }
            }

            Words {
                id: caption

                x: page.across ? step.disc + 40 : 6
                y: page.across ? (under.visible ? step.disc / 2 - 58 : 0) : step.disc + 12
                width: step.width - x - 6
                height: page.by(52, 132, under.visible ? 62 : step.disc, step.disc)
                horizontalAlignment: page.across ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: page.across ? Text.AlignVCenter : Text.AlignTop
                text: step.modelData.title
                size: page.by(36, 54, 46, 64)
                weight: Font.Bold
            }

            Words {
                id: under

                x: caption.x
                y: caption.y + caption.height - (page.across ? 0 : 4)
                width: caption.width
                height: 42
                visible: text.length > 0
                horizontalAlignment: caption.horizontalAlignment
                text: page.under(step.modelData.english)
                size: page.across ? 32 : 29
                color: Theme.light.ink3
            }
        }
    }

    Words {
        x: page.by(56, 40, 48, 48)
        y: page.by(1472, 1240, 948, 948)
        width: page.visit.bindsFaces ? page.by(610, 1000, 1050, 790) : page.by(968, 1000, 1456, 1456)
        height: page.by(96, 96, 100, 104)
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: page.across || page.visit.bindsFaces && !page.large ? Text.AlignLeft : Text.AlignHCenter
        text: page.large ? qsTr("Không ghi hình, không lưu ảnh") : qsTr("Camera chỉ xem đầu quay hướng nào. Không ghi hình, không lưu ảnh.")
        size: page.large ? 50 : 29
        weight: Font.Medium
        color: Theme.light.ink2
    }

    // Quiet: for the few who come back to take their consent away.
    TouchButton {
        x: page.by(692, 140, 1152, 860)
        y: page.by(1472, 1340, 948, 948)
        width: page.by(332, 800, 352, 644)
        height: page.by(96, 100, 100, 104)
        visible: page.visit.bindsFaces
        icon: "shield"
        iconSize: page.large ? 56 : 40
        size: page.large ? 46 : 28
        text: page.large ? qsTr("Xóa dữ liệu\nkhuôn mặt").replace("\n", " ") : qsTr("Xóa dữ liệu\nkhuôn mặt")
        onClicked: page.visit.withdrawPressed()
    }
}
