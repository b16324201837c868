#include "clerk-terminal/camera_eyes.h"

#include "base/log.h"
#include "protocol/paper_code.h"
#include "vision/code_camera.h"
#include "vision/face_watch.h"

#include <atomic>
#include <optional>
#include <utility>

namespace luot::clerk_terminal {

namespace {

/// Opens when the first picture is asked for, which is in the watch's own thread.
class LateCamera : public vision::Camera {
public:
    explicit LateCamera(std::string source)
        : m_source{std::move(source)}
    {
    }

    Result<std::optional<vision::Frame>> next() override
    {
        if (!m_camera) {
            auto opened = vision::openCamera(m_source);
            if (!opened)
                return tl::unexpected{opened.error()};
            m_camera = std::move(*opened);
        }
        return m_camera->next();
    }

private:
    std::string m_source;
    std::unique_ptr<vision::Camera> m_camera;
};

}

/// Lives in the eyes' thread, and every call to the watch with it.
class CameraEyes::Worker : public QObject {
public:
    Worker(CameraEyes& eyes, std::string source)
        : m_eyes{eyes}
        , m_source{std::move(source)}
    {
    }

    void open(int check)
    {
        m_watch.reset();
        if (!m_models) {
            auto found = vision::findModels();
            if (!found) {
                fail(check, found.error());
                return;
            }
            m_models = std::move(*found);
        }
        auto camera = std::make_unique<vision::CodeCamera>(
            std::make_unique<LateCamera>(m_source), [this, check](std::string text) {
                auto code = protocol::readPaperCode(text);
                protocol::wipe(text);
                if (code)
                    emit m_eyes.codeSeen(check, std::make_shared<protocol::PaperCode>(std::move(*code)));
                return code.has_value();
            });
        m_check = check;
        m_hindrance = vision::Hindrance::None;
        m_watch = std::make_unique<vision::FaceWatch>(
            std::move(camera), *m_models,
            vision::FaceWatch::Callbacks{.ready = {},
                                         .sighted =
                                             [this, check](const vision::Sighting& sighting) {
                                                 const vision::Hindrance hindrance = sighting.hindrance;
                                                 if (m_hindrance.exchange(hindrance) != hindrance)
                                                     emit m_eyes.hindered(check, hindrance);
                                             },
                                         .ended = {},
                                         .failed
                                         = [this, check](const Error& error) { fail(check, error); }});
    }

    void takeTemplate()
    {
        if (!m_watch)
            return;
        m_watch->beginTemplate(
            [this, check = m_check](Result<vision::FaceTemplate> face) {
                if (!face)
                    spdlog::info("No face to compare: {}", face.error().message);
                emit m_eyes.faceSeen(check, std::make_shared<Result<vision::FaceTemplate>>(std::move(face)));
            },
            vision::TemplateUse::Verify);
    }

    void close() { m_watch.reset(); }

private:
    void fail(int check, const Error& error)
    {
        spdlog::error("The counter's camera: {}", error.message);
        emit m_eyes.failed(check);
    }

    CameraEyes& m_eyes;
    std::string m_source;
    std::optional<vision::Models> m_models;
    std::unique_ptr<vision::FaceWatch> m_watch;
    int m_check = 0;
    std::atomic<vision::Hindrance> m_hindrance = vision::Hindrance::None; ///< told last
};

CameraEyes::CameraEyes(const QString& source, QObject* parent)
    : CounterEyes{parent}
    , m_worker{new Worker{*this, source.toStdString()}}
{
    qRegisterMetaType<SeenFace>();
    qRegisterMetaType<SeenCode>();
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

CameraEyes::~CameraEyes()
{
    m_thread.quit();
    m_thread.wait();
}

void CameraEyes::open(int check)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, check] { worker->open(check); });
}

void CameraEyes::takeTemplate()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->takeTemplate(); });
}

void CameraEyes::close()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->close(); });
}

}
