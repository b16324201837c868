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

namespace {

Result<vision::Models> modelsFor(FaceBinding binding)
{
    const auto folder = vision::modelFolder();
    if (binding == FaceBinding::Off)
        return vision::findModels(folder, vision::ModelUse::DetectionOnly);
    auto all = vision::findModels(folder);
    if (all)
        return all;
    auto fewer = vision::findModels(folder, vision::ModelUse::DetectionOnly);
    if (!fewer)
        return all;
    spdlog::error("{} Until this kiosk is started again, heads choose, but no face is bound to a ticket.",
                  all.error().message);
    return fewer;
}

}

CameraKeeper::CameraKeeper(KioskSession& session, QString source, FaceBinding binding)
    : m_session{session}
    , m_source{std::move(source)}
    , m_binding{binding}
{
    m_again.setSingleShot(true);
    m_again.setInterval(10s);
    connect(&m_again, &QTimer::timeout, this, &CameraKeeper::open);
    connect(&m_session, &KioskSession::cameraLost, this, &CameraKeeper::tryLater);
    connect(&m_session, &KioskSession::watching, this, [this] { m_lastSentence.clear(); });
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
        m_session.cameraFailed(CameraTrouble::NoCamera);
        return;
    }
    m_opening = true;
    QThreadPool::globalInstance()->start(
        [keeper = QPointer<CameraKeeper>{this}, source = m_source.toStdString(), binding = m_binding] {
            auto opened = std::make_shared<Opened>();
            opened->models = modelsFor(binding);
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
        m_session.cameraFailed(opened->models ? CameraTrouble::Camera : CameraTrouble::Models);
        const auto& error = opened->models ? opened->camera.error() : opened->models.error();
        tryLater(QString::fromStdString(error.message));
        return;
    }
    m_session.watch(std::move(*opened->camera), *opened->models);
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
