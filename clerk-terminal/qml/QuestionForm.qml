import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What is asked before a command goes out: the current question open, the others as one line with their answer.
Item {
    id: page

    required property Desk desk
    readonly property var form: desk.form

    /// Where the eye should be now.
    signal revealed(item: Item)

    implicitHeight: questions.implicitHeight + 14 + buttons.implicitHeight

    Column {
        id: questions

        width: parent.width
        spacing: 14

        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: page.form.title ?? ""
            font: Theme.text(Theme.clerk.title, Font.Bold)
            color: Theme.light.ink
        }
        Repeater {
            model: page.form.questions ?? []

            delegate: Column {
                id: question

                required property int index
                required property var modelData
                readonly property var answer: modelData.choices.find(choice => choice.isChosen)

                width: page.width
                spacing: 6

                Text {
                    text: question.modelData.title
                    font: Theme.text(15, Font.Bold)
                    color: Theme.light.ink2
                }
                ChoiceTile {
                    visible: !question.modelData.isCurrent
                    text: question.answer ? question.answer.text : qsTr("Chưa chọn")
                    note: qsTr("đổi")
                    isDashed: !question.answer
                    onPicked: page.desk.answer(question.index, -1)
                }
                Repeater {
                    model: question.modelData.isCurrent ? question.modelData.choices : []

                    delegate: ChoiceTile {
                        required property int index
                        required property var modelData

                        cap: modelData.cap
                        text: modelData.text
                        note: modelData.note
                        isChosen: modelData.isChosen
                        onPicked: page.desk.answer(question.index, index)
                        Component.onCompleted: if (isChosen || (index === 0 && !question.answer)) Qt.callLater(page.revealed, this)
                    }
                }
            }
        }
    }

    Column {
        id: buttons

        anchors.bottom: parent.bottom
        width: parent.width
        spacing: 10

        FormButton {
            cap: page.form.cap ?? ""
            text: page.form.confirm ?? ""
            isMain: true
            isOn: page.form.isComplete ?? false
            onPressed: page.desk.confirm()
        }
        FormButton {
            cap: "Esc"
            text: qsTr("Bỏ qua")
            onPressed: page.desk.leaveForm()
        }
    }
}
