#pragma once

#include "base/clock.h"
#include "kiosk/visit_view.h"

#include <optional>
#include <string>

namespace luot::kiosk {

/// What a camera showed in some seconds, in numbers. No picture is kept.
struct CameraLook {
    std::string models; ///< why no faces can be found; empty: they can
    std::string trouble; ///< why there are no pictures; empty: there are
    int frames = 0;
    int width = 0; ///< pixels
    int height = 0;
    double rate = 0.0; ///< pictures a second
    double brightness = 0.0; ///< mean grey level of the pictures, 0 to 255
    double contrast = 0.0; ///< standard deviation of the grey levels
    std::optional<double> eyeDistancePx; ///< of the largest face, the median; none: no face was found
    double faceBrightness = 0.0; ///< of that face; 0: it was not near enough to be measured
};

/// Opens the source as the kiosk does and looks through it until enough is known, at most `patience`.
///
/// Blocks, even longer where a camera hangs in the system. Thread: any.
CameraLook lookThrough(const std::string& source, FaceBinding binding, Milliseconds patience);

}
