#pragma once

#include "voice/sound.h"

#include <vector>

namespace luot::voice {

/// A note as a bell gives it: struck at `at`, dying away, silent from `until` on.
struct Note {
    double hertz = 440;
    Milliseconds at{0};
    Milliseconds until{200};
    double decay = 3.8; ///< a second later it is exp(-decay) as loud
};

/// The notes in one sound that ends with the last of them. `loudness`: of full scale, 0 to 1, where a note is
/// struck; notes that sound together add up.
Sound struck(const std::vector<Note>& notes, double loudness, int rate = Sound::usualRate);

/// G5 (783.99 Hz), then E5 (659.26 Hz), struck like a bell, together 1.2 s.
Sound chime(int rate = Sound::usualRate);

}
