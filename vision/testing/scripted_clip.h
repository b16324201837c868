#pragma once

#include "vision/camera.h"
#include "vision/testing/camera_conditions.h"
#include "vision/testing/likeness.h"
#include "vision/testing/timeline.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace luot::vision::testing {

/// By how much a head points elsewhere than its timeline says.
struct PoseBias {
    Pose offset = {};
    double fromSeconds = 0.0; ///< of the clip; from there on it comes
    double overSeconds = 0.0; ///< how long it takes to come; none: at once
};

struct ClipPerson {
    std::shared_ptr<const Likeness> likeness = {};
    Timeline timeline = {};
    Place place = {};
    PoseBias bias = {};
    double unrest = 1.0; ///< factor on tremor and sway, which never stop
};

struct ClipScript {
    std::vector<ClipPerson> people = {};
    CameraConditions conditions = {};
    std::uint64_t seed = 1; ///< of tremor, reading, noise and dropped frames
};

/// What is really in front of the camera.
struct PersonTruth {
    Pose pose; ///< of the head, tremor and bias included
    double x = 0.0; ///< where the point between the eyes is seen, in pixels of the frame
    double y = 0.0;
    double eyeDistancePx = 0.0; ///< as of the unturned head
    double roll = 0.0; ///< degrees, clockwise in the frame
    bool hidden = false; ///< somebody nearer stands before that point
};

/// A clip of pixels with its ground truth: people who do what their timelines say, whatever a screen shows.
///
/// The clip ends with the longest timeline. Its clock is its own, from zero. Frames are numbered by the
/// clock: a dropped one leaves out its number and its stamp. The same script gives the same pixels. Thread:
/// an object belongs to one thread.
class ScriptedClip final : public Camera {
public:
    /// Errors: nobody in it, somebody without a likeness, an eye distance out of 20 to 200, or no frames a
    /// second.
    static Result<std::unique_ptr<ScriptedClip>> open(ClipScript script);
    ~ScriptedClip() override;

    Result<std::optional<Frame>> next() override;

    /// For each person, in the script's order, at the stamp of the last frame; nothing while the point
    /// between the eyes is not in the frame.
    const std::vector<std::optional<PersonTruth>>& truth() const;

    double seconds() const;
    double framesPerSecond() const;

private:
    struct State;
    explicit ScriptedClip(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}
