#pragma once

#include "kiosk/kiosk_tones.h"
#include "ui/voice.h"
#include "voice/sound.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <optional>

class QProcess;

namespace luot::ui {
class Loudspeaker;
}

namespace luot::kiosk {

enum class TonesHeard { No, Yes };

struct KioskSoundSettings {
    TonesHeard tones = TonesHeard::Yes; ///< pages are read to those who ask for it in any case
    double loudness = 1; ///< 0 to 1, of tones and pages alike
    QString loudspeaker{}; ///< a program that plays what it reads; empty: the machine's device
    /// Also a WAV file a sound, in this folder; off screen, the files alone. Empty: none.
    QString outDir{};
    QString speaker = "espeak-ng"; ///< the program that speaks
};

/// All that a kiosk makes heard: tones, and pages read aloud by espeak-ng, which runs as a program of its
/// own. One sound at a time, and none cuts a page off: a tick that comes while something is heard or about to
/// be read is left out, any other tone comes before the page that is read next.
///
/// Files are named sound-001-done.wav, sound-002-page.wav and so on. Without a device or the program it stays
/// silent, and says so once in the log. Thread: the GUI thread, which it never blocks.
class KioskSounds : public QObject {
    Q_OBJECT

public:
    explicit KioskSounds(KioskSoundSettings settings, QObject* parent = nullptr);
    ~KioskSounds() override;

    void play(Tone tone);
    /// Instead of what is being read. `language`: "vi", "en".
    void read(const QString& text, const QString& language);
    /// Ends the reading; a tone goes on.
    void hush();
    /// From read() until the last word, or hush().
    bool isReading() const { return m_isReading; }

    void setLoudness(double loudness) { m_settings.loudness = loudness; } ///< 0 to 1, of the next sound
    ui::SoundState soundState() const { return m_soundState; }

signals:
    void readingChanged();
    void soundStateChanged();

private:
    enum class Heard { Nothing, Tone, Page };

    void rendered(const voice::Sound& speech);
    void next();
    void give(const QString& name, const voice::Sound& sound);
    void finished();
    void setReading(bool isReading);
    void setSoundState(ui::SoundState state);

    KioskSoundSettings m_settings;
    Heard m_heard = Heard::Nothing;
    std::optional<Tone> m_nextTone;
    std::optional<voice::Sound> m_nextPage;
    bool m_isReading = false;
    bool m_hasBrokenOff = false; ///< in the sound being played
    bool m_hasWarned = false;
    int m_fileNumber = 0;
    ui::SoundState m_soundState = ui::SoundState::Works;
    QProcess* m_program = nullptr;
    QTimer m_patience;
    std::unique_ptr<ui::Loudspeaker> m_player; ///< none: files, or nothing
};

}
