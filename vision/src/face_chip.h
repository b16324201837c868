#pragma once

#include "vision/src/landmarks.h"

namespace luot::vision {

/// The face upright and centred, 150×150, cut as dlib's descriptor was trained (eyes and nose on fixed
/// places, a quarter of padding). Works on grey and on colour.
cv::Mat faceChip(const cv::Mat& frame, const FivePoints& face);

Quality qualityOf(const cv::Mat& grey, const FivePoints& face);

}
