import QtQuick
import Luot.ClerkTerminal
import Luot.Ui

// What came of the current request: its four figures, and which is chosen.
Item {
    id: result

    required property Desk desk
    property bool isNarrow: false
    readonly property string code: desk.dossier.code ?? ""

    Text {
        x: 10
        y: 7
        width: more.x - x - 6
        elide: Text.ElideRight
        text: result.code !== "" && !result.isNarrow ? result.code : qsTr("Kết quả")
        font: Theme.text(15, Font.DemiBold)
        color: result.desk.outcome < 0 ? Theme.amber : Theme.dark.ink2
    }
    Text {
        id: more

        anchors { right: parent.right; rightMargin: 10 }
        y: 7
        width: visible ? implicitWidth : 0
        visible: result.desk.openRequests > 1
        text: "← " + result.desk.currentRequest + " →"
        font: Theme.text(15, Font.Bold)
        color: Theme.dark.ink
        Accessible.name: qsTr("Yêu cầu %1").arg(result.desk.currentRequest)
    }
    Grid {
        x: 8
        y: 31
        columns: result.isNarrow ? 4 : 2
        columnSpacing: 5
        rowSpacing: 4

        Repeater {
            model: result.desk.outcomeNames

            delegate: StripChoice {
                required property int index
                required property string modelData

                width: result.isNarrow ? (result.width - 16 - 15) / 4 : (result.width - 16 - 5) / 2
                cap: index + 1
                text: result.isNarrow ? "" : modelData
                spoken: modelData
                isChosen: result.desk.outcome === index
                onPicked: result.desk.choose(index)
            }
        }
    }
    // No room for four words: the chosen one's.
    Text {
        visible: result.isNarrow
        x: 10
        y: 65
        width: parent.width - 16
        elide: Text.ElideRight
        text: result.desk.outcome < 0 ? qsTr("Chưa chọn") : result.desk.outcomeNames[result.desk.outcome]
        font: Theme.text(15, Font.Bold)
        color: result.desk.outcome < 0 ? Theme.amber : Theme.dark.ink
    }
}
