#pragma once

#include "vision/sighting.h"

#include <optional>
#include <vector>

namespace luot::vision {

/// Decides who of the people in view operates the kiosk.
///
/// Greets who is near (eye distance 35 px or more, frontal for 500 ms), locks on who stands in front (45 px
/// or more, 1.3 times as big as anybody else, steady for 700 ms), follows that one by overlap, and lets go
/// after two seconds without that face; while somebody nearer stands before it, it counts as hidden, for six
/// seconds at most. Control never jumps: as long as somebody is locked, nobody else can be (whoever stands
/// exactly where the lost one stood, as near, within that time, cannot be told from them here), and a face
/// that leaves its place quicker than people shift their weight is trusted only after it has been there for a
/// second with nobody in the old place: landmarks may be dragged along by who passes in front. Thread: an
/// object belongs to one thread. Pure: time comes in with the faces.
class PersonLock {
public:
    static constexpr double lockEyeDistancePx = 45.0;
    static constexpr double clearlyBigger = 1.3; ///< than anybody else, in eye distances
    static constexpr double zoneWidth = 0.8; ///< of the frame, around its middle

    struct Verdict {
        Presence presence = Presence::Nobody;
        std::optional<std::size_t> person; ///< index into the faces given; while Approaching or Locked
        Bystander bystander = Bystander::None;
    };

    /// Requires: `at` later than that of the call before; `frameWidth` in pixels above zero.
    Verdict update(const std::vector<Face>& faces, int frameWidth, SteadyTime at);

    /// Lets go of everybody, as when a visit has ended but the person still stands there.
    void release();

private:
    struct Track {
        int id = 0;
        Box box;
        double eyeDistancePx = 0.0;
        SteadyTime seen;
        std::optional<SteadyTime> greetableSince;
        std::optional<SteadyTime> lockableSince;
        double steadyX = 0.0;
        double steadyY = 0.0;
    };

    /// Where the active person has been standing of late.
    struct Place {
        Box box;
        double eyeDistancePx = 0.0;
        SteadyTime at;
    };

    std::vector<std::size_t> follow(const std::vector<Face>& faces, SteadyTime at);
    void judge(Track& track, const Face& face, double biggestOther, int frameWidth, SteadyTime at) const;
    void activate(const Track& track, SteadyTime at);
    /// The face that is the active person's, if it can be trusted to be.
    std::optional<std::size_t> ownFace(const std::vector<std::size_t>& trackOfFace, SteadyTime at);
    /// Whether somebody nearer stands so that the face in the place can be behind.
    bool isHidden(const std::vector<std::size_t>& trackOfFace) const;
    Verdict withActive(const std::vector<std::size_t>& trackOfFace, SteadyTime at);
    Verdict withoutActive(const std::vector<std::size_t>& trackOfFace, SteadyTime at);

    std::vector<Track> m_tracks;
    int m_nextId = 1;
    std::optional<int> m_active;
    SteadyTime m_activeSeen;
    SteadyTime m_activeHidden; ///< when last, or seen
    Place m_place;
    std::optional<SteadyTime> m_outOfPlaceSince;
    std::optional<SteadyTime> m_crowdedSince;
};

}
