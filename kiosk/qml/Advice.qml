import QtQuick
import Luot.Kiosk

// What is said beside the mirror, in one or two lines. `words` is the page's own, when there is nothing to advise.
QtObject {
    id: advice

    required property VisitScreen visit
    property string words: "Quay nhẹ đầu\nđể chọn"
    readonly property string text: ({
        LookMiddle: "Nhìn vào giữa\ntrước đã",
        LookAgain: "Nhìn vào giữa,\nrồi chọn lần nữa",
        Hold: "Giữ yên…\nsắp chọn xong",
        FaceLost: "Chưa thấy mặt,\nxin nhìn màn hình",
        StepBack: "Tạm dừng: có người\nđứng quá gần",
        Move: "Quay nhẹ đầu\nvề phía một thẻ",
        OtherWay: "Có thể dùng cách\nkhác ở bên dưới",
        GoOnWithoutFace: "Không cần khuôn mặt\ncũng lấy được số"
    })[visit.advice] ?? words
    readonly property bool urgent: ["StepBack", "FaceLost", "OtherWay"].includes(visit.advice)
}
