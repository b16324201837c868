#pragma once

#include "vision/camera.h"
#include "vision/card_layout.h"
#include "vision/models.h"

#include <functional>
#include <optional>
#include <string>

namespace luot::vision {

enum class ReplayMode {
    Visit, ///< lock, neutral, the two consent cards, the fields, confirm; again from consent after that
    Pointing, ///< lock, neutral, then the fields only, until the clip ends
};

enum class PoseLines { Off, On };

struct ReplaySettings {
    int fields = 6; ///< 1 to 8
    ReplayMode mode = ReplayMode::Visit;
    PoseLines poses = PoseLines::Off;
};

struct ReplaySummary {
    int frames = 0;
    int framesWithFace = 0;
    double frameMsP50 = 0.0;
    double frameMsP95 = 0.0;
    double residentMiB = 0.0;
};

struct ReplayEvent {
    enum class Kind { Face, Locked, Lost, Neutral, Highlight, Selected, Left, Pose, Summary };

    Kind kind = Kind::Face;
    double seconds = 0.0; ///< of the clip
    int frame = 0;
    std::optional<Cell> cell = {}; ///< of Highlight and Selected; a Highlight without one went to rest
    std::optional<int> field = {}; ///< the card's number in reading order from 0, on the page of fields
    std::optional<vision::Pose> pose = {}; ///< relative to neutral; of Pose, and of Neutral the absolute one
    std::optional<ReplaySummary> summary = {};
};

/// "face", "locked", … as the lines of `luotctl vision replay` name it.
std::string nameOf(ReplayEvent::Kind kind);

/// Runs the kiosk's own pipeline over a clip, on the clip's clock, as fast as the machine allows.
///
/// Ensures: exactly one Summary, last, unless it fails. Thread: the caller's; returns when the clip has
/// ended.
Result<> replayClip(Camera& camera, const Models& models, const ReplaySettings& settings,
                    const std::function<void(const ReplayEvent&)>& tell);

}
