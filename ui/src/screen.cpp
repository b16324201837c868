#include "ui/screen.h"

#include "base/log.h"

#include <QDir>
#include <QFileInfo>
#include <QQmlComponent>
#include <QQmlError>
#include <QQuickWindow>
#include <QSaveFile>

#include <memory>
#include <utility>

namespace luot::ui {

namespace {

std::atomic<int> ownWarnings{0};

// Qt's own categories also warn about the platform (no XDG_RUNTIME_DIR, an unsupported hint): those are
// logged only.
void toLog(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    const QByteArray category{context.category};
    const bool isOurs = category.startsWith("luot") || category == "qml" || category == "js";
    switch (type) {
    case QtDebugMsg:
        spdlog::debug("{}", message.toStdString());
        break;
    case QtInfoMsg:
        spdlog::info("{}", message.toStdString());
        break;
    default:
        if (isOurs)
            ++ownWarnings;
        spdlog::warn("{}", message.toStdString());
    }
}

}

Screen::Screen(QObject* parent)
    : QObject{parent}
{
    qInstallMessageHandler(toLog);
    // A distance field shows facets in numbers of 300 pixels.
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    m_engine.addImportPath("qrc:/qt/qml");
    m_engine.setOutputWarningsToStandardError(false);
    connect(&m_engine, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& errors) {
        for (const QQmlError& error : errors)
            spdlog::warn("{}", error.toString().toStdString());
        m_warnings += static_cast<int>(errors.size());
    });
}

Screen::~Screen()
{
    // The render thread calls back into this object.
    if (m_window)
        m_window->disconnect(this);
}

void Screen::setTextScale(double scale)
{
    m_textScale = scale;
    if (!m_window)
        return; // load() does it
    // A singleton written in QML has no type id before Qt 6.5 that C++ could ask for.
    QQmlComponent component{&m_engine};
    component.setData("import QtQml\nimport Luot.Ui\nQtObject { readonly property QtObject theme: Theme }",
                      {});
    const std::unique_ptr<QObject> holder{component.create()};
    if (auto* theme = holder ? holder->property("theme").value<QObject*>() : nullptr)
        theme->setProperty("textScale", scale);
    else
        spdlog::warn("Texts keep their usual size: {}", component.errorString().toStdString());
}

Result<> Screen::load(const QUrl& file, const QVariantMap& requiredProperties, std::optional<QSize> size)
{
    m_engine.setInitialProperties(requiredProperties);
    m_engine.load(file);
    if (m_engine.rootObjects().isEmpty())
        return failure("The screen cannot be loaded (" + file.toString().toStdString()
                       + "); install the Qt Quick packages that the README lists.");
    m_window = qobject_cast<QQuickWindow*>(m_engine.rootObjects().constFirst());
    if (!m_window)
        return failure("The root of " + file.toString().toStdString() + " is not a Window.");

    setTextScale(m_textScale);
    connect(
        m_window, &QQuickWindow::afterSynchronizing, this, [this] { ++m_syncs; }, Qt::DirectConnection);
    connect(
        m_window, &QQuickWindow::frameSwapped, this,
        [this] {
            const std::uint64_t sync = m_syncs;
            QMetaObject::invokeMethod(
                this, [this, sync] { frameShown(sync); }, Qt::QueuedConnection);
        },
        Qt::DirectConnection);

    if (size) {
        m_window->resize(*size);
        m_window->show();
    } else {
        m_window->showFullScreen();
    }
    return {};
}

void Screen::whenShown(std::function<void()> then)
{
    // A sync copies the GUI thread's state while that thread waits, so the next one has everything set until
    // now.
    m_waiting.push_back({m_syncs + 1, std::move(then)});
    m_window->update();
}

void Screen::savePicture(const QString& file, std::function<void(bool)> done)
{
    whenShown([this, file, done = std::move(done)] {
        QDir{}.mkpath(QFileInfo{file}.path());
        // Who waits for the file never sees half of it.
        QSaveFile picture{file};
        const bool saved = picture.open(QIODevice::WriteOnly) && m_window->grabWindow().save(&picture, "PNG")
            && picture.commit();
        if (!saved)
            spdlog::warn("The picture {} cannot be written; check the folder and the space left.",
                         file.toStdString());
        if (done)
            done(saved);
    });
}

void Screen::frameShown(std::uint64_t sync)
{
    m_warnings += ownWarnings.exchange(0);
    std::vector<std::function<void()>> due;
    std::erase_if(m_waiting, [&](Waiting& waiting) {
        if (waiting.sync > sync)
            return false;
        due.push_back(std::move(waiting.then));
        return true;
    });
    for (const auto& then : due)
        then();
}

}
