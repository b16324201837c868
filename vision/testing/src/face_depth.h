#pragma once

#include <vector>

#include <opencv2/core.hpp>

namespace luot::vision::testing {

/// The depth of a whole head, a node each `step` pixels: inside the face that of its mesh, from there
/// harmonically down to zero at the edge of `head` (CV_8U, of `step`-wide nodes) and beyond.
cv::Mat headDepth(const std::vector<cv::Point3d>& mesh, const cv::Mat& head, int step);

}
