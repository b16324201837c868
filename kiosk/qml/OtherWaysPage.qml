import QtQuick
import Luot.Kiosk
import Luot.Ui

// The head cannot be used, by the camera's fault or because it would not keep still: a number can still be had.
Item {
    id: page

    required property VisitScreen visit
    readonly property bool cameraFault: visit.page === "CameraFault"
    readonly property bool noCamera: cameraFault && visit.cameraTrouble === "NoCamera"
    readonly property string forStaff: !cameraFault ? "" : ({
        Camera: "Cán bộ: xin kiểm tra dây và công tắc của camera.",
        Models: "Cán bộ: thiếu tệp nhận diện, xin chạy “./luot setup”."
    })[visit.cameraTrouble] ?? ""

    Banner {
        icon: "info"
        title: page.noCamera ? "Máy này không dùng camera" : page.cameraFault ? "Camera đang tạm nghỉ" : "Chưa đo được hướng đầu"
        line: page.noCamera ? "Lấy số bằng cách chạm màn hình." : page.cameraFault ? "Chưa chọn bằng đầu được. Máy sẽ tự thử lại." : "Không sao. Có thể thử lại hoặc dùng cách khác."
        titleSize: 44
        lineSize: 34
        height: 160
    }

    Titles {
        y: 358
        title: "Vẫn lấy được số"
        line: "Mời dùng một trong các cách dưới đây"
        english: "You can still take a number. Please use one of these ways."
        size: 84
        lineSize: 39
        englishSize: 29
    }

    Column {
        x: 56
        y: 655
        spacing: 26

        WayCard {
            icon: "hand-touch"
            title: "Chạm màn hình"
            line: "Chạm vào thẻ này để bắt đầu"
            english: "Touch here to start"
            sign: "arrow-right"
            onClicked: page.visit.startPressed()
        }

        WayCard {
            visible: !page.cameraFault
            icon: "head-turn"
            title: "Thử lại bằng đầu"
            line: "Giữ đầu thẳng và yên một giây"
            english: "Try again with your head"
            sign: "reload"
            onClicked: page.visit.tryAgainPressed()
        }

        WayCard {
            icon: "clerk"
            title: "Gặp cán bộ"
            line: "Cán bộ ở quầy gần nhất giúp lấy số"
            english: "Ask at the nearest counter"
            sign: ""
        }
    }

    Text {
        x: 56
        y: 1490
        width: 968
        horizontalAlignment: Text.AlignHCenter
        text: page.forStaff
        font: Theme.text(29)
        color: Theme.light.ink2
    }
}
