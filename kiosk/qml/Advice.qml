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
        GoOnWithoutFace: "Không cần khuôn mặt\ncũng lấy được số",
        TooDark: "Tối quá: xin quay\nvề phía sáng",
        Backlit: "Sau lưng sáng quá:\nxin bước sang bên",
        TooBright: "Mặt bị chói sáng:\nxin bước sang bên",
        OnePerson: "Xin từng người một\nbước lên trước",
        ToMiddle: "Xin đứng vào giữa,\ntrước máy",
        ComeCloser: "Xin lại gần hơn\nmột bước",
        NeighbourBack: "Xin người bên cạnh\nlùi lại một bước",
        TakeMaskOff: "Xin bỏ khẩu trang\nđể dùng khuôn mặt",
        TakeGlassesOff: "Xin bỏ kính đen\nđể dùng khuôn mặt"
    })[visit.advice] ?? words
    readonly property bool urgent: ["StepBack", "FaceLost", "OtherWay"].includes(visit.advice)

    // The same where there is room for a page's whole heading: what to do, why, and in English. Null: nothing hinders.
    readonly property var heading: ({
        TooDark: { title: "Ở đây tối quá", line: "Xin quay mặt về phía sáng, hoặc chạm màn hình",
                   english: "Too dark: please face the light, or touch the screen" },
        Backlit: { title: "Xin bước sang một bên", line: "Ánh sáng sau lưng mạnh quá, máy chưa thấy rõ",
                   english: "Please step aside: the light behind you is too strong" },
        TooBright: { title: "Xin bước sang một bên", line: "Ánh sáng chiếu vào mặt mạnh quá",
                     english: "Please step aside: the light on your face is too strong" },
        OnePerson: { title: "Xin từng người một", line: "Mời một người bước lên trước",
                     english: "One at a time: please one person step forward" },
        ToMiddle: { title: "Xin đứng vào giữa", line: "Đứng ở vạch vàng, ngay trước máy",
                    english: "Please stand in the middle, on the yellow line" },
        ComeCloser: { title: "Xin lại gần một bước", line: "Đứng ở vạch vàng, máy sẽ nhìn rõ hơn",
                      english: "Please come one step closer, to the yellow line" }
    })[visit.advice] ?? null
}
