#pragma once

#include "vision/src/landmarks.h"

namespace luot::vision {

/// What of the five points turns with the head, in units of the eye distance and with the head's tilt taken
/// out: the nose's offset from the middle of the eyes, to the right and down, the widths of the left and the
/// right eye, and the square of the first (a turn either way lowers the nose a little).
std::array<double, 5> poseFeatures(const FivePoints& face);

/// The tilt of the head towards its side in radians, as the line of the eyes shows it.
double tiltOf(const FivePoints& face);

/// A linear map of the features, both axes together, fitted on rendered heads turned by known angles
/// (luot-fit-pose). The axes are the picture's, whatever the tilt.
Pose poseOf(const FivePoints& face);

}
