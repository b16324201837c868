#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <chrono>
#include <string_view>
#include <vector>

namespace luot::voice {

/// How loud the voice is in the course of a day, and when it is silent. Times are of this machine's zone.
class SpeakingHours {
public:
    /// `volumes` such as "07:00=100,17:00=60": per cent from each time on; before the first, the last one's.
    /// `quiet` such as "11:30-13:30,22:00-06:00": calls are shown, not said. Empty: always 100 %, never
    /// quiet. Fails with a sentence that says what to write instead.
    static Result<SpeakingHours> parse(std::string_view volumes, std::string_view quiet);

    double volumeAt(WallTime time) const; ///< 0 to 1
    bool isQuietAt(WallTime time) const;

private:
    struct Step {
        std::chrono::minutes from;
        double volume;
    };
    struct Span {
        std::chrono::minutes from;
        std::chrono::minutes to; ///< below `from`: over midnight
    };

    std::vector<Step> m_steps; ///< in the order of the day
    std::vector<Span> m_quiet;
};

}
