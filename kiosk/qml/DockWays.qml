import QtQuick
import Luot.Kiosk

// The ways to a number besides the head, for a dock of any shape.
QtObject {
    id: ways

    required property VisitScreen visit
    readonly property string heading: visit.helpAsked ? qsTr("Đã gọi cán bộ, xin đợi một chút") : qsTr("Cách khác, dùng lúc nào cũng được")
    /// Where the page itself offers the others, only this is left.
    readonly property bool onlyScan: ["CameraFault", "OtherWays"].includes(visit.page)
    readonly property var tiles: [
        { name: "touch", icon: "hand-touch", text: qsTr("Chạm màn hình"), broken: qsTr("Chạm\nmàn hình") },
        { name: "phone", icon: "phone", text: qsTr("Chọn trên\nđiện thoại"), broken: qsTr("Chọn trên\nđiện thoại") },
        { name: "scan", icon: "scan", text: qsTr("Chọn lần lượt"), broken: qsTr("Chọn\nlần lượt") },
        { name: "face", icon: "person-dashed", text: qsTr("Thôi dùng\nkhuôn mặt"), broken: qsTr("Thôi dùng\nkhuôn mặt") },
        { name: "help", icon: "clerk", text: visit.helpAsked ? qsTr("Đã gọi cán bộ") : qsTr("Gọi cán bộ"),
          broken: visit.helpAsked ? qsTr("Đã gọi\ncán bộ") : qsTr("Gọi\ncán bộ") }
    ].filter(tile => (tile.name !== "face" || visit.consented) && (tile.name !== "phone" || visit.offersPhone) && (tile.name === "scan" || !onlyScan))
    readonly property var chips: [
        { name: "listen", icon: "speaker", text: qsTr("Nghe đọc"), brief: qsTr("Nghe") },
        { name: "size", icon: "text-size", text: visit.largeText ? qsTr("Chữ vừa") : qsTr("Chữ to hơn"), brief: visit.largeText ? qsTr("Chữ vừa") : qsTr("Chữ to") },
        { name: "language", icon: "globe", text: visit.language === "vi" ? "English" : "Tiếng Việt", brief: visit.language === "vi" ? "English" : "Tiếng Việt" }
    ]

    /// The way whose page this is.
    function isTaken(name) {
        return name === "phone" && visit.page === "OnPhone" && visit.phone !== "Failed";
    }

    function press(name) {
        ({ touch: visit.startPressed, phone: visit.phonePressed, scan: visit.scanPressed, face: visit.withoutFacePressed, help: visit.helpPressed,
           listen: visit.listenPressed, size: visit.textSizePressed, language: visit.languagePressed })[name]();
    }
}
