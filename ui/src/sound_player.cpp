#include "ui/sound_player.h"

#include "base/log.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

#include <algorithm>
#include <cstring>

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

}

std::unique_ptr<SoundPlayer> SoundPlayer::open()
{
    if (QMediaDevices::defaultAudioOutput().isNull())
        return nullptr;
    return std::unique_ptr<SoundPlayer>{new SoundPlayer};
}

SoundPlayer::SoundPlayer()
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        spdlog::warn(
            "The sound device does not finish; check that it is on and not used by another program.");
        emit failed();
        end();
    });
}

SoundPlayer::~SoundPlayer()
{
    if (m_sink)
        m_sink->disconnect(this);
}

void SoundPlayer::play(const voice::Sound& sound)
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    m_patience.start(sound.length() + Milliseconds{2000});
    if (device.isNull() || sound.samples.empty()) {
        m_patience.start(Milliseconds{0});
        return;
    }
    const QAudioFormat format = formatFor(device, sound.rate);
    m_samples.close();
    m_samples.setData(converted(sound, format));
    m_samples.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    connect(m_sink.get(), &QAudioSink::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::IdleState && m_samples.atEnd()) {
            end();
        } else if (state == QAudio::StoppedState && m_sink->error() != QAudio::NoError) {
            spdlog::warn("The sound device broke off in a call; check its plug. The next call tries again.");
            emit failed();
            end();
        }
    });
    m_sink->start(&m_samples);
}

void SoundPlayer::end()
{
    if (!m_patience.isActive() && !m_sink)
        return;
    m_patience.stop();
    if (m_sink) {
        m_sink->disconnect(this);
        m_sink.release()->deleteLater();
    }
    emit finished();
}

}
