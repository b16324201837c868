#include "kiosk/kiosk_sounds.h"

#include "base/log.h"
#include "ui/loudspeaker.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>

#include <array>
#include <utility>

namespace luot::kiosk {

namespace {

constexpr Milliseconds programPatience{5000};
constexpr double promptPeak = 0.9; ///< of full scale
constexpr int wordsPerMinute = 150;

QString nameOf(Tone tone)
{
    static constexpr std::array names{"highlight", "done", "back", "paused", "ticket"};
    return names.at(static_cast<std::size_t>(tone));
}

}

KioskSounds::KioskSounds(KioskSoundSettings settings, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_program)
            m_program->kill();
    });
    // Where nobody looks, nobody listens: then the files are enough.
    if (m_settings.loudspeaker.isEmpty() && !m_settings.outDir.isEmpty()
        && QGuiApplication::platformName() == "offscreen")
        return;
    m_player = ui::Loudspeaker::open(m_settings.loudspeaker);
    if (!m_player) {
        m_soundState = ui::SoundState::Missing;
        spdlog::warn("There is no sound device: nothing is heard, all is shown. Connect a loudspeaker and "
                     "start again, or name a program with --loudspeaker.");
        return;
    }
    connect(m_player.get(), &ui::Loudspeaker::finished, this, &KioskSounds::finished);
    connect(m_player.get(), &ui::Loudspeaker::failed, this, [this] {
        m_hasBrokenOff = true;
        setSoundState(ui::SoundState::Failing);
    });
}

KioskSounds::~KioskSounds()
{
    if (m_program) {
        m_program->disconnect(this);
        m_program->kill();
        m_program->waitForFinished(200);
    }
}

void KioskSounds::play(Tone tone)
{
    if (m_settings.tones == TonesHeard::No || m_heard == Heard::Page)
        return;
    const bool isFree = m_heard == Heard::Nothing && !m_isReading && !m_nextTone;
    if (tone == Tone::Highlight && !isFree)
        return; // late, it would be about another card
    m_nextTone = tone;
    next();
}

void KioskSounds::read(const QString& text, const QString& language)
{
    hush();
    setReading(true);
    m_program = new QProcess{this};
    connect(m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            std::exchange(m_program, nullptr)->deleteLater();
            rendered({});
        }
    });
    connect(m_program, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        QProcess* program = std::exchange(m_program, nullptr);
        program->deleteLater();
        const auto speech = voice::readWav(program->readAllStandardOutput().toStdString());
        rendered(code == 0 && status == QProcess::NormalExit && speech ? *speech : voice::Sound{});
    });
    m_program->setProgram(m_settings.speaker);
    m_program->setArguments(
        {"-v", language, "-s", QString::number(wordsPerMinute), "-b", "1", "--stdout", "--", text});
    m_program->setStandardErrorFile(QProcess::nullDevice());
    m_patience.start(programPatience);
    m_program->start(QIODevice::ReadOnly);
}

void KioskSounds::hush()
{
    m_patience.stop();
    if (QProcess* program = std::exchange(m_program, nullptr)) {
        program->disconnect(this);
        program->kill();
        connect(program, &QProcess::finished, program, &QObject::deleteLater);
    }
    m_nextPage.reset();
    if (m_heard == Heard::Page) {
        m_heard = Heard::Nothing;
        if (m_player)
            m_player->hush();
    }
    setReading(false);
    next();
}

void KioskSounds::rendered(const voice::Sound& speech)
{
    m_patience.stop();
    if (speech.samples.empty()) {
        if (!std::exchange(m_hasWarned, true))
            spdlog::warn("Pages cannot be read aloud: {} does not work here. Install the package espeak-ng.",
                         m_settings.speaker.toStdString());
        setSoundState(ui::SoundState::NoSpeech);
        setReading(false);
        return;
    }
    if (m_soundState == ui::SoundState::NoSpeech)
        setSoundState(ui::SoundState::Works);
    m_nextPage = voice::levelled(voice::trimmed(speech), promptPeak);
    next();
}

void KioskSounds::next()
{
    if (m_heard != Heard::Nothing)
        return;
    if (const auto tone = std::exchange(m_nextTone, {})) {
        m_heard = Heard::Tone;
        give(nameOf(*tone), soundOf(*tone));
    } else if (const auto page = std::exchange(m_nextPage, {})) {
        m_heard = Heard::Page;
        give("page", *page);
    }
}

void KioskSounds::give(const QString& name, const voice::Sound& sound)
{
    const voice::Sound heard = voice::scaled(sound, m_settings.loudness);
    if (!m_settings.outDir.isEmpty()) {
        const QString file = QString{"sound-%1-%2.wav"}.arg(++m_fileNumber, 3, 10, QChar{'0'}).arg(name);
        const auto path = QDir{m_settings.outDir}.filePath(file).toStdString();
        if (const auto written = voice::writeWav(heard, path); !written)
            spdlog::warn("{}", written.error().message);
    }
    if (m_player)
        m_player->play(heard);
    else
        finished();
}

void KioskSounds::finished()
{
    const Heard heard = std::exchange(m_heard, Heard::Nothing);
    if (!std::exchange(m_hasBrokenOff, false) && m_soundState == ui::SoundState::Failing)
        setSoundState(ui::SoundState::Works);
    if (heard == Heard::Page)
        setReading(false);
    next();
}

void KioskSounds::setReading(bool isReading)
{
    if (std::exchange(m_isReading, isReading) != isReading)
        emit readingChanged();
}

void KioskSounds::setSoundState(ui::SoundState state)
{
    if (std::exchange(m_soundState, state) != state)
        emit soundStateChanged();
}

}
