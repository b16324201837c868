#include "vision/src/pose_map.h"

#include <cmath>

namespace luot::vision {

namespace {

struct Row {
    double constant;
    std::array<double, 5> factor;
};

constexpr Row yawRow{0.0, {41.75, 0.0, 130.22, -130.22, 0.0}};
constexpr Row pitchRow{63.71, {0.0, -97.40, 8.54, 8.54, 97.62}};

double apply(const Row& row, const std::array<double, 5>& features)
{
    double sum = row.constant;
    for (std::size_t i = 0; i < features.size(); ++i)
        sum += row.factor.at(i) * features.at(i);
    return sum;
}

}

double tiltOf(const FivePoints& face)
{
    const cv::Point2d across = face.rightEye() - face.leftEye();
    return std::atan2(across.y, across.x);
}

std::array<double, 5> poseFeatures(const FivePoints& face)
{
    const double unit = std::max(face.eyeDistance(), 1e-3);
    const double tilt = tiltOf(face);
    const cv::Point2d nose = face.nose() - face.eyes();
    const double across = (nose.x * std::cos(tilt) + nose.y * std::sin(tilt)) / unit;
    const double down = (nose.y * std::cos(tilt) - nose.x * std::sin(tilt)) / unit;
    return {across, down, cv::norm(face.points[2] - face.points[3]) / unit,
            cv::norm(face.points[0] - face.points[1]) / unit, across * across};
}

Pose poseOf(const FivePoints& face)
{
    const std::array<double, 5> features = poseFeatures(face);
    const double yaw = apply(yawRow, features);
    const double pitch = apply(pitchRow, features);
    const double tilt = tiltOf(face);
    return {yaw * std::cos(tilt) + pitch * std::sin(tilt), pitch * std::cos(tilt) - yaw * std::sin(tilt)};
}

}
