import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// The dossier that is received: its procedure, its code, and the day it is due by law.
Column {
    id: form

    required property Desk desk
    readonly property var dossier: desk.dossier
    readonly property string chosen: dossier.procedure ?? ""
    readonly property int request: dossier.request ?? 0
    property int marked: 0

    // Marks are left out of the comparison, so that "khai sinh" and "đăng ký" are found as they are typed in haste.
    function plain(text) {
        return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
    }
    readonly property var matches: {
        const wanted = plain(procedure.text);
        return (dossier.procedures ?? []).filter(one => plain(one.text).includes(wanted)).slice(0, 4);
    }
    function pick(one) {
        if (!one)
            return;
        desk.setProcedure(one.id);
        procedure.text = one.text;
        code.input.forceActiveFocus();
    }

    spacing: 10
    onChosenChanged: if (!procedure.hasFocus) procedure.text = chosen
    onDossierChanged: if (!code.hasFocus) code.text = dossier.code ?? ""
    onRequestChanged: {
        procedure.text = dossier.procedure ?? "";
        code.text = dossier.code ?? "";
    }
    Component.onCompleted: {
        procedure.text = chosen;
        code.text = dossier.code ?? "";
    }

    TextField {
        id: procedure

        label: qsTr("Thủ tục")
        placeholder: qsTr("Gõ vài chữ để tìm")
        onEdited: {
            form.marked = 0;
            if (form.chosen !== "")
                form.desk.setProcedure("");
        }
        onAccepted: form.pick(form.matches[form.marked])
        Keys.onDownPressed: form.marked = Math.min(form.marked + 1, form.matches.length - 1)
        Keys.onUpPressed: form.marked = Math.max(form.marked - 1, 0)
    }
    Column {
        visible: procedure.hasFocus && form.chosen === ""
        width: parent.width
        spacing: 4

        Repeater {
            model: form.matches

            delegate: ChoiceTile {
                required property int index
                required property var modelData

                height: 34
                text: modelData.text
                isChosen: index === form.marked
                onPicked: form.pick(modelData)
            }
        }
    }
    TextField {
        id: code

        inputName: "dossierCode"
        label: qsTr("Mã hồ sơ")
        placeholder: qsTr("Gõ hoặc quét; để trống được")
        onEdited: if (!form.desk.setDossier(text)) text = ""
    }
    Column {
        visible: form.chosen !== ""
        width: parent.width
        spacing: 4

        Text {
            text: qsTr("Ngày hẹn trả")
            font: Theme.text(15, Font.Bold)
            color: Theme.light.ink2
        }
        Text {
            text: form.dossier.due ?? ""
            font: Theme.text(17, Font.Bold)
            color: Theme.light.ink
        }
        Text {
            width: parent.width
            wrapMode: Text.Wrap
            text: form.dossier.dueNote ?? ""
            font: Theme.text(Theme.clerk.least)
            color: Theme.light.ink2
        }
    }
}
