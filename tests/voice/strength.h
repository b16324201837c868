#pragma once

#include "voice/sound.h"

#include <cmath>
#include <numbers>

namespace luot::voice {

/// The share of a frequency in a stretch of sound, from second to second (Goertzel).
inline double strength(const Sound& sound, double hertz, double from, double to)
{
    double re = 0;
    double im = 0;
    for (auto i = static_cast<std::size_t>(from * sound.rate);
         i < std::min(sound.samples.size(), static_cast<std::size_t>(to * sound.rate)); ++i) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / sound.rate;
        re += sound.samples[i] * std::cos(angle);
        im += sound.samples[i] * std::sin(angle);
    }
    return std::hypot(re, im);
}

}
