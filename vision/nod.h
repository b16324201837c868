#pragma once

#include "base/clock.h"
#include "vision/sighting.h"

#include <deque>
#include <optional>

namespace luot::vision {

/// Tells a nod: the head goes down by 5° or more and is back within 0.7 s.
///
/// A head that looks down and stays there, or drifts, does not nod. Pure: poses relative to neutral and time
/// in. Thread: an object belongs to one thread.
class Nod {
public:
    static constexpr double depth = 5.0; ///< degrees down
    static constexpr double back = 2.0; ///< degrees from where it began
    static constexpr Milliseconds longest{700};
    static constexpr Milliseconds pause{600}; ///< after one, before the next counts

    /// Requires: times that rise. No pose (the face is lost) begins anew. Ensures: true in the one frame in
    /// which a nod is over.
    bool update(std::optional<Pose> relative, SteadyTime at);

private:
    struct Seen {
        double pitch = 0.0;
        SteadyTime at{};
    };

    std::deque<Seen> m_seen; ///< not older than a nod takes
    std::optional<SteadyTime> m_last;
};

}
