#include "kiosk/src/camera_keeper.h"

#include "base/log.h"
#include "kiosk/kiosk_session.h"
#include "vision/testing/scripted_citizen.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <chrono>
#include <utility>

namespace luot::kiosk {

using namespace std::chrono_literals;
using vision::testing::ScriptedCitizen;

struct CameraKeeper::Opened {
    Result<vision::Models> models = failure("");
    Result<std::unique_ptr<vision::Camera>> camera = failure("");
    ScriptedCitizen* citizen = nullptr; ///< the camera, if it is one
};

CameraKeeper::CameraKeeper(KioskSession& session, QString source)
    : m_session{session}
    , m_source{std::move(source)}
{
    m_again.setSingleShot(true);
    m_again.setInterval(10s);
    connect(&m_again, &QTimer::timeout, this, &CameraKeeper::open);
    connect(&m_session, &KioskSession::cameraLost, this, &CameraKeeper::tryLater);
}

CameraKeeper::~CameraKeeper()
{
    m_session.showTo([](const auto&) {});
}

void CameraKeeper::open()
{
    if (m_opening)
        return;
    if (m_source.isEmpty()) {
        m_session.cameraFailed();
        return;
    }
    m_opening = true;
    QThreadPool::globalInstance()->start(
        [keeper = QPointer<CameraKeeper>{this}, source = m_source.toStdString()] {
            auto opened = std::make_shared<Opened>();
            opened->models = vision::findModels();
            if (opened->models && vision::testing::isScriptedCitizen(source)) {
                auto citizen = vision::testing::openScriptedCitizen(source);
                if (citizen) {
                    opened->citizen = citizen->get();
                    opened->camera = std::move(*citizen);
                } else {
                    opened->camera = failure(citizen.error().message);
                }
            } else if (opened->models) {
                opened->camera = vision::openCamera(source);
            }
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [keeper, opened] {
                    if (keeper)
                        keeper->use(opened);
                },
                Qt::QueuedConnection);
        });
}

void CameraKeeper::use(const std::shared_ptr<Opened>& opened)
{
    m_opening = false;
    if (!opened->models || !opened->camera) {
        m_session.cameraFailed();
        const auto& error = opened->models ? opened->camera.error() : opened->models.error();
        tryLater(QString::fromStdString(error.message));
        return;
    }
    if (auto watching = m_session.watch(std::move(*opened->camera), *opened->models); !watching) {
        tryLater(QString::fromStdString(watching.error().message));
        return;
    }
    m_lastSentence.clear();
    if (auto* citizen = opened->citizen)
        m_session.showTo([citizen](const vision::testing::ScreenView& screen) { citizen->see(screen); });
}

void CameraKeeper::tryLater(const QString& sentence)
{
    m_session.showTo([](const auto&) {});
    if (std::exchange(m_lastSentence, sentence) != sentence)
        spdlog::error("{}", sentence.toStdString());
    m_again.start();
    emit lost(sentence);
}

}
