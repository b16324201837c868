import QtQuick
import Luot.Kiosk
import Luot.Ui

// Look straight: the head's own middle is measured while the circle fills.
Sheet {
    id: page

    Steps {
        sheet: page
        current: 1
        half: true
    }

    Advice {
        id: advice

        visit: page.visit
    }

    Titles {
        sheet: page
        y: page.by(258, 252, 112, 100)
        title: advice.heading ? advice.heading.title : qsTr("Nhìn vào vòng tròn")
        line: advice.heading ? advice.heading.line : qsTr("Giữ đầu thẳng, thoải mái trong một giây")
        briefLine: advice.heading ? advice.heading.line : qsTr("Giữ đầu thẳng một giây")
        english: advice.heading ? advice.heading.english : "Look at the circle and keep your head straight"
        size: page.across ? 76 : 96
        lineSize: page.across ? 36 : 43
        englishSize: page.across ? 29 : 33
    }

    Item {
        id: circle

        x: page.by(160, 180, 456, 466)
        y: page.by(613, 504, 290, 300)
        width: page.by(760, 720, 640, 620)
        height: width

        RingArc {
            anchors.fill: parent
            strokeWidth: page.across ? 36 : 40
            color: Theme.cham
            trackColor: Theme.light.ringTrack
            progress: page.visit.circle
        }

        Mirror {
            visit: page.visit
            anchors.fill: parent
            anchors.margins: page.across ? 54 : 60
            rim: 0
            arrow: false
            always: true
        }
    }

    Chip {
        x: circle.x + (circle.width - width) / 2
        y: circle.y + circle.height + page.by(50, 60, 26, 26)
        size: page.by(37, 56, 37, 50)
        icon: page.visit.circle > 0.3 ? "check" : "face"
        text: page.visit.circle > 0.3 ? qsTr("Rất tốt, xin giữ nguyên") : qsTr("Xin nhìn thẳng vào đây")
    }
}
