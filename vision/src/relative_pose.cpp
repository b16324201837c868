#include "vision/relative_pose.h"

#include <cmath>

namespace luot::vision {

namespace {

constexpr OneEuroFilter::Tuning headPointing{.minCutoffHz = 1.0, .speedFactor = 0.1, .speedCutoffHz = 1.0};
constexpr double furthestTurn = 90.0;

/// Also false for what is no number.
bool isPossible(double angle) { return std::abs(angle) <= furthestTurn; }

}

RelativePose::RelativePose(Pose neutral)
    : m_neutral{neutral}
    , m_yaw{headPointing}
    , m_pitch{headPointing}
{
}

Pose RelativePose::filter(Pose absolute, SteadyTime at)
{
    if (isPossible(absolute.yaw) && isPossible(absolute.pitch))
        m_last = {m_yaw.filter(absolute.yaw - m_neutral.yaw, at),
                  m_pitch.filter(absolute.pitch - m_neutral.pitch, at)};
    return m_last;
}

}
