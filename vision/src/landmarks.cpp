#include "vision/src/landmarks.h"

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

struct Landmarks::Trees {
    dlib::shape_predictor predictor;
};

Landmarks::Landmarks(const std::string& file)
    : m_trees{std::make_unique<Trees>()}
{
    dlib::deserialize(file) >> m_trees->predictor;
}

Landmarks::Landmarks(Landmarks&&) noexcept = default;
Landmarks::~Landmarks() = default;

namespace {

/// The trees compare differences of grey levels with thresholds: every face is brought up to the contrast of
/// one in full light, or dim ones read as turned less than they are, and dark ones are lost.
void raiseContrast(cv::Mat& face)
{
    constexpr double usual = 75.0; // grey levels; more brought nothing
    constexpr double mostGain = 8.0;
    cv::Scalar mean;
    cv::Scalar deviation;
    // Of the middle alone: a window beside the face says nothing of the light on it.
    const int margin = face.cols / 4;
    cv::meanStdDev(face(cv::Rect(margin, margin, face.cols - 2 * margin, face.rows - 2 * margin)), mean,
                   deviation);
    if (deviation[0] >= usual)
        return;
    const double gain = std::min(mostGain, usual / std::max(deviation[0], 1.0));
    face.convertTo(face, -1, gain, 128.0 - gain * mean[0]);
}

}

FivePoints Landmarks::find(const cv::Mat& grey, const Box& box, double tilt) const
{
    // The trees read whole pixels and answer in whole pixels: on an upright face of one size both cost
    // little.
    constexpr double boxSide = 200.0;
    constexpr double margin = 0.3; // of the box, as the outer trees look beyond it
    constexpr double side = boxSide * (1.0 + 2.0 * margin);
    const double scale = boxSide / std::max(box.width, 1.0);
    const cv::Point2d middle{box.left + box.width / 2, box.top + box.height / 2};
    const double c = std::cos(tilt);
    const double s = std::sin(tilt);
    const cv::Matx23d fromFrame{scale * c,  scale * s, side / 2 - scale * (c * middle.x + s * middle.y),
                                -scale * s, scale * c, side / 2 - scale * (c * middle.y - s * middle.x)};
    cv::Mat upright;
    cv::warpAffine(grey, upright, fromFrame, cv::Size2d(side, side), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    raiseContrast(upright);

    constexpr double shift = 0.02 * boxSide;
    constexpr std::array<std::array<double, 3>, 5> trials{{{0, 0, 0},
                                                           {shift, shift, 0.02},
                                                           {-shift, shift, -0.02},
                                                           {shift, -shift, -0.02},
                                                           {-shift, -shift, 0.02}}};
    const dlib::cv_image<unsigned char> image{upright};
    FivePoints mean{};
    for (const auto& [dx, dy, grow] : trials) {
        const double half = boxSide * (1.0 + grow) / 2;
        const dlib::rectangle rectangle(std::lround(side / 2 + dx - half), std::lround(side / 2 + dy - half),
                                        std::lround(side / 2 + dx + half), std::lround(side / 2 + dy + half));
        const dlib::full_object_detection found = m_trees->predictor(image, rectangle);
        for (unsigned long i = 0; i < mean.points.size(); ++i)
            mean.points.at(i)
                += cv::Point2d(static_cast<double>(found.part(i).x()), static_cast<double>(found.part(i).y()))
                * (1.0 / trials.size());
    }
    for (cv::Point2d& point : mean.points) {
        const cv::Point2d away = (point - cv::Point2d{side / 2, side / 2}) * (1.0 / scale);
        point = middle + cv::Point2d{c * away.x - s * away.y, s * away.x + c * away.y};
    }
    return mean;
}

Box boxAround(const FivePoints& face)
{
    constexpr double sideInEyeDistances = 2.49;
    constexpr double below = 0.5;
    const cv::Point2d across = face.rightEye() - face.leftEye();
    const cv::Point2d down{-across.y, across.x};
    const cv::Point2d middle = face.eyes() + below * down;
    const double side = sideInEyeDistances * face.eyeDistance();
    return {middle.x - side / 2, middle.y - side / 2, side, side};
}

}
