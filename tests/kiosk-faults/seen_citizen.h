#pragma once

#include "vision/person_lock.h"
#include "vision/testing/screen_view.h"
#include "vision/testing/scripted_citizen.h"
#include "vision/testing/src/citizen_mind.h"

#include <deque>
#include <optional>
#include <random>

namespace luot::kiosk_faults {

/// The scripted citizen without pixels: the same mind, 250 ms of reaction and moves of 0.4 to 0.9 s, seen at
/// the level of sightings by the real rule of who operates the kiosk. Thread: an object belongs to one
/// thread.
class SeenCitizen {
public:
    SeenCitizen(const vision::testing::CitizenScript& script, SteadyTime now);

    void see(const vision::testing::ScreenView& screen, SteadyTime now);
    /// The frame of that moment; each moment once, in order.
    vision::Sighting sighting(SteadyTime now);

    void goAway() { m_hasGone = true; }
    void hideUntil(SteadyTime until) { m_hiddenUntil = until; } ///< behind a sheet of paper, say
    void bystanderUntil(SteadyTime until) { m_bystanderUntil = until; } ///< somebody nearer
    void release() { m_lock.release(); } ///< the kiosk's visit is over

private:
    vision::testing::CitizenMind m_mind;
    vision::PersonLock m_lock;
    std::deque<std::pair<SteadyTime, vision::testing::ScreenView>> m_unnoticed;
    vision::testing::ScreenView m_noticed;
    vision::Pose m_neutral;
    bool m_hasGone = false;
    SteadyTime m_hiddenUntil;
    SteadyTime m_bystanderUntil;
    int m_frame = 0;
};

}
