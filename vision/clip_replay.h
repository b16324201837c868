#pragma once

#include "vision/camera.h"
#include "vision/head_visit.h"
#include "vision/models.h"

#include <functional>
#include <optional>
#include <string>

namespace luot::vision {

struct ReplaySummary {
    int frames = 0;
    int framesWithFace = 0;
    double frameMsP50 = 0.0;
    double frameMsP95 = 0.0;
    double residentMiB = 0.0;
};

struct ReplayEvent {
    double seconds = 0.0; ///< of the clip
    int frame = 0;
    std::optional<HeadVisit::Event> event; ///< none: the summary
    ReplaySummary summary = {};
};

/// "face", "locked", …, "summary" as the lines of `luotctl vision replay` name it.
std::string nameOf(const ReplayEvent& event);

/// Runs the kiosk's own pipeline over a clip, on the clip's clock, as fast as the machine allows.
///
/// Ensures: exactly one summary, last, unless it fails. Thread: the caller's; returns when the clip has
/// ended.
Result<> replayClip(Camera& camera, const Models& models, const HeadVisitSettings& settings,
                    const std::function<void(const ReplayEvent&)>& tell);

}
