#pragma once

#include "vision/sighting.h"

#include <cmath>
#include <numbers>

#include <opencv2/core.hpp>

namespace luot::vision::testing {

/// How far the camera is from the head, in eye distances (63 mm on average): 75 cm.
inline constexpr double cameraDistance = 12.0;

/// Turns a point (x right, y down, z towards the camera): yaw, then pitch, then roll.
inline cv::Matx33d rotation(Pose pose, double roll)
{
    constexpr double radians = std::numbers::pi / 180.0;
    const double cy = std::cos(pose.yaw * radians);
    const double sy = std::sin(pose.yaw * radians);
    const double cp = std::cos(pose.pitch * radians);
    const double sp = std::sin(pose.pitch * radians);
    const double cr = std::cos(roll * radians);
    const double sr = std::sin(roll * radians);
    const cv::Matx33d aboutUpright{cy, 0, sy, 0, 1, 0, -sy, 0, cy};
    const cv::Matx33d aboutLevel{1, 0, 0, 0, cp, -sp, 0, sp, cp};
    const cv::Matx33d aboutView{cr, -sr, 0, sr, cr, 0, 0, 0, 1};
    return aboutView * aboutLevel * aboutUpright;
}

}
