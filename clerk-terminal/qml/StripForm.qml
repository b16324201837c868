import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What is asked before a command goes out, in 96 pixels: the question, its choices, which is chosen, and how to go on.
// Nothing is answered that is not to be seen here: where the choices need more room, the chosen one is in sight.
Item {
    id: page

    required property Desk desk
    property bool isNarrow: false
    readonly property var form: desk.form
    readonly property var questions: form.questions ?? []
    readonly property var question: questions.find(one => one.isCurrent) ?? { title: "", choices: [] }
    readonly property bool isNotice: desk.noticeText.length > 0
    readonly property string answered: questions.filter(one => !one.isCurrent && one.choices.some(choice => choice.isChosen))
                                       .map(one => one.title + ": " + one.choices.find(choice => choice.isChosen).text).join(" · ")

    Flow {
        id: head

        x: 14
        y: 7
        width: choices.width
        height: page.isNarrow ? 54 : 20
        clip: true

        Text {
            width: Math.min(implicitWidth, head.width)
            rightPadding: 10
            wrapMode: Text.Wrap
            text: page.isNotice ? page.desk.noticeText : page.question.title
            font: Theme.text(15, Font.Bold)
            color: Theme.amber
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Text {
            visible: !page.isNotice
            width: Math.min(implicitWidth, head.width)
            wrapMode: Text.Wrap
            text: (page.form.title ?? "") + (page.answered === "" ? "" : " · " + page.answered)
            font: Theme.text(page.isNarrow ? 14 : 15)
            color: Theme.dark.ink2
        }
    }
    Flickable {
        id: choices

        x: 14
        anchors { bottom: parent.bottom; bottomMargin: page.isNarrow ? 3 : 4 }
        width: buttons.x - x - (more.visible ? 30 : 12)
        height: page.isNarrow ? 28 : 60
        contentHeight: flow.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height

        Flow {
            id: flow

            width: parent.width
            spacing: 4

            Repeater {
                model: page.question.choices

                delegate: StripChoice {
                    required property int index
                    required property var modelData

                    mostWidth: flow.width
                    cap: modelData.cap
                    text: modelData.text
                    note: page.isNarrow ? "" : modelData.note
                    isChosen: modelData.isChosen
                    onPicked: page.desk.answer(page.questions.findIndex(one => one.isCurrent), index)
                    Component.onCompleted: if (isChosen) Qt.callLater(page.reveal, this)
                }
            }
        }
    }
    function reveal(choice) {
        if (!choice)
            return;
        flow.forceLayout();
        choices.contentY = Math.max(0, Math.min(choice.y, flow.height - choices.height));
    }
    Text {
        id: more

        visible: choices.contentHeight > choices.height + 1
        anchors { left: choices.right; leftMargin: 6; verticalCenter: choices.verticalCenter }
        text: choices.contentY > 1 ? (choices.contentY + choices.height < choices.contentHeight - 1 ? "↕" : "↑") : "↓"
        font: Theme.text(17, Font.Bold)
        color: Theme.amber
        Accessible.name: qsTr("Còn câu trả lời khác")
    }
    Column {
        id: buttons

        anchors { right: parent.right; rightMargin: 10; verticalCenter: parent.verticalCenter }
        width: page.isNarrow ? 132 : 214
        spacing: 6

        StripAction {
            width: parent.width
            height: page.isNarrow ? 44 : 39
            cap: page.isNarrow ? "↵" : "Enter"
            text: page.form.confirm ?? ""
            isMain: true
            isOn: page.form.isComplete ?? false
            onPressed: page.desk.confirm()
        }
        StripAction {
            width: parent.width
            height: page.isNarrow ? 36 : 39
            cap: "Esc"
            text: qsTr("Bỏ qua")
            onPressed: page.desk.leaveForm()
        }
    }
}
