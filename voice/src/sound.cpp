#include "voice/sound.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string_view>

namespace luot::voice {

namespace {

constexpr double fullScale = 32767.0;
constexpr int quiet = 197;

std::uint32_t littleEndian(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

void append(std::string& bytes, std::uint32_t value, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::size_t sampleCount(Milliseconds length, int rate)
{
    return static_cast<std::size_t>(length.count() * rate / 1000);
}

}

Milliseconds Sound::length() const
{
    return Milliseconds{static_cast<std::int64_t>(samples.size()) * 1000 / rate};
}

Sound silence(Milliseconds length, int rate)
{
    return {rate, std::vector<std::int16_t>(sampleCount(length, rate), 0)};
}

Sound joined(const std::vector<Sound>& parts)
{
    Sound whole;
    if (!parts.empty())
        whole.rate = parts.front().rate;
    for (const Sound& part : parts)
        whole.samples.insert(whole.samples.end(), part.samples.begin(), part.samples.end());
    return whole;
}

Sound trimmed(const Sound& sound)
{
    const auto isHeard = [](std::int16_t sample) { return std::abs(int{sample}) > quiet; };
    const auto first = std::ranges::find_if(sound.samples, isHeard);
    const auto last = std::find_if(sound.samples.rbegin(), sound.samples.rend(), isHeard).base();
    if (first >= last)
        return {sound.rate, {}};
    return {sound.rate, {first, last}};
}

Sound levelled(Sound sound, double peak)
{
    int loudest = 0;
    for (const std::int16_t sample : sound.samples)
        loudest = std::max(loudest, std::abs(int{sample}));
    if (loudest == 0)
        return sound;
    const double factor = peak * fullScale / loudest;
    for (std::int16_t& sample : sound.samples)
        sample = static_cast<std::int16_t>(std::clamp(std::lround(sample * factor), -32767L, 32767L));
    return sound;
}

Sound scaled(Sound sound, double factor)
{
    for (std::int16_t& sample : sound.samples)
        sample = static_cast<std::int16_t>(std::lround(sample * std::clamp(factor, 0.0, 1.0)));
    return sound;
}

Result<Sound> readWav(const std::string& bytes)
{
    const std::string_view view{bytes};
    if (view.size() < 12 || view.substr(0, 4) != "RIFF" || view.substr(8, 4) != "WAVE")
        return failure("This is not a WAV file; save it as WAV, 16 bit, one channel.");

    Sound sound;
    bool hasFormat = false;
    for (std::size_t at = 12; at + 8 <= view.size();) {
        const std::string_view name = view.substr(at, 4);
        const std::size_t length = std::min<std::size_t>(littleEndian(view, at + 4, 4), view.size() - at - 8);
        at += 8;
        if (name == "fmt " && length >= 16) {
            const std::uint32_t rate = littleEndian(view, at + 4, 4);
            hasFormat = littleEndian(view, at, 2) == 1 && littleEndian(view, at + 2, 2) == 1
                && littleEndian(view, at + 14, 2) == 16 && rate >= 8000 && rate <= 192000;
            sound.rate = static_cast<int>(rate);
        } else if (name == "data" && hasFormat) {
            sound.samples.reserve(length / 2);
            for (std::size_t i = 0; i + 1 < length; i += 2)
                sound.samples.push_back(static_cast<std::int16_t>(littleEndian(view, at + i, 2)));
            return sound;
        }
        at += length + length % 2;
    }
    return failure("This WAV file is not 16 bit PCM of one channel; save it as that.");
}

std::string wavBytes(const Sound& sound)
{
    const auto dataLength = static_cast<std::uint32_t>(sound.samples.size() * 2);
    const auto rate = static_cast<std::uint32_t>(sound.rate);
    std::string bytes = "RIFF";
    append(bytes, 36 + dataLength, 4);
    bytes += "WAVEfmt ";
    append(bytes, 16, 4);
    append(bytes, 1, 2);
    append(bytes, 1, 2);
    append(bytes, rate, 4);
    append(bytes, rate * 2, 4);
    append(bytes, 2, 2);
    append(bytes, 16, 2);
    bytes += "data";
    append(bytes, dataLength, 4);
    for (const std::int16_t sample : sound.samples)
        append(bytes, static_cast<std::uint16_t>(sample), 2);
    return bytes;
}

Result<> writeWav(const Sound& sound, const std::filesystem::path& file)
{
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    out << wavBytes(sound);
    out.close();
    if (!out)
        return failure(file.string() + " cannot be written; check the folder and the space left.");
    return {};
}

}
