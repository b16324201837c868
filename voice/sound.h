#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace luot::voice {

/// Sound of one channel, 16-bit samples. A value; any thread.
struct Sound {
    static constexpr int usualRate = 22050; ///< espeak-ng's

    int rate = usualRate; ///< samples a second
    std::vector<std::int16_t> samples;

    Milliseconds length() const;

    friend bool operator==(const Sound&, const Sound&) = default;
};

Sound silence(Milliseconds length, int rate = Sound::usualRate);

/// Requires: all of one rate. The parts one after the other; nothing overlaps.
Sound joined(const std::vector<Sound>& parts);

/// Without the near-silence (below 0.6 % of full scale) before the first and after the last sound.
Sound trimmed(const Sound& sound);

/// So loud that its peak is `peak` of full scale (0 to 1). Silence stays silence.
Sound levelled(Sound sound, double peak);

/// Every sample times `factor`, 0 to 1.
Sound scaled(Sound sound, double factor);

/// RIFF WAVE bytes, 16-bit PCM, one channel. A length that is wrong because the writer was a pipe is
/// tolerated; any other format is refused.
Result<Sound> readWav(const std::string& bytes);
std::string wavBytes(const Sound& sound);
Result<> writeWav(const Sound& sound, const std::filesystem::path& file);

}
