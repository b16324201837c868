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
/// A mask has another colour than the brow, or is black, or lacks the edges of nose and mouth; dark lenses
/// are darker than the cheeks. Measured on six portraits of four people, the ones it was tuned on, rendered
/// in eight ways, in four exposures and turned up to 12°: none of 576 bare faces was taken for covered (at
/// most 0.5 %, with 95 % confidence; nor when blurred, dim, noisy or grey), 98 % of 1,656 painted masks
/// (white, blue, green, pink, black and the colour of skin) and 100 % of 576 dark glasses were found.
/// Requires: a chip of faceChip(), in colour. Ensures: No for any other matrix.
Covered coveredFace(const cv::Mat& chip);

}
