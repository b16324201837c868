#include "ui/voice.h"

#include "ui/loudspeaker.h"

#include "base/log.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace luot::ui {

namespace {

constexpr Milliseconds programPatience{5000};
constexpr int keptWithoutDevice = 20;

QString folderWithoutDevice() { return QDir{QDir::tempPath()}.filePath("luot-voice"); }

}

protocol::PartState partStateOf(SoundState state)
{
    switch (state) {
    case SoundState::Works:
        return protocol::PartState::Ok;
    case SoundState::Missing:
        return protocol::PartState::Missing;
    case SoundState::Failing:
    case SoundState::NoSpeech:
        break;
    }
    return protocol::PartState::Fault;
}

Voice::Voice(VoiceSettings settings, const Clock& clock, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
    , m_clock{clock}
    , m_queue{clock}
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_program)
            m_program->kill();
    });
    readClips();

    // Where nobody looks, nobody listens: then the files are enough.
    if (!m_settings.outDir.isEmpty() && m_settings.loudspeaker.isEmpty()
        && QGuiApplication::platformName() == "offscreen")
        return;
    m_player = Loudspeaker::open(m_settings.loudspeaker);
    if (m_player) {
        connect(m_player.get(), &Loudspeaker::finished, this, &Voice::finish);
        connect(m_player.get(), &Loudspeaker::failed, this, [this] {
            m_hasBrokenOff = true;
            setSoundState(SoundState::Failing);
        });
    } else {
        m_soundState = SoundState::Missing;
        if (m_settings.outDir.isEmpty()) {
            m_settings.outDir = folderWithoutDevice();
            spdlog::warn(
                "There is no sound device: calls are shown, and their sound is kept in {}. Connect a "
                "loudspeaker and start again.",
                m_settings.outDir.toStdString());
        }
    }
}

/// Two languages from one hand, or the program for both: a hall must not hear two voices in one call.
void Voice::readClips()
{
    if (m_settings.clips.isEmpty())
        return;
    std::vector languages{voice::Language::Vietnamese};
    if (m_settings.inEnglishToo)
        languages.push_back(voice::Language::English);
    for (const voice::Language language : languages) {
        auto clips = voice::ClipFolder::read(m_settings.clips.toStdString(), language);
        if (!clips) {
            spdlog::warn("The recorded clips are not used, espeak-ng speaks: {}", clips.error().message);
            m_clips.clear();
            return;
        }
        m_clips.push_back(std::move(*clips));
    }
}

Voice::~Voice()
{
    if (m_program) {
        m_program->disconnect(this);
        m_program->kill();
        m_program->waitForFinished(200);
    }
}

void Voice::call(const voice::CallToSay& call)
{
    if (m_queue.add(call) && !m_isSpeaking)
        next();
}

void Voice::keepOnly(const std::set<std::string>& called)
{
    for (const std::string& label : m_queue.keepOnly(called))
        emit spoken(QString::fromStdString(label), {});
}

void Voice::next()
{
    while (const auto announcement = m_queue.next()) {
        const voice::CallToSay& call = announcement->call;
        if (m_settings.hours.isQuietAt(m_clock.wall())) {
            emit spoken(QString::fromStdString(call.label), QString::fromStdString(call.counter));
            continue;
        }
        m_current = *announcement;
        m_isSpeaking = true;
        emit speaking(QString::fromStdString(call.label), QString::fromStdString(call.counter));
        speak();
        return;
    }
}

void Voice::speak()
{
    const voice::CallToSay& call = m_current.call;
    if (!m_clips.empty()) {
        const auto said = [&](std::size_t language) {
            return language < m_clips.size()
                ? m_clips[language].call(call.label, call.counter, m_settings.address)
                : voice::Sound{};
        };
        say(voice::inBothLanguages(said(0), said(1)));
        return;
    }
    m_renderings
        = {{m_settings.accent,
            QString::fromStdString(voice::announcementText(call.label, call.counter, m_settings.address)),
            {}}};
    if (m_settings.inEnglishToo)
        m_renderings.push_back(
            {"en", QString::fromStdString(voice::announcementTextInEnglish(call.label, call.counter)), {}});
    m_rendering = 0;
    render();
}

void Voice::render()
{
    m_program = new QProcess{this};
    connect(m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            m_patience.stop();
            std::exchange(m_program, nullptr)->deleteLater();
            rendered({});
        }
    });
    connect(m_program, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_patience.stop();
        QProcess* program = std::exchange(m_program, nullptr);
        program->deleteLater();
        const auto speech = voice::readWav(program->readAllStandardOutput().toStdString());
        // Half a word is worse than the chime alone.
        rendered(code == 0 && status == QProcess::NormalExit && speech ? *speech : voice::Sound{});
    });
    const Rendering& wanted = m_renderings[m_rendering];
    m_program->setProgram(m_settings.program);
    m_program->setArguments({"-v", wanted.accent, "-s", QString::number(m_settings.wordsPerMinute), "-b", "1",
                             "--stdout", wanted.text});
    m_program->setStandardErrorFile(QProcess::nullDevice());
    m_patience.start(programPatience);
    m_program->start(QIODevice::ReadOnly);
}

void Voice::rendered(const voice::Sound& speech)
{
    if (speech.samples.empty()) {
        if (!std::exchange(m_hasWarned, true)) {
            spdlog::warn(
                "Calls cannot be spoken, only the chime is played: {} does not work here. Install the "
                "package espeak-ng.",
                m_settings.program.toStdString());
        }
        if (m_soundState == SoundState::Works)
            setSoundState(SoundState::NoSpeech);
    } else if (m_soundState == SoundState::NoSpeech) {
        setSoundState(SoundState::Works);
    }
    m_renderings[m_rendering].speech = speech;
    if (++m_rendering < m_renderings.size()) {
        render();
        return;
    }
    say(voice::inBothLanguages(m_renderings.front().speech,
                               m_renderings.size() > 1 ? m_renderings[1].speech : voice::Sound{}));
}

void Voice::say(const voice::Sound& speech)
{
    const voice::Sound sound = voice::scaled(voice::announcementSound(speech, m_current.times),
                                             m_settings.hours.volumeAt(m_clock.wall()));
    const QString label = QString::fromStdString(m_current.call.label);
    const QString counter = QString::fromStdString(m_current.call.counter);
    if (!m_settings.outDir.isEmpty())
        keep(sound);
    if (m_player) {
        m_player->play(sound);
        emit soundStarted(label, counter);
    } else {
        emit soundStarted(label, counter);
        finish();
    }
}

void Voice::keep(const voice::Sound& sound)
{
    ++m_fileNumber;
    const QDir folder{m_settings.outDir};
    const QString name = QString{"call-%1-%2.wav"}
                             .arg(m_fileNumber, 3, 10, QChar{'0'})
                             .arg(QString::fromStdString(m_current.call.label));
    if (const auto written = voice::writeWav(sound, folder.filePath(name).toStdString()); !written)
        spdlog::warn("{}", written.error().message);
    if (m_settings.outDir == folderWithoutDevice()) {
        // Nobody asked for these files: only the latest are kept.
        const QStringList files = folder.entryList({"call-*.wav"}, QDir::Files, QDir::Time);
        for (const QString& old : files.mid(keptWithoutDevice))
            QFile::remove(folder.filePath(old));
    }
}

void Voice::finish()
{
    const voice::CallToSay done = std::exchange(m_current, {}).call;
    m_isSpeaking = false;
    if (!std::exchange(m_hasBrokenOff, false) && m_soundState == SoundState::Failing)
        setSoundState(SoundState::Works);
    emit spoken(QString::fromStdString(done.label), QString::fromStdString(done.counter));
    if (!m_isSpeaking)
        next();
}

void Voice::setSoundState(SoundState state)
{
    if (std::exchange(m_soundState, state) != state)
        emit soundStateChanged();
}

}
