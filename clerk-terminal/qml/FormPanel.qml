import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What the clerk does now: call, start, or say what came of it and finish. Each button is one of the keys.
Rectangle {
    id: panel

    required property Desk desk

    function turnPage(by) {
        area.turnPage(by);
    }

    radius: 10
    color: Theme.light.card

    ScrollArea {
        id: area

        anchors.fill: parent

        Loader {
            width: parent.width
            height: Math.max(implicitHeight, parent.height)
            sourceComponent: panel.desk.hasForm ? form : panel.desk.state === Desk.Paused ? paused
                             : panel.desk.state === Desk.Serving ? serving : panel.desk.state === Desk.Called ? called
                             : panel.desk.state === Desk.Free ? free : panel.desk.state === Desk.Closed ? closed : waiting
        }
    }

    Component {
        id: form

        QuestionForm {
            desk: panel.desk
            onRevealed: item => area.reveal(item)
        }
    }

    Component {
        id: paused

        FormPage {
            title: qsTr("Đang tạm dừng")
            text: qsTr("Lý do: <b>%1</b>. Không ai được gọi đến quầy này.").arg(panel.desk.pauseReason)

            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: qsTr("Mở lại quầy"); isMain: true }
            SelectedPriority { desk: panel.desk }
        }
    }

    Component {
        id: waiting

        FormPage {
            title: panel.desk.isLive ? qsTr("Chưa dùng được") : qsTr("Chờ kết nối")
            text: panel.desk.isLive ? qsTr("Các phím mở khi máy này có một quầy của trung tâm.")
                                    : qsTr("Máy tự thử lại, không cần bấm gì. Khi có kết nối, quầy tiếp tục với lượt đang có.")
        }
    }

    Component {
        id: closed

        FormPage {
            title: qsTr("Mở quầy")
            text: qsTr("Khi quầy mở, người chờ các lĩnh vực của quầy được gọi đến đây.")

            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: qsTr("Mở quầy"); isMain: true }
        }
    }

    Component {
        id: free

        FormPage {
            title: qsTr("Sẵn sàng")
            text: panel.desk.waiting.rowCount() > 0 ? qsTr("Số ở đầu danh sách được mời đến Quầy %1.").arg(panel.desk.counter)
                                                    : qsTr("Chưa có ai chờ các lĩnh vực của quầy này.")

            ActionButton { desk: panel.desk; row: 0; cap: "F1"; text: qsTr("Gọi kế tiếp"); isMain: true }
            FormButton {
                visible: panel.desk.selected >= 0
                cap: "Enter"
                text: qsTr("Mời người đã chọn")
                onPressed: panel.desk.callSelected()
            }
            FormButton {
                visible: panel.desk.selected >= 0
                cap: "F11"
                text: qsTr("Sửa ưu tiên")
                onPressed: panel.desk.pressPriority()
            }
            FormButton { cap: "F5"; text: qsTr("Cấp số tại quầy"); onPressed: panel.desk.pressAdd() }
            ActionButton {
                desk: panel.desk
                visible: panel.desk.held > 0
                row: 5
                cap: "F7"
                text: qsTr("Mời lại người tạm giữ (%1)").arg(panel.desk.held)
            }
            ActionButton {
                desk: panel.desk
                visible: panel.desk.noShows > 0
                row: 4
                cap: "F6"
                text: qsTr("Hoàn tác vắng mặt (%1)").arg(panel.desk.noShows)
            }
            ActionButton { desk: panel.desk; row: 7; cap: "F9"; text: qsTr("Tạm dừng hoặc đóng") }
            Text {
                visible: panel.desk.waiting.rowCount() > 0
                width: parent.width
                wrapMode: Text.Wrap
                text: qsTr("Phím ↑ ↓ chọn người khác trong danh sách. Mời trước lượt cần lý do và được ghi lại.")
                font: Theme.text(Theme.clerk.least)
                color: Theme.light.ink2
            }
        }
    }

    Component {
        id: called

        FormPage {
            title: qsTr("Chờ công dân đến quầy")
            text: qsTr("Bảng và loa đang mời <b>%1</b> đến Quầy %2.").arg(panel.desk.label).arg(panel.desk.counter)

            ActionButton { desk: panel.desk; row: 2; cap: "F3"; text: qsTr("Bắt đầu phục vụ"); isMain: true }
            ActionButton { desk: panel.desk; row: 1; cap: "F2"; text: qsTr("Gọi lại"); tellsWhy: true }
            ActionButton { desk: panel.desk; row: 4; cap: "F6"; text: qsTr("Vắng mặt"); tellsWhy: true }
            Text {
                topPadding: 6
                text: qsTr("Bấm nhầm?")
                font: Theme.text(15, Font.Bold)
                color: Theme.light.ink2
            }
            FormButton { cap: "Esc"; text: qsTr("Trả về hàng chờ"); onPressed: panel.desk.pressReturn() }
            FormButton {
                visible: panel.desk.selected < 0
                cap: "F11"
                text: qsTr("Sửa ưu tiên")
                onPressed: panel.desk.pressPriority()
            }
            SelectedPriority { desk: panel.desk }
        }
    }

    Component {
        id: serving

        Item {
            implicitHeight: result.implicitHeight + 14 + ending.implicitHeight

            FormPage {
                id: result

                width: parent.width
                title: qsTr("Kết quả yêu cầu %1").arg(panel.desk.currentRequest)

                Grid {
                    columns: 2
                    columnSpacing: 8
                    rowSpacing: 8

                    Repeater {
                        model: panel.desk.outcomeNames

                        delegate: OutcomeTile {
                            desk: panel.desk
                            width: (result.width - 8) / 2
                        }
                    }
                }
                Text {
                    visible: panel.desk.outcome < 0 || panel.desk.openRequests > 1
                    width: result.width
                    wrapMode: Text.Wrap
                    text: panel.desk.outcome < 0 ? qsTr("Bấm phím 1 đến 4 để chọn.") : qsTr("Phím ← → chuyển sang yêu cầu khác.")
                    font: Theme.text(15)
                    color: Theme.light.ink2
                }
                Loader {
                    width: parent.width
                    active: panel.desk.asksDossier
                    sourceComponent: dossier
                }
                SelectedPriority { desk: panel.desk }
            }
            Column {
                id: ending

                anchors.bottom: parent.bottom
                width: parent.width
                spacing: 12

                ActionButton {
                    desk: panel.desk
                    row: 3
                    cap: "F4"
                    text: !panel.desk.isLive ? qsTr("Chờ kết nối lại") : qsTr("Kết thúc lượt %1").arg(panel.desk.label)
                    isMain: true
                }
                Text {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.Wrap
                    text: !panel.desk.isLive ? qsTr("Kết quả đã chọn được giữ. Kết thúc lượt khi có kết nối.")
                          : panel.desk.outcome < 0 ? qsTr("Chọn kết quả trước khi kết thúc.") : qsTr("Sau đó quầy trống, sẵn sàng gọi tiếp.")
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
