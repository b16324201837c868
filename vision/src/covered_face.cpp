#include "vision/src/covered_face.h"

namespace luot::vision {

Covered coveredFace(const cv::Mat& /*chip*/) { return Covered::No; }

}
