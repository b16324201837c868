import QtQuick
import Luot.Kiosk
import Luot.Ui

// Over a page that waits: who has to step where, drawn from above.
Sheet {
    id: page

    readonly property bool bystander: visit.interruption === "Bystander"
    readonly property bool keeps: bystander && visit.page === "Confirm"

    EightSeconds {
        id: clock

        sheet: page
    }

    Steps {
        sheet: page
        visible: page.bystander && !page.across
        current: ({ Consent: 1, Choose: 2, Procedures: 2, PrintUnknown: 4 })[page.visit.page] ?? 3
    }

    Rectangle {
        id: pill

        x: page.by(540 - width / 2, 540 - width / 2, 48, 48)
        y: page.by(262, 252, 116, 104)
        width: Math.min(1000, paused.implicitWidth + (page.large ? 150 : 112))
        height: page.large ? 92 : 80
        radius: height / 2
        visible: page.bystander
        color: "#FFEDC6"
        border.width: 3
        border.color: "#B07800"
        antialiasing: true

        Icon {
            x: 40
            anchors.verticalCenter: parent.verticalCenter
            width: page.large ? 50 : 40
            height: width
            name: "pause"
            color: Theme.light.ink
            strokeWidth: 5
        }

        Words {
            id: paused

            x: page.large ? 108 : 92
            width: parent.width - x - 14
            height: parent.height
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: qsTr("Đang tạm dừng chọn")
            size: page.large ? 52 : 36
            weight: Font.Bold
        }
    }

    Titles {
        id: titles

        sheet: page
        y: page.bystander ? page.by(374, 352, 206, 206) : page.by(206, 150, 112, 104)
        title: page.bystander ? qsTr("Có người đứng quá gần") : qsTr("Xin lùi lại một bước")
        line: page.bystander ? qsTr("Xin mời người phía sau lùi sau vạch vàng") : qsTr("Đứng ở vạch vàng, máy sẽ nhìn rõ hơn")
        briefLine: page.bystander ? qsTr("Xin lùi sau vạch vàng") : qsTr("Xin đứng ở vạch vàng")
        english: page.bystander ? "Please step back behind the yellow line. The choice is paused." : "Please step back to the yellow line"
        size: page.bystander ? (page.across ? 67 : 76) : page.across ? 76 : 84
        lineSize: page.across ? 38 : 44
        englishSize: 31
    }

    Item {
        id: above

        readonly property real k: width / 680

        x: page.by(200, page.bystander ? 200 : 100, 760, 800)
        y: page.by(page.bystander ? 714 : 980, page.bystander ? 590 : 500, 380, 380)
        width: page.by(680, page.bystander ? 680 : 860, 700, 640)
        height: width * 520 / 680

        InstructionPicture {
            anchors.fill: parent
            scene: page.bystander ? InstructionPicture.Bystander : InstructionPicture.StepBack
            phase: clock.phase
        }

        Words {
            x: 200 * above.k
            width: 280 * above.k
            height: 60 * above.k
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Máy lấy số")
            size: page.large ? 40 : 30
            weight: Font.DemiBold
            color: Theme.dark.ink
        }

        Words {
            x: page.bystander ? 560 * above.k : 480 * above.k
            y: page.bystander ? 300 * above.k : 418 * above.k
            width: (page.bystander ? 240 : 260) * above.k
            height: 60 * above.k
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: page.bystander ? qsTr("Vạch chờ") : qsTr("Đứng ở đây")
            size: page.large ? 46 : page.bystander ? 30 : 35
            weight: page.bystander ? Font.Medium : Font.Bold
            color: page.bystander ? Theme.light.ink2 : Theme.cham
        }

        Words {
            x: 560 * above.k
            y: 420 * above.k
            width: 240 * above.k
            height: 60 * above.k
            visible: page.bystander
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
            text: qsTr("Lùi lại")
            size: page.large ? 46 : 34
            weight: Font.Bold
            color: Theme.light.lacquer
        }
    }

    // Nearer than can be seen: the mirror helps to find the place.
    Item {
        x: page.by(340, 0, 130, 130)
        y: page.by(520, 0, 390, 400)
        width: page.by(400, 0, 500, 480)
        height: width
        visible: !page.bystander && !(page.large && !page.across)

        RingArc {
            anchors.fill: parent
            strokeWidth: 20
            color: "#B07800"
            trackColor: "#B07800"
            progress: 1
        }

        Mirror {
            visit: page.visit
            anchors.fill: parent
            anchors.margins: 28
            rim: 0
            arrow: false
            always: true
        }
    }

    Rectangle {
        x: page.by(56, 40, 48, 48)
        y: page.by(1304, 1170, 440, 420)
        width: page.by(968, 1000, 680, 700)
        height: page.by(220, 250, 340, 420)
        radius: 32
        color: Theme.light.card
        visible: page.bystander

        Mirror {
            id: face

            visit: page.visit
            x: 40
            anchors.verticalCenter: parent.verticalCenter
            width: page.large ? 150 : 168
            height: width
            arrow: false
            visible: !(page.across && page.large)
        }

        Words {
            id: kept

            x: face.visible ? face.x + face.width + 34 : 30
            y: page.by(26, 14, 40, 24)
            width: parent.width - x - 20
            height: page.by(58, 90, 110, 170)
            verticalAlignment: Text.AlignVCenter
            text: qsTr("Lựa chọn vẫn được giữ")
            size: page.by(43, 56, 43, 60)
            weight: Font.Bold
        }

        Words {
            x: kept.x
            y: kept.y + kept.height
            width: kept.width
            height: parent.height - y - 12
            textFormat: Text.StyledText
            text: (page.keeps ? qsTr("Đang chọn: <b>%1</b>.").replace("%1", page.visit.field.title ?? "") + " " : "") + qsTr("Máy tự tiếp tục khi đủ khoảng cách.")
            size: page.large ? 46 : 34
            color: Theme.light.ink2
        }
    }
}
