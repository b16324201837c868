#include "vision/testing/timeline.h"

#include <algorithm>
#include <cmath>

namespace luot::vision::testing {

namespace {

/// How long people take to turn the head.
double turnSeconds(Pose from, Pose to)
{
    return std::clamp(0.4 + 0.025 * std::hypot(to.yaw - from.yaw, to.pitch - from.pitch), 0.4, 0.9);
}

}

Timeline& Timeline::away(double seconds)
{
    m_parts.push_back({.kind = Part::Kind::Away, .seconds = seconds});
    return *this;
}

Timeline& Timeline::approach(double seconds, Side from)
{
    m_parts.push_back({.kind = Part::Kind::Approach, .seconds = seconds, .side = from});
    m_pose = {};
    return *this;
}

Timeline& Timeline::stand(double seconds)
{
    m_parts.push_back({.kind = Part::Kind::Stay, .seconds = seconds});
    return *this;
}

Timeline& Timeline::moveTo(Pose pose, double seconds)
{
    m_parts.push_back({.kind = Part::Kind::Turn, .seconds = seconds, .pose = pose});
    m_pose = pose;
    return *this;
}

Timeline& Timeline::tilt(double degrees, double seconds)
{
    m_parts.push_back({.kind = Part::Kind::Tilt, .seconds = seconds, .extent = degrees});
    return *this;
}

Timeline& Timeline::hold(Pose pose, double seconds)
{
    return moveTo(pose, turnSeconds(m_pose, pose)).stand(seconds);
}

Timeline& Timeline::readAround(double seconds, double extent)
{
    m_parts.push_back({.kind = Part::Kind::ReadAround, .seconds = seconds, .extent = extent});
    m_pose = {};
    return *this;
}

Timeline& Timeline::nod(double degrees)
{
    const Pose middle = m_pose;
    for (int i = 0; i < 2; ++i)
        moveTo({middle.yaw, middle.pitch - degrees}, 0.35).moveTo(middle, 0.35);
    return *this;
}

Timeline& Timeline::shake(double degrees)
{
    const Pose middle = m_pose;
    for (int i = 0; i < 2; ++i)
        moveTo({middle.yaw - degrees, middle.pitch}, 0.35).moveTo({middle.yaw + degrees, middle.pitch}, 0.45);
    return moveTo(middle, 0.35);
}

Timeline& Timeline::goTo(Place place, double seconds)
{
    m_parts.push_back({.kind = Part::Kind::GoTo, .seconds = seconds, .place = place});
    return *this;
}

Timeline& Timeline::walkAway(double seconds, Side to)
{
    m_parts.push_back({.kind = Part::Kind::WalkAway, .seconds = seconds, .side = to});
    m_pose = {};
    return *this;
}

double Timeline::seconds() const
{
    double sum = 0.0;
    for (const Part& part : m_parts)
        sum += part.seconds;
    return sum;
}

}
