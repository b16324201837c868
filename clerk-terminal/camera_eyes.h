#pragma once

#include <QThread>

#include "clerk-terminal/counter_eyes.h"

namespace luot::clerk_terminal {

/// The counter's camera, open only while a check is under way.
///
/// Loading the models and opening a camera take a second; both happen in a thread of its own, so that no key
/// waits.
class CameraEyes : public CounterEyes {
    Q_OBJECT

public:
    /// `source` as vision::openCamera() takes it.
    explicit CameraEyes(const QString& source, QObject* parent = nullptr);
    ~CameraEyes() override;

    void open(int check) override;
    void takeTemplate() override;
    void close() override;

private:
    class Worker;
    QThread m_thread;
    Worker* m_worker; ///< lives in the thread, goes with it
};

}
