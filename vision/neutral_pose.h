#pragma once

#include "vision/sighting.h"

#include <deque>

namespace luot::vision {

/// Finds how a person holds the head when looking straight at the screen.
///
/// The median of 600 ms in which both angles keep a standard deviation below 1°. An unsteady window counts as
/// a try; after the first and two more it gives up. Thread: an object belongs to one thread. Pure: time comes
/// in with the pose.
class NeutralPose {
public:
    enum class State {
        Collecting,
        Found, ///< `pose()` is the neutral one; stays
        GaveUp, ///< offer the other ways; stays
    };

    /// Poses more than 400 ms apart begin a new window. Non-finite ones are ignored.
    State add(Pose absolute, SteadyTime at);

    State state() const { return m_state; }
    /// Requires: Found.
    Pose pose() const { return m_pose; }
    /// 0 to 1: how much of the present window is there; for the ring.
    double progress() const;
    int triesLeft() const { return m_triesLeft; }

private:
    struct Sample {
        Pose pose;
        SteadyTime at;
    };

    void judgeWindow();

    std::deque<Sample> m_window;
    State m_state = State::Collecting;
    Pose m_pose;
    int m_triesLeft = 3;
};

}
