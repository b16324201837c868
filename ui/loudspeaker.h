#pragma once

#include "voice/sound.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace luot::ui {

/// What makes a sound heard: the machine's device, or a program that is given it as WAV. One sound at a time.
///
/// Thread: the GUI thread; it does not block.
class Loudspeaker : public QObject {
    Q_OBJECT

public:
    /// `program`: a command line that plays what it reads, such as "aplay -q -"; empty: the machine's device.
    /// Ensures: none where there is no program and the machine has no device.
    static std::unique_ptr<Loudspeaker> open(const QString& program);
    ~Loudspeaker() override = default;

    /// Requires: nothing is being played. `finished` follows in any case, at the latest 2 s after the sound's
    /// length.
    void play(const voice::Sound& sound);
    /// Gives up what is being played, if anything; `finished` does not follow.
    void hush();

signals:
    void finished();
    /// It broke off or does not take anything; `finished` follows.
    void failed();

protected:
    Loudspeaker();

    /// Ensures: done() follows, unless stop() comes first.
    virtual void start(const voice::Sound& sound) = 0;
    /// Gives up the sound that is being played.
    virtual void stop() = 0;
    /// Says that the sound has been played, or why it was not.
    void done(const QString& trouble = {});

private:
    bool m_isPlaying = false;
    QTimer m_patience;
};

}
