import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What the clerk does now: call, start, or say what came of it and finish. Each button is one of the keys.
Rectangle {
    id: panel

    required property Desk desk

    radius: 10
    color: Theme.light.card

    Loader {
        anchors { fill: parent; margins: 18 }
        sourceComponent: panel.desk.hasForm ? form : panel.desk.state === Desk.Paused ? paused
                         : panel.desk.state === Desk.Serving ? serving : panel.desk.state === Desk.Called ? called
                         : panel.desk.state === Desk.Free ? free : panel.desk.state === Desk.Closed ? closed : waiting
    }

    Component {
        id: form

        QuestionForm { desk: panel.desk }
    }

    Component {
        id: paused

        FormPage {
            title: "Tạm dừng"
            text: "Lý do: <b>" + panel.desk.pauseReason + "</b>. Không ai được gọi đến quầy này."

            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: "Mở lại quầy"; isMain: true }
        }
    }

    Component {
        id: waiting

        FormPage {
            title: panel.desk.isLive ? "Chưa dùng được" : "Chờ kết nối"
            text: panel.desk.isLive ? "Các phím mở khi máy này có một quầy của trung tâm."
                                    : "Máy tự thử lại, không cần bấm gì. Khi có kết nối, quầy tiếp tục với lượt đang có."
        }
    }

    Component {
        id: closed

        FormPage {
            title: "Mở quầy"
            text: "Khi quầy mở, người chờ các lĩnh vực của quầy được gọi đến đây."

            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: "Mở quầy"; isMain: true }
        }
    }

    Component {
        id: free

        FormPage {
            title: "Sẵn sàng"
            text: panel.desk.waiting.rowCount() > 0 ? "Số ở đầu danh sách được mời đến Quầy " + panel.desk.counter + "."
                                                    : "Chưa có ai chờ các lĩnh vực của quầy này."

            ActionButton { desk: panel.desk; row: 0; cap: "F1"; text: "Gọi kế tiếp"; isMain: true }
            FormButton {
                visible: panel.desk.selected >= 0
                cap: "Enter"
                text: "Mời người đã chọn"
                onPressed: panel.desk.callSelected()
            }
            FormButton { cap: "F5"; text: "Cấp số tại quầy"; onPressed: panel.desk.pressAdd() }
            ActionButton {
                desk: panel.desk
                visible: panel.desk.held > 0
                row: 5
                cap: "F7"
                text: "Mời lại người tạm giữ (" + panel.desk.held + ")"
            }
            ActionButton {
                desk: panel.desk
                visible: panel.desk.noShows > 0
                row: 4
                cap: "F6"
                text: "Hoàn tác vắng mặt (" + panel.desk.noShows + ")"
            }
            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: "Tạm dừng hoặc đóng" }
            Text {
                visible: panel.desk.waiting.rowCount() > 0
                width: parent.width
                wrapMode: Text.Wrap
                text: "Phím ↑ ↓ chọn người khác trong danh sách. Mời trước lượt cần lý do và được ghi lại."
                font: Theme.text(Theme.clerk.least)
                color: Theme.light.ink2
            }
        }
    }

    Component {
        id: called

        FormPage {
            title: "Chờ công dân đến quầy"
            text: "Bảng và loa đang mời <b>" + panel.desk.label + "</b> đến Quầy " + panel.desk.counter + "."

            ActionButton { desk: panel.desk; row: 2; cap: "F3"; text: "Bắt đầu phục vụ"; isMain: true }
            ActionButton { desk: panel.desk; row: 1; cap: "F2"; text: "Gọi lại"; tellsWhy: true }
            ActionButton { desk: panel.desk; row: 4; cap: "F6"; text: "Vắng mặt"; tellsWhy: true }
            Text {
                topPadding: 6
                text: "Bấm nhầm?"
                font: Theme.text(15, Font.Bold)
                color: Theme.light.ink2
            }
            FormButton { cap: "Esc"; text: "Trả về hàng chờ"; onPressed: panel.desk.pressReturn() }
        }
    }

    Component {
        id: serving

        Item {
            FormPage {
                width: parent.width
                title: "Kết quả yêu cầu " + panel.desk.currentRequest

                Grid {
                    columns: 2
                    columnSpacing: 8
                    rowSpacing: 8

                    Repeater {
                        model: panel.desk.outcomeNames

                        delegate: OutcomeTile {
                            desk: panel.desk
                            width: 160
                        }
                    }
                }
                Text {
                    visible: panel.desk.outcome < 0
                    text: "Bấm phím 1 đến 4 để chọn."
                    font: Theme.text(15)
                    color: Theme.light.ink2
                }
                Loader {
                    width: parent.width
                    active: panel.desk.asksDossier
                    sourceComponent: dossier
                }
            }
            Column {
                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 12

                ActionButton {
                    desk: panel.desk
                    row: 3
                    cap: "F4"
                    text: !panel.desk.isLive ? "Chờ kết nối lại" : "Kết thúc lượt " + panel.desk.label
                    isMain: true
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    text: !panel.desk.isLive ? "Kết quả đã chọn được giữ. Kết thúc lượt khi có kết nối."
                          : panel.desk.outcome < 0 ? "Chọn kết quả trước khi kết thúc." : "Sau đó quầy trống, sẵn sàng gọi tiếp."
                    font: Theme.text(Theme.clerk.least)
                    color: Theme.light.ink2
                }
            }
        }
    }

    Component {
        id: dossier

        DossierForm { desk: panel.desk }
    }
}
