#include "clerk-terminal/desk_pictures.h"

#include "base/log.h"

#include <QDir>
#include <QImage>
#include <QQuickWindow>

namespace luot::clerk_terminal {

DeskPictures::DeskPictures(Desk& desk, QQuickWindow& window, QString directory, QObject* parent)
    : QObject{parent}
    , m_desk{desk}
    , m_window{window}
    , m_directory{std::move(directory)}
{
    QDir{}.mkpath(m_directory);
    connect(&desk, &Desk::changed, this, &DeskPictures::look);
}

QString DeskPictures::stateName() const
{
    // A view that has just come in is not yet one to work with.
    if (!m_desk.isLive())
        return {};
    switch (m_desk.state()) {
    case Desk::Free:
        return m_hadVisit ? "finished" : "free";
    case Desk::Called:
        return "called";
    case Desk::Serving:
        return "serving";
    default:
        return {};
    }
}

void DeskPictures::look()
{
    m_hadVisit = m_hadVisit || (m_desk.isLive() && m_desk.hasVisit());
    const QString name = stateName();
    // An outcome that was chosen is worth another look.
    const QString moment = name + m_desk.label() + QString::number(m_desk.outcome());
    if (name.isEmpty() || moment == m_last)
        return;
    m_last = moment;
    const QString file = QDir{m_directory}.filePath("clerk-" + name + ".png");
    if (!m_window.grabWindow().save(file))
        spdlog::warn("The picture {} cannot be written; check the folder and the space left.",
                     file.toStdString());
}

}
