import QtQuick
import Luot.Kiosk

// What is said beside the mirror, in one or two lines. `words` is the page's own, when there is nothing to advise.
QtObject {
    id: advice

    required property VisitScreen visit
    property string words: ({
        Touch: qsTr("Chạm vào thẻ\nđể chọn"),
        Keyboard: qsTr("Chọn thẻ bằng\nphím mũi tên")
    })[visit.way] ?? qsTr("Quay nhẹ đầu\nđể chọn")
    readonly property string text: ({
        LookMiddle: qsTr("Nhìn vào giữa\ntrước đã"),
        LookAgain: qsTr("Nhìn vào giữa,\nrồi chọn lần nữa"),
        Hold: qsTr("Giữ yên…\nsắp chọn xong"),
        FaceLost: qsTr("Chưa thấy mặt,\nxin nhìn màn hình"),
        StepBack: qsTr("Tạm dừng: có người\nđứng quá gần"),
        Move: qsTr("Quay nhẹ đầu\nvề phía một thẻ"),
        OtherWay: qsTr("Có thể dùng\ncách khác"),
        GoOnWithoutFace: qsTr("Không cần khuôn mặt\ncũng lấy được số"),
        TooDark: qsTr("Tối quá: xin quay\nvề phía sáng"),
        Backlit: qsTr("Sau lưng sáng quá:\nxin bước sang bên"),
        TooBright: qsTr("Mặt bị chói sáng:\nxin bước sang bên"),
        OnePerson: qsTr("Xin từng người một\nbước lên trước"),
        ToMiddle: qsTr("Xin đứng vào giữa,\ntrước máy"),
        ComeCloser: qsTr("Xin lại gần hơn\nmột bước"),
        NeighbourBack: qsTr("Xin người bên cạnh\nlùi lại một bước"),
        TakeMaskOff: qsTr("Xin bỏ khẩu trang\nđể dùng khuôn mặt"),
        TakeGlassesOff: qsTr("Xin bỏ kính đen\nđể dùng khuôn mặt")
    })[visit.advice] ?? words
    readonly property string oneLine: text.replace("\n", " ")
    readonly property bool urgent: ["StepBack", "FaceLost", "OtherWay"].includes(visit.advice)

    // The same where there is room for a page's whole heading: what to do, why, and in English. Null: nothing hinders.
    readonly property var heading: ({
        TooDark: { title: qsTr("Ở đây tối quá"), line: qsTr("Xin quay mặt về phía sáng, hoặc chạm màn hình"),
                   english: "Too dark: please face the light, or touch the screen" },
        Backlit: { title: qsTr("Xin bước sang một bên"), line: qsTr("Ánh sáng sau lưng mạnh quá, máy chưa thấy rõ"),
                   english: "Please step aside: the light behind you is too strong" },
        TooBright: { title: qsTr("Xin bước sang một bên"), line: qsTr("Ánh sáng chiếu vào mặt mạnh quá"),
                     english: "Please step aside: the light on your face is too strong" },
        OnePerson: { title: qsTr("Xin từng người một"), line: qsTr("Mời một người bước lên trước"),
                     english: "One at a time: please one person step forward" },
        ToMiddle: { title: qsTr("Xin đứng vào giữa"), line: qsTr("Đứng ở vạch vàng, ngay trước máy"),
                    english: "Please stand in the middle, on the yellow line" },
        ComeCloser: { title: qsTr("Xin lại gần một bước"), line: qsTr("Đứng ở vạch vàng, máy sẽ nhìn rõ hơn"),
                      english: "Please come one step closer, to the yellow line" }
    })[visit.advice] ?? null
}
