#pragma once

#include "vision/testing/scripted_clip.h"

#include <random>

namespace luot::vision::testing {

/// A timeline worked out: where a person is and looks, at any moment.
///
/// Thread: `at` from any.
class BodyPlan {
public:
    BodyPlan(const ClipPerson& person, std::uint64_t seed);

    /// Nothing while not in front of the camera.
    std::optional<HeadView> at(double seconds) const;

    double seconds() const { return m_seconds; }

private:
    template <class Value> struct Move {
        double start = 0.0;
        double seconds = 0.0;
        Value from;
        Value to;
    };
    struct Stretch {
        double start = 0.0;
        double end = 0.0;
    };

    void turn(Pose to, double start, double seconds);
    void tilt(double to, double start, double seconds);
    void walk(Place to, double start, double seconds);
    void readAround(double start, double seconds, double extent);
    void add(const Timeline::Part& part, const Place& home);
    double chance(double from, double to);

    std::mt19937_64 m_random;
    PoseBias m_bias;
    double m_unrest;
    double m_phase = 0.0;
    double m_seconds = 0.0;
    std::vector<Move<Pose>> m_turns;
    std::vector<Move<double>> m_tilts;
    std::vector<Move<Place>> m_walks;
    std::vector<Stretch> m_absent;
    std::vector<Stretch> m_steps; ///< while walking the head bobs
};

}
