#pragma once

#include "vision/models.h"
#include "vision/sighting.h"

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace luot::vision {

/// A face somewhere in a frame.
struct Detection {
    Box box; ///< as dlib's detector gives it: a square from the brows to the chin
    double score = 0.0; ///< 0 to 1
    Box found = {}; ///< as the detector itself gave it
};

/// Finds faces in a whole frame.
///
/// Thread: an object belongs to one thread.
class FaceDetector {
public:
    virtual ~FaceDetector() = default;

    /// Requires: 8-bit blue, green, red. Scores from 0.35; overlapping finds are one.
    virtual std::vector<Detection> find(const cv::Mat& frame) = 0;
};

/// UltraFace version-RFB-320 by OpenCV's dnn. Throws cv::Exception when the file cannot be read.
std::unique_ptr<FaceDetector> ultraFace(const std::string& file);

/// YuNet 2023mar by OpenCV's dnn. Throws cv::Exception when the file cannot be read.
std::unique_ptr<FaceDetector> yuNet(const std::string& file);

/// dlib's detector by histograms of gradients: needs no file, slower, misses faces below about 80 pixels.
std::unique_ptr<FaceDetector> gradientDetector();

/// The best one there is a file for: YuNet, UltraFace, dlib's. Throws cv::Exception when it cannot be read.
std::unique_ptr<FaceDetector> bestDetector(const Models& models);

}
