#include "ui/voice.h"

#include "ui/sound_player.h"

#include "base/log.h"

#include <QDir>
#include <QGuiApplication>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace luot::ui {

namespace {

constexpr Milliseconds programPatience{5000};
constexpr int keptWithoutDevice = 20;

QString folderWithoutDevice() { return QDir{QDir::tempPath()}.filePath("luot-voice"); }

}

Voice::Voice(VoiceSettings settings, QObject* parent)
    : QObject{parent}
    , m_settings{std::move(settings)}
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_program)
            m_program->kill();
    });

    // Where nobody looks, nobody listens: then the files are enough.
    if (!m_settings.outDir.isEmpty() && QGuiApplication::platformName() == "offscreen")
        return;
    m_player = SoundPlayer::open();
    if (m_player) {
        connect(m_player.get(), &SoundPlayer::finished, this, &Voice::finish);
    } else if (m_settings.outDir.isEmpty()) {
        m_settings.outDir = folderWithoutDevice();
        spdlog::warn(
            "There is no sound device: calls are shown, and their sound is kept in {}. Connect a loudspeaker "
            "and start again.",
            m_settings.outDir.toStdString());
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

void Voice::call(const QString& label, const QString& counter)
{
    const auto same = std::ranges::find(m_queue, label, &Call::label);
    if (same != m_queue.end()) {
        same->counter = counter;
        return;
    }
    m_queue.push_back({label, counter});
    if (!m_isSpeaking)
        next();
}

void Voice::next()
{
    if (m_queue.empty())
        return;
    m_current = m_queue.front();
    m_queue.pop_front();
    m_isSpeaking = true;
    emit speaking(m_current.label, m_current.counter);
    speak();
}

void Voice::speak()
{
    m_program = new QProcess{this};
    connect(m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            m_patience.stop();
            std::exchange(m_program, nullptr)->deleteLater();
            warnOnce();
            say({});
        }
    });
    connect(m_program, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_patience.stop();
        QProcess* program = std::exchange(m_program, nullptr);
        program->deleteLater();
        const auto speech = readWav(program->readAllStandardOutput().toStdString());
        if (code != 0 || status != QProcess::NormalExit || !speech)
            warnOnce();
        say(speech.value_or(Sound{}));
    });
    m_program->setProgram(m_settings.program);
    m_program->setArguments({"-v", m_settings.accent, "-s", QString::number(m_settings.wordsPerMinute), "-b",
                             "1", "--stdout",
                             announcementText(m_current.label, m_current.counter, m_settings.address)});
    m_program->setStandardErrorFile(QProcess::nullDevice());
    m_patience.start(programPatience);
    m_program->start(QIODevice::ReadOnly);
}

void Voice::say(const Sound& speech)
{
    const Sound sound = announcementSound(speech);
    if (!m_settings.outDir.isEmpty())
        keep(sound);
    if (m_player)
        m_player->play(sound);
    else
        finish();
}

void Voice::keep(const Sound& sound)
{
    ++m_fileNumber;
    const QDir folder{m_settings.outDir};
    const QString name = QString{"call-%1-%2.wav"}.arg(m_fileNumber, 3, 10, QChar{'0'}).arg(m_current.label);
    if (const auto written = writeWav(sound, folder.filePath(name).toStdString()); !written)
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
    const Call done = std::exchange(m_current, {});
    m_isSpeaking = false;
    emit spoken(done.label, done.counter);
    if (!m_isSpeaking)
        next();
}

void Voice::warnOnce()
{
    if (!std::exchange(m_hasWarned, true)) {
        spdlog::warn(
            "Calls cannot be spoken, only the chime is played: {} does not work here. Install the package "
            "espeak-ng.",
            m_settings.program.toStdString());
    }
}

}
