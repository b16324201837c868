import QtQuick
import Luot.Kiosk
import Luot.Ui

// The head cannot be used, by the camera's fault or because it would not keep still: a number can still be had.
Sheet {
    id: page

    readonly property bool cameraFault: visit.page === "CameraFault"
    readonly property bool noCamera: cameraFault && visit.cameraTrouble === "NoCamera"
    readonly property string forStaff: !cameraFault ? "" : ({
        Camera: qsTr("Cán bộ: xin kiểm tra dây và công tắc của camera."),
        Models: qsTr("Cán bộ: thiếu tệp nhận diện, xin chạy “./luot setup”.")
    })[visit.cameraTrouble] ?? ""

    Banner {
        x: page.by(56, 40, 48, 48)
        y: page.by(165, 140, 112, 112)
        width: page.by(968, 1000, 1456, 1456)
        height: page.by(160, 150, 130, 140)
        icon: "info"
        title: page.noCamera ? qsTr("Máy này không dùng camera") : page.cameraFault ? qsTr("Camera đang tạm nghỉ") : qsTr("Chưa đo được hướng đầu")
        line: page.large ? "" : page.noCamera ? qsTr("Lấy số bằng cách chạm màn hình.") : page.cameraFault ? qsTr("Chưa chọn bằng đầu được. Cán bộ đã được báo.") : qsTr("Không sao. Có thể thử lại hoặc dùng cách khác.")
        titleSize: page.large ? 60 : 44
        lineSize: 34
    }

    Titles {
        sheet: page
        y: page.by(354, 312, 258, 272)
        title: qsTr("Vẫn lấy được số")
        line: page.large ? "" : qsTr("Mời dùng một trong các cách dưới đây")
        english: "You can still take a number. Please use one of these ways."
        size: page.across ? 67 : 84
        lineSize: page.across ? 34 : 39
        englishSize: 29
    }

    Repeater {
        id: ways

        model: [
            { name: "touch", icon: "hand-touch", title: qsTr("Chạm màn hình"), line: qsTr("Chạm vào thẻ này để bắt đầu"), english: "Touch here to start", sign: "arrow-right" },
            { name: "phone", icon: "phone", title: page.large ? qsTr("Dùng điện thoại") : qsTr("Chọn trên điện thoại"), line: page.large ? qsTr("Quét mã bằng điện thoại") : qsTr("Quét mã, chọn và giữ số trên điện thoại"), english: "Scan a code and choose on your phone", sign: "qr" },
            { name: "again", icon: "head-turn", title: qsTr("Thử lại bằng đầu"), line: qsTr("Giữ đầu thẳng và yên một giây"), english: "Try again with your head", sign: "reload" },
            { name: "help", icon: "clerk", title: page.visit.helpAsked ? qsTr("Đã gọi cán bộ") : qsTr("Gọi cán bộ"), line: qsTr("Cán bộ đến máy để giúp lấy số"), english: "Call a member of staff", sign: "bell" }
        ].filter(way => (way.name !== "again" || !page.cameraFault) && (way.name !== "phone" || page.visit.offersPhone))

        WayCard {
            required property var modelData
            required property int index
            readonly property int count: ways.count
            readonly property real room: page.by(860, 970, 610, 650)
            readonly property real pitch: Math.min((room + 24) / count, page.large ? 380 : page.across ? 302 : 314)

            x: page.by(56, 40, 48, 48)
            y: page.by(640, 456, 430, 400) + index * pitch
            width: page.by(968, 1000, 1456, 1456)
            height: pitch - 24
            large: page.large
            icon: modelData.icon
            text: modelData.title
            line: modelData.line
            english: page.under(modelData.english)
            sign: modelData.sign
            onClicked: ({ touch: page.visit.startPressed, phone: page.visit.phonePressed, again: page.visit.tryAgainPressed, help: page.visit.helpPressed })[modelData.name]()
        }
    }

    Words {
        x: page.by(56, 0, 48, 0)
        y: page.by(1508, 0, 1038, 0)
        width: page.by(968, 0, 1456, 0)
        height: page.by(52, 0, 40, 0)
        visible: !page.large
        horizontalAlignment: Text.AlignHCenter
        text: page.forStaff
        size: 29
        color: Theme.light.ink2
    }
}
