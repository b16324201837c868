#pragma once

#include "vision/src/face_detector.h"

#include <array>
#include <span>

namespace luot::vision {

/// What the network says about the cells of one stride; a cell's values lie together, cells row by row.
struct YuNetHead {
    int stride = 8; ///< pixels of the network's input a cell
    int columns = 0;
    std::span<const float> cls; ///< that it is a face
    std::span<const float> obj; ///< that it is anything
    std::span<const float> bbox; ///< four a cell: middle (from the cell's corner), log of width and height
    std::span<const float> kps; ///< ten a cell: eyes, nose, corners of the mouth (the person's right first)
};

/// A face in pixels of the network's input.
struct YuNetFace {
    double score = 0.0;
    cv::Rect2d box;
    std::array<cv::Point2d, 5> points;
};

/// The faces of one head from that score on, decoded as in OpenCV 4.8's FaceDetectorYN (face_detect.cpp):
/// score √(cls · obj), places in strides. Spans of unequal lengths and cells without finite numbers are
/// passed over.
std::vector<YuNetFace> decodeYuNet(const YuNetHead& head, double leastScore);

}
