#include "ui/loudspeaker.h"

#include "base/log.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QMediaDevices>
#include <QProcess>

#include <algorithm>
#include <utility>

namespace luot::ui {

namespace {

// The device's own rate and channels where it does not take ours; a straight line between two samples is
// enough for speech.
QByteArray converted(const voice::Sound& sound, const QAudioFormat& format)
{
    const auto frames = static_cast<std::size_t>(static_cast<std::int64_t>(sound.samples.size())
                                                 * format.sampleRate() / sound.rate);
    const int channels = format.channelCount();
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(frames) * format.bytesPerFrame());
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double place = static_cast<double>(frame) * sound.rate / format.sampleRate();
        const auto before = static_cast<std::size_t>(place);
        const std::size_t after = std::min(before + 1, sound.samples.size() - 1);
        const double part = place - static_cast<double>(before);
        const double value = sound.samples[before] * (1 - part) + sound.samples[after] * part;
        const auto sample = static_cast<std::int16_t>(value);
        const auto wide = static_cast<float>(value / 32768.0);
        for (int channel = 0; channel < channels; ++channel) {
            if (format.sampleFormat() == QAudioFormat::Float)
                bytes.append(reinterpret_cast<const char*>(&wide), sizeof wide);
            else
                bytes.append(reinterpret_cast<const char*>(&sample), sizeof sample);
        }
    }
    return bytes;
}

QAudioFormat formatFor(const QAudioDevice& device, int rate)
{
    QAudioFormat format;
    format.setSampleRate(rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isFormatSupported(format))
        return format;
    format = device.preferredFormat();
    if (format.sampleFormat() != QAudioFormat::Float)
        format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

/// The sound device of the machine, whichever is the default when a sound begins.
class DeviceLoudspeaker final : public Loudspeaker {
public:
    ~DeviceLoudspeaker() override { DeviceLoudspeaker::stop(); }

private:
    void start(const voice::Sound& sound) override
    {
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        if (device.isNull()) {
            done("there is none any more");
            return;
        }
        const QAudioFormat format = formatFor(device, sound.rate);
        m_samples.close();
        m_samples.setData(converted(sound, format));
        m_samples.open(QIODevice::ReadOnly);
        m_sink = std::make_unique<QAudioSink>(device, format);
        connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
            if (state == QAudio::IdleState && m_samples.atEnd())
                done();
            else if (state == QAudio::StoppedState && m_sink->error() != QAudio::NoError)
                done("it broke off in a call");
        });
        m_sink->start(&m_samples);
    }

    void stop() override
    {
        if (!m_sink)
            return;
        m_sink->disconnect(this);
        m_sink.release()->deleteLater();
    }

    std::unique_ptr<QAudioSink> m_sink;
    QBuffer m_samples;
};

/// A program that is started for each sound and ends when it has been heard.
class ProgramLoudspeaker final : public Loudspeaker {
public:
    explicit ProgramLoudspeaker(const QString& commandLine)
        : m_command{QProcess::splitCommand(commandLine)}
    {
    }
    ~ProgramLoudspeaker() override { ProgramLoudspeaker::stop(); }

private:
    void start(const voice::Sound& sound) override
    {
        m_program = new QProcess{this};
        m_program->setStandardOutputFile(QProcess::nullDevice());
        m_program->setStandardErrorFile(QProcess::nullDevice());
        connect(m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                done(m_command.first() + " cannot be started");
        });
        connect(m_program, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            const bool isWell = code == 0 && status == QProcess::NormalExit;
            done(isWell ? QString{} : m_command.first() + " broke off in a call");
        });
        m_program->start(m_command.first(), m_command.mid(1));
        m_program->write(QByteArray::fromStdString(voice::wavBytes(sound)));
        m_program->closeWriteChannel();
    }

    void stop() override
    {
        QProcess* program = std::exchange(m_program, nullptr);
        if (!program)
            return;
        program->disconnect(this);
        program->kill();
        program->deleteLater();
    }

    QStringList m_command;
    QProcess* m_program = nullptr;
};

}

std::unique_ptr<Loudspeaker> Loudspeaker::open(const QString& program)
{
    if (!program.isEmpty())
        return std::make_unique<ProgramLoudspeaker>(program);
    if (QMediaDevices::defaultAudioOutput().isNull())
        return nullptr;
    return std::make_unique<DeviceLoudspeaker>();
}

Loudspeaker::Loudspeaker()
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { done("it does not finish"); });
}

void Loudspeaker::play(const voice::Sound& sound)
{
    m_isPlaying = true;
    m_patience.start(sound.length() + Milliseconds{2000});
    if (sound.samples.empty())
        QMetaObject::invokeMethod(
            this, [this] { done(); }, Qt::QueuedConnection);
    else
        start(sound);
}

void Loudspeaker::hush()
{
    if (!std::exchange(m_isPlaying, false))
        return;
    m_patience.stop();
    stop();
}

void Loudspeaker::done(const QString& trouble)
{
    if (!std::exchange(m_isPlaying, false))
        return;
    m_patience.stop();
    stop();
    if (!trouble.isEmpty()) {
        spdlog::warn("The loudspeaker: {}; check its plug and that it is on. The next call tries again.",
                     trouble.toStdString());
        emit failed();
    }
    emit finished();
}

}
