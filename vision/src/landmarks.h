#pragma once

#include "vision/sighting.h"

#include <array>
#include <memory>
#include <string>

#include <opencv2/core.hpp>

namespace luot::vision {

/// The five points of a face: the corners of both eyes and the base of the nose, in pixels. Sides are the
/// picture's.
struct FivePoints {
    std::array<cv::Point2d, 5> points; ///< right eye outer, inner; left eye outer, inner; nose (dlib's order)

    cv::Point2d rightEye() const { return (points[0] + points[1]) * 0.5; }
    cv::Point2d leftEye() const { return (points[2] + points[3]) * 0.5; }
    cv::Point2d eyes() const { return (leftEye() + rightEye()) * 0.5; }
    cv::Point2d nose() const { return points[4]; }
    double eyeDistance() const { return cv::norm(rightEye() - leftEye()); }
};

/// dlib's regression trees for the five points.
///
/// Thread: an object belongs to one thread.
class Landmarks {
public:
    /// Throws std::exception when the file cannot be read.
    explicit Landmarks(const std::string& file);
    Landmarks(Landmarks&&) noexcept;
    ~Landmarks();

    /// The points inside a box such as dlib's own detector gives; the mean of several slightly moved boxes,
    /// which halves the jitter. `tilt`: by how many radians the face is known to lean, as tiltOf() gives it.
    /// Requires: 8-bit grey.
    FivePoints find(const cv::Mat& grey, const Box& box, double tilt = 0.0) const;

private:
    struct Trees;
    std::unique_ptr<Trees> m_trees;
};

/// The box that dlib's detector would give for a face with these points; fitted with luot-fit-pose.
Box boxAround(const FivePoints& face);

}
