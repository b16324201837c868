#pragma once

#include "vision/src/landmarks.h"

#include <optional>

namespace luot::vision {

/// Measures on every frame what a HindranceWatch judges.
///
/// Thread: an object belongs to one thread.
class HindranceEye {
public:
    /// `locked` is the active person's face; `grey` is empty for a frame that was not looked at.
    Hindrance look(const Sighting& sighting, const std::optional<FivePoints>& locked, const cv::Mat& colour,
                   const cv::Mat& grey);

private:
    Hindrance coverOf(const std::optional<FivePoints>& locked, const cv::Mat& colour, SteadyTime at);

    HindranceWatch m_watch;
    std::optional<SteadyTime> m_coverSeen;
    Hindrance m_cover = Hindrance::None;
};

}
