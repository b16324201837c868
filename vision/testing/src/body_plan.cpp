#include "vision/testing/src/body_plan.h"

#include "vision/testing/hall.h"
#include "vision/testing/src/minimum_jerk.h"
#include "vision/testing/src/unrest.h"

#include <algorithm>
#include <limits>
#include <numbers>

namespace luot::vision::testing {

namespace {

constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double turnedAway = 22.0; ///< degrees, of one who walks in or out

Pose between(Pose a, Pose b, double t)
{
    return {std::lerp(a.yaw, b.yaw, t), std::lerp(a.pitch, b.pitch, t)};
}

double between(double a, double b, double t) { return std::lerp(a, b, t); }

Place between(const Place& a, const Place& b, double t)
{
    return {std::lerp(a.x, b.x, t), std::lerp(a.y, b.y, t), std::lerp(a.eyeDistancePx, b.eyeDistancePx, t)};
}

/// The value of the last move that has begun.
template <class Moves> auto valueAt(const Moves& moves, double seconds)
{
    auto after = std::upper_bound(moves.begin(), moves.end(), seconds,
                                  [](double t, const auto& move) { return t < move.start; });
    const auto& move = after == moves.begin() ? *after : *std::prev(after);
    const double way = move.seconds > 0.0 ? (seconds - move.start) / move.seconds : 1.0;
    return between(move.from, move.to, minimumJerk(way));
}

/// Out of the picture at that side, further back.
Place outside(const Place& home, Side side)
{
    const double beyond = 3.5 * home.eyeDistancePx;
    return {side == Side::Left ? -beyond : Hall::width + beyond, home.y - 40.0, 0.65 * home.eyeDistancePx};
}

double signOf(Side side) { return side == Side::Left ? -1.0 : 1.0; }

}

BodyPlan::BodyPlan(const ClipPerson& person, std::uint64_t seed)
    : m_random{seed}
    , m_bias{person.bias}
    , m_unrest{person.unrest}
    , m_turns{{}}
    , m_tilts{{}}
{
    m_phase = chance(0.0, 2.0 * std::numbers::pi);
    m_walks.push_back({0.0, 0.0, person.place, person.place});
    for (const Timeline::Part& part : person.timeline.parts())
        add(part, person.place);
}

void BodyPlan::add(const Timeline::Part& part, const Place& home)
{
    using Kind = Timeline::Part::Kind;
    const double start = m_seconds;
    const double end = start + part.seconds;
    m_seconds = end;
    switch (part.kind) {
    case Kind::Away:
        m_absent.push_back({start, end});
        break;
    case Kind::Approach:
        // Whoever walks in was not there before, nor since they last walked out.
        if (!m_absent.empty() && m_absent.back().end > start)
            m_absent.back().end = start;
        else if (m_turns.size() == 1 && m_walks.size() == 1)
            m_absent.push_back({0.0, start});
        walk(outside(home, part.side), start, 0.0);
        walk(home, start, part.seconds);
        turn({-turnedAway * signOf(part.side), 0.0}, start, 0.0);
        turn({}, start, part.seconds);
        m_steps.push_back({start, end});
        break;
    case Kind::GoTo:
        walk(part.place, start, part.seconds);
        m_steps.push_back({start, end});
        break;
    case Kind::WalkAway:
        walk(outside(home, part.side), start, part.seconds);
        turn({turnedAway * signOf(part.side), 0.0}, start, std::min(part.seconds, 0.6));
        m_steps.push_back({start, end});
        m_absent.push_back({end, forever});
        break;
    case Kind::Stay:
        break;
    case Kind::Turn:
        turn(part.pose, start, part.seconds);
        break;
    case Kind::Tilt:
        tilt(part.extent, start, part.seconds);
        break;
    case Kind::ReadAround:
        readAround(start, part.seconds, part.extent);
        break;
    }
}

void BodyPlan::turn(Pose to, double start, double seconds)
{
    m_turns.push_back({start, seconds, seconds > 0.0 ? valueAt(m_turns, start) : to, to});
}

void BodyPlan::tilt(double to, double start, double seconds)
{
    m_tilts.push_back({start, seconds, valueAt(m_tilts, start), to});
}

void BodyPlan::walk(Place to, double start, double seconds)
{
    m_walks.push_back({start, seconds, seconds > 0.0 ? valueAt(m_walks, start) : to, to});
}

void BodyPlan::readAround(double start, double seconds, double extent)
{
    const double end = start + seconds;
    constexpr double back = 0.3;
    double now = start;
    while (true) {
        const double quick = chance(0.15, 0.35);
        const double pause = chance(0.25, 1.1);
        if (now + quick + pause + back > end)
            break;
        turn({chance(-extent, extent), chance(-0.5 * extent, 0.5 * extent)}, now, quick);
        now += quick + pause;
    }
    turn({}, std::max(now, end - back), std::min(back, end - now));
}

double BodyPlan::chance(double from, double to)
{
    return std::uniform_real_distribution<double>{from, to}(m_random);
}

std::optional<HeadView> BodyPlan::at(double seconds) const
{
    for (const Stretch& absent : m_absent) {
        if (seconds >= absent.start && seconds < absent.end)
            return std::nullopt;
    }
    const Pose pose = valueAt(m_turns, seconds);
    const Place place = valueAt(m_walks, seconds);
    HeadView view{pose, place.eyeDistancePx, place.x, place.y, valueAt(m_tilts, seconds)};
    view = unrestful(view, seconds, m_phase, m_unrest);
    for (const Stretch& steps : m_steps) {
        if (seconds >= steps.start && seconds < steps.end) {
            const double way = (seconds - steps.start) / (steps.end - steps.start);
            view.y
                += 5.0 * m_unrest * std::abs(wave(seconds, 1.8, 0.0, 0.0)) * std::sin(std::numbers::pi * way);
        }
    }
    const double late = seconds - m_bias.fromSeconds;
    const double come = m_bias.overSeconds > 0.0 ? std::clamp(late / m_bias.overSeconds, 0.0, 1.0)
        : late >= 0.0                            ? 1.0
                                                 : 0.0;
    view.pose.yaw += come * m_bias.offset.yaw;
    view.pose.pitch += come * m_bias.offset.pitch;
    return view;
}

}
