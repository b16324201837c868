#include "kiosk/page_pictures.h"

#include "base/log.h"
#include "ui/screen.h"

#include <QDir>

namespace luot::kiosk {

namespace {

constexpr double half = 0.5;

struct Shot {
    QString name; ///< empty: this page is not kept
    double ring = 1.0; ///< how full its ring is
};

Shot shotOf(const VisitView& view)
{
    switch (view.page) {
    case Page::Attract:
        return {"kiosk-1-attract"};
    case Page::Greeting:
        return {"kiosk-2-greeting", view.circle};
    case Page::Neutral:
        return {"kiosk-3-neutral", view.circle};
    case Page::Consent:
        return {"kiosk-4-consent", view.pointing.progress};
    case Page::Choose:
        return {"kiosk-5-choose", view.pointing.progress};
    case Page::Confirm:
        return {"kiosk-6-confirm", view.pointing.progress};
    case Page::Already:
        return {"kiosk-6-already", view.pointing.progress};
    case Page::Issued:
        return {"kiosk-7-issued", view.paper == Paper::Printed ? 1.0 : 0.0};
    case Page::NoPaper:
        return {"kiosk-7-no-paper"};
    case Page::PrintUnknown:
        return {"kiosk-7-print-unknown"};
    case Page::PrinterTrouble:
        return {"kiosk-7-printer-trouble"};
    case Page::CameraFault:
        return {"kiosk-0-camera-fault"};
    case Page::OtherWays:
        return {"kiosk-3-other-ways"};
    default:
        return {};
    }
}

}

PagePictures::PagePictures(ui::Screen& screen, QString folder)
    : m_screen{screen}
    , m_folder{std::move(folder)}
{
}

void PagePictures::shown(const VisitView& view)
{
    m_hadNumber = m_hadNumber || view.ticket;
    if (m_hadNumber && !view.ticket)
        return; // the next visit
    const Shot shot = shotOf(view);
    const bool otherPage = shot.name != m_last;
    const bool reached = shot.ring >= half && (otherPage || m_lastRing < half);
    m_last = shot.name;
    m_lastRing = shot.ring;
    if (shot.name.isEmpty() || !reached || !m_saving.isEmpty())
        return;
    m_saving = shot.name;
    m_screen.savePicture(QDir{m_folder}.filePath(shot.name + ".png"), [this](bool saved) {
        if (!saved)
            spdlog::error("{}.png could not be written into {}; is there room and permission?",
                          m_saving.toStdString(), m_folder.toStdString());
        m_saving.clear();
    });
}

}
