#pragma once

#include <opencv2/core.hpp>

namespace luot::vision {

enum class Covered {
    No,
    Mask, ///< nose and mouth: "take the mask down for a moment"
    DarkGlasses, ///< the eyes
};

/// Whether a face's chip shows a mask or dark glasses; both: Mask.
///
/// Requires: a chip of faceChip(), in colour. Ensures: No for any other matrix.
Covered coveredFace(const cv::Mat& chip);

}
