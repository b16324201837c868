#pragma once

#include "protocol/vocabulary.h"
#include "voice/announcement_queue.h"
#include "voice/clip_folder.h"
#include "voice/speaking_hours.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

class QProcess;

namespace luot::ui {

class Loudspeaker;

struct VoiceSettings {
    /// Also a WAV file a call, in this folder; off screen, the files alone. Empty: the device, or a folder of
    /// the last calls where there is none.
    QString outDir;
    voice::Address address = voice::Address::Citizen;
    QString accent = "vi"; ///< northern; "vi-vn-x-central", "vi-vn-x-south"
    bool inEnglishToo = false; ///< after each saying
    QString clips{}; ///< a folder of recorded clips, used if it is complete; empty: none
    voice::SpeakingHours hours{};
    QString program = "espeak-ng";
    QString loudspeaker{}; ///< a program that plays what it reads, "aplay -q -"; empty: the machine's device
    int wordsPerMinute = 150;
};

/// How the sound of a device is.
enum class SoundState {
    Works,
    Missing, ///< there is no sound device
    Failing, ///< it broke off or did not take the last call
    NoSpeech, ///< the chime alone: the program that speaks does not work
};

/// As staff are told of it.
protocol::PartState partStateOf(SoundState state);

/// Says the calls of a hall, one after the other: none cuts another off (voice/announcement_queue.h).
///
/// Each is the chime and the call (voice/announcement.h), from recorded clips where their folder is complete,
/// else spoken by espeak-ng, which runs as a program of its own. Without it one warning is logged and the
/// chime is played alone. In quiet hours nothing is heard, and a call counts as said at once. Files are named
/// call-001-A001.wav and so on. Thread: the GUI thread, which it never blocks.
class Voice : public QObject {
    Q_OBJECT

public:
    /// Requires: `clock` outlives the voice.
    Voice(VoiceSettings settings, const Clock& clock, QObject* parent = nullptr);
    ~Voice() override;

    /// Puts the call where it is said; the same call again changes nothing.
    void call(const voice::CallToSay& call);
    /// Calls that wait to be said and are not among these are dropped.
    void keepOnly(const std::set<std::string>& called);

    /// From the next call on.
    void setAddress(voice::Address address) { m_settings.address = address; }

    /// Whether something is being said or waits to be said.
    bool isBusy() const { return m_isSpeaking || m_queue.waiting() > 0; }
    bool writesFiles() const { return !m_player; }
    SoundState soundState() const { return m_soundState; }
    /// From a call to its first word, the longest so far.
    Milliseconds longestDelay() const { return m_queue.longestDelay(); }

signals:
    void speaking(const QString& label, const QString& counter);
    /// The first sample is on its way to the loudspeaker, or the file is written.
    void soundStarted(const QString& label, const QString& counter);
    /// The call has been said to its end, its file is written, or it was dropped.
    void spoken(const QString& label, const QString& counter);
    void soundStateChanged();

private:
    struct Rendering { ///< what the program is to say, language by language
        QString accent;
        QString text;
        voice::Sound speech;
    };

    void next();
    void speak();
    void render();
    void rendered(const voice::Sound& speech);
    void say(const voice::Sound& speech);
    void keep(const voice::Sound& sound); ///< as a file
    void finish();
    void readClips();
    void setSoundState(SoundState state);

    VoiceSettings m_settings;
    const Clock& m_clock;
    voice::AnnouncementQueue m_queue;
    voice::Announcement m_current;
    std::vector<Rendering> m_renderings;
    std::size_t m_rendering = 0;
    std::vector<voice::ClipFolder> m_clips; ///< one a language; empty: the program speaks
    bool m_isSpeaking = false;
    bool m_hasWarned = false;
    bool m_hasBrokenOff = false; ///< in the call being said
    SoundState m_soundState = SoundState::Works;
    int m_fileNumber = 0;
    QProcess* m_program = nullptr;
    QTimer m_patience;
    std::unique_ptr<Loudspeaker> m_player; ///< none: files are written
};

}
