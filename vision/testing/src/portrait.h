#pragma once

#include "base/result.h"
#include "vision/testing/rendering.h"

#include <filesystem>
#include <vector>

#include <opencv2/core.hpp>

namespace luot::vision::testing {

/// Pixels between the eyes of a stored portrait.
inline constexpr double sharpEyeDistance = 96.0;
/// Pixels of the stored portrait a node of its fields.
inline constexpr int fieldStep = 4;

/// A portrait made into what the rendering asks for, cut around the person, 96 pixels between the eyes.
struct Portrait {
    cv::Mat colour; ///< CV_8UC3, with what was behind the person
    cv::Mat alpha; ///< CV_8U, the person
    cv::Point2d eyes; ///< between them
    std::vector<cv::Point3d> points; ///< the face mesh; z towards the camera, from the pivot in the neck
    cv::Mat depth; ///< CV_32F, z of the pixels, a node each fieldStep
    cv::Mat weight; ///< CV_32F, 0 to 1: how far that place turns with the head
};

/// Errors: as SyntheticHead::open.
Result<Portrait> loadPortrait(const std::filesystem::path& file, const Rendering& rendering);

}
