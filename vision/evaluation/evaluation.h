#pragma once

#include "vision/evaluation/measured.h"
#include "vision/evaluation/setup.h"

#include <functional>
#include <vector>

namespace luot::vision::evaluation {

/// Each measures some figures on rendered heads and portraits; all go by the kiosk's own pipeline.
std::vector<Measured>
measureChoosing(const Setup& setup); ///< closed_3x2, closed_ring8, open_3x2, wrong, select_s
std::vector<Measured> measureRestraint(const Setup& setup); ///< consent_without_turn, midas_5min, bystander
std::vector<Measured> measurePose(const Setup& setup); ///< pose_yaw_mae, pose_pitch_mae, jitter
std::vector<Measured> measureIdentity(const Setup& setup); ///< genuine, impostor, false_duplicate
std::vector<Measured> measureLiveness(const Setup& setup); ///< photo_stopped, head_flagged
/// track_p50_ms, track_p95_ms, track_min_fps, vs_bare, mem_mib; alone on the machine, or they are too high.
std::vector<Measured> measureSpeed(const Setup& setup);

/// "speed", "pose", "identity", "restraint", "liveness", "choosing", in the order in which they are measured.
std::vector<std::string> evaluationGroups();

/// All of them, or one group, told group by group as they come. Errors: what is missing, in a sentence.
/// Requires: `only` is empty or one of the groups.
Result<> evaluate(Effort effort, const std::string& only, const std::function<void(const std::string&)>& say,
                  const std::function<void(const Measured&)>& tell);

}
