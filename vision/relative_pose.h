#pragma once

#include "vision/one_euro_filter.h"
#include "vision/sighting.h"

namespace luot::vision {

/// Turns measured poses into the smooth direction, relative to the neutral pose, that `Pointing` wants.
///
/// Thread: an object belongs to one thread.
class RelativePose {
public:
    explicit RelativePose(Pose neutral);

    /// Requires: `at` later than that of the call before. A pose no head can have (beyond 90°,
    /// or not finite) returns the last one.
    Pose filter(Pose absolute, SteadyTime at);

private:
    Pose m_neutral;
    Pose m_last;
    OneEuroFilter m_yaw;
    OneEuroFilter m_pitch;
};

}
