#pragma once

#include "voice/sound.h"

#include <QBuffer>
#include <QObject>
#include <QTimer>

#include <memory>

class QAudioSink;

namespace luot::ui {

/// The machine's loudspeaker. One sound at a time.
///
/// Thread: the GUI thread; it does not block.
class SoundPlayer : public QObject {
    Q_OBJECT

public:
    /// None where the machine has no sound device.
    static std::unique_ptr<SoundPlayer> open();
    ~SoundPlayer() override;

    /// Requires: nothing is being played. `finished` follows in any case, at the latest 2 s after the sound's
    /// length.
    void play(const voice::Sound& sound);

signals:
    void finished();
    /// The device broke off or does not take anything; `finished` follows.
    void failed();

private:
    SoundPlayer();
    void end();

    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_samples;
    QTimer m_patience;
};

}
