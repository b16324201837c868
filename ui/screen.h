#pragma once

#include "base/result.h"

#include <QObject>
#include <QQmlApplicationEngine>
#include <QSize>
#include <QUrl>
#include <QVariantMap>

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

class QQuickWindow;

namespace luot::ui {

/// A device's window: one QML file whose root is a Window, loaded with its required properties.
///
/// Requires: a QGuiApplication. The root leaves `visible` false: the screen shows it, full screen or at
/// `size`. Thread: the GUI thread.
class Screen : public QObject {
    Q_OBJECT

public:
    explicit Screen(QObject* parent = nullptr);
    ~Screen() override;

    /// `file` such as "qrc:/qt/qml/Luot/DisplayBoard/Main.qml". Fails when it does not load.
    Result<> load(const QUrl& file, const QVariantMap& requiredProperties, std::optional<QSize> size);

    /// From now on and while shown: how much larger than in the design texts are, 1 to 2.
    void setTextScale(double scale);

    QQuickWindow* window() const { return m_window; }
    QQmlApplicationEngine& engine() { return m_engine; }

    /// Warnings of QML, of JavaScript and of our own items since the screen was made.
    int warnings() const { return m_warnings; }

    /// Calls `then` once everything set until now has been rendered and handed to the display.
    void whenShown(std::function<void()> then);

    /// Saves the picture once everything set until now has been rendered; `done` hears whether it could be
    /// written.
    void savePicture(const QString& file, std::function<void(bool)> done = {});

private:
    struct Waiting {
        std::uint64_t sync;
        std::function<void()> then;
    };
    void frameShown(std::uint64_t sync);

    QQmlApplicationEngine m_engine;
    QQuickWindow* m_window = nullptr;
    std::atomic<std::uint64_t> m_syncs{0}; ///< frames whose state was taken over by the render thread
    std::vector<Waiting> m_waiting;
    double m_textScale = 1.0;
    int m_warnings = 0;
};

}
