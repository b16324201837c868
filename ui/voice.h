#pragma once

#include "ui/announcement.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <memory>

class QProcess;

namespace luot::ui {

class SoundPlayer;

struct VoiceSettings {
    /// Also a WAV file a call, in this folder; off screen, the files alone. Empty: the device, or a folder of
    /// the last calls where there is none.
    QString outDir;
    Address address = Address::Citizen;
    QString accent = "vi"; ///< northern; "vi-vn-x-central", "vi-vn-x-south"
    QString program = "espeak-ng";
    int wordsPerMinute = 150;
};

/// Says the calls of a hall, one after the other: none cuts another off.
///
/// Each is the chime, the call, and the call again (ui/announcement.h), spoken by espeak-ng, which runs as a
/// program of its own. Without espeak-ng one warning is logged and the chime is played alone. Files are named
/// call-001-A001.wav and so on. Thread: the GUI thread, which it never blocks.
class Voice : public QObject {
    Q_OBJECT

public:
    explicit Voice(VoiceSettings settings, QObject* parent = nullptr);
    ~Voice() override;

    /// Puts the call at the end of the queue. The same ticket still waiting there is not said twice.
    void call(const QString& label, const QString& counter);

    /// From the next call on.
    void setAddress(Address address) { m_settings.address = address; }

    /// Whether something is being said or waits to be said.
    bool isBusy() const { return m_isSpeaking || !m_queue.empty(); }
    bool writesFiles() const { return !m_player; }

signals:
    void speaking(const QString& label, const QString& counter);
    /// The call has been said to its end, or its file is written.
    void spoken(const QString& label, const QString& counter);

private:
    struct Call {
        QString label;
        QString counter;
    };

    void next();
    void speak();
    void say(const Sound& speech);
    void keep(const Sound& sound); ///< as a file
    void finish();
    void warnOnce();

    VoiceSettings m_settings;
    std::deque<Call> m_queue;
    Call m_current;
    bool m_isSpeaking = false;
    bool m_hasWarned = false;
    int m_fileNumber = 0;
    QProcess* m_program = nullptr;
    QTimer m_patience;
    std::unique_ptr<SoundPlayer> m_player; ///< none: files are written
};

}
