import QtQuick
import Luot.Kiosk
import Luot.Ui

// Look straight: the head's own middle is measured while the circle fills.
Item {
    id: page

    required property VisitScreen visit

    Steps {
        current: 1
        half: true
    }

    Advice {
        id: advice

        visit: page.visit
    }

    Titles {
        y: 262
        title: advice.heading ? advice.heading.title : "Nhìn vào vòng tròn"
        line: advice.heading ? advice.heading.line : "Giữ đầu thẳng, thoải mái trong một giây"
        english: advice.heading ? advice.heading.english : "Look at the circle and keep your head straight"
        size: 96
        lineSize: 43
        englishSize: 33
    }

    RingArc {
        x: 160
        y: 613
        width: 760
        height: 760
        strokeWidth: 40
        color: Theme.cham
        trackColor: Theme.light.ringTrack
        progress: page.visit.circle
    }

    Mirror {
        visit: page.visit
        x: 220
        y: 673
        width: 640
        height: 640
        rim: 0
        arrow: false
    }

    Chip {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 1424
        size: 37
        icon: page.visit.circle > 0.3 ? "check" : "face"
        text: page.visit.circle > 0.3 ? "Rất tốt, xin giữ nguyên" : "Xin nhìn thẳng vào đây"
    }
}
