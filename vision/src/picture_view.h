#pragma once

#include "vision/picture.h"

#include <opencv2/core.hpp>

namespace luot::vision {

/// The picture's pixels as OpenCV sees them, without a copy; for reading, as long as the picture lives.
cv::Mat viewOf(const Picture& picture);

/// Copies a matrix of 8-bit blue, green, red.
Picture pictureFrom(const cv::Mat& bgr);

}
