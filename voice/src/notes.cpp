#include "voice/notes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace luot::voice {

namespace {

constexpr double fullScale = 32767.0;
constexpr double attack = 0.006; ///< seconds
constexpr double release = 0.05; ///< seconds; of a short note a third

double seconds(Milliseconds time) { return std::chrono::duration<double>(time).count(); }

double valueOf(const Note& note, double now)
{
    const double age = now - seconds(note.at);
    const double left = seconds(note.until) - now;
    if (age < 0 || left <= 0)
        return 0;
    const double fade = std::min(release, seconds(note.until - note.at) / 3);
    // The second partial dies sooner: a bell, not a whistle.
    const double phase = 2 * std::numbers::pi * note.hertz * age;
    return std::min(1.0, age / attack) * std::min(1.0, left / fade)
        * (std::exp(-note.decay * age) * std::sin(phase)
           + 0.25 * std::exp(-2.2 * note.decay * age) * std::sin(2 * phase));
}

}

Sound struck(const std::vector<Note>& notes, double loudness, int rate)
{
    Milliseconds end{0};
    for (const Note& note : notes)
        end = std::max(end, note.until);
    Sound sound = silence(end, rate);
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const double now = static_cast<double>(i) / rate;
        double value = 0;
        for (const Note& note : notes)
            value += valueOf(note, now);
        sound.samples[i]
            = static_cast<std::int16_t>(std::lround(std::clamp(loudness * value, -1.0, 1.0) * fullScale));
    }
    return sound;
}

Sound chime(int rate)
{
    return struck(
        {{783.99, Milliseconds{0}, Milliseconds{1200}}, {659.26, Milliseconds{450}, Milliseconds{1200}}},
        0.45, rate);
}

}
