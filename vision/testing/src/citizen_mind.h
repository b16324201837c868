#pragma once

#include "vision/testing/scripted_citizen.h"
#include "vision/testing/synthetic_head.h"

#include <optional>
#include <random>

namespace luot::vision::testing {

/// What the scripted citizen wants and how the body follows: where the head is and where it points, moment by
/// moment.
///
/// Thread: an object belongs to one thread. Pure: time comes in with what the eyes have noticed.
class CitizenMind {
public:
    CitizenMind(const CitizenScript& script, SteadyTime now);

    /// The head now, or nothing while out of the picture. Requires: `now` not before that of the call before.
    std::optional<HeadView> live(const ScreenView& noticed, SteadyTime now);

private:
    enum class Place { Outside, Coming, Standing, Going, Gone };
    enum class Gaze { Reading, Turning, Holding, Resting };

    void decide(const ScreenView& noticed, SteadyTime now);
    void watchCards(const ScreenView& noticed, SteadyTime now);
    std::optional<Cell> wanted(const ScreenView& noticed) const;
    void correct(const ScreenView& noticed, Cell want, SteadyTime now);
    void turnTo(Pose target, SteadyTime now);
    SteadyTime toTheMiddle(SteadyTime now); ///< when the head will be there
    Pose headNow(SteadyTime now) const;
    HeadView bodyNow(SteadyTime now) const;
    double chance(double from, double to);

    CitizenScript m_script;
    std::mt19937_64 m_random;
    SteadyTime m_born;
    Place m_place = Place::Outside;
    SteadyTime m_placeSince;
    Gaze m_gaze = Gaze::Reading;
    SteadyTime m_gazeUntil;
    std::optional<ScreenView::Page> m_page;
    bool m_ringWasFull = false;
    SteadyTime m_nextCorrection;

    Pose m_from;
    Pose m_to;
    SteadyTime m_moveStart;
    double m_moveSeconds = 0.5;
    double m_phase = 0.0;
};

}
