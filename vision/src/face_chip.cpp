#include "vision/src/face_chip.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace luot::vision {

namespace {

constexpr int chipSide = 150;

// dlib's mean places of the five points (get_face_chip_details in dlib/image_transforms/interpolation.h),
// without padding.
constexpr std::array<std::array<double, 2>, 5> meanShape{{{0.8595674595992, 0.2134981538014},
                                                          {0.6460604764104, 0.2289674387677},
                                                          {0.1205750620789, 0.2137274526848},
                                                          {0.3340850613712, 0.2290642403242},
                                                          {0.4901123135679, 0.6277975316475}}};

/// The similarity that brings `from` closest to `to` (Umeyama 1991, in two dimensions, without reflection).
cv::Matx23d similarity(const std::array<cv::Point2d, 5>& from, const std::array<cv::Point2d, 5>& to)
{
    cv::Point2d meanFrom;
    cv::Point2d meanTo;
    for (std::size_t i = 0; i < from.size(); ++i) {
        meanFrom += from.at(i) * (1.0 / 5.0);
        meanTo += to.at(i) * (1.0 / 5.0);
    }
    double along = 0.0;
    double across = 0.0;
    double size = 1e-9;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const cv::Point2d a = from.at(i) - meanFrom;
        const cv::Point2d b = to.at(i) - meanTo;
        along += a.dot(b);
        across += a.cross(b);
        size += a.dot(a);
    }
    const double c = along / size;
    const double s = across / size;
    return {c, -s, meanTo.x - c * meanFrom.x + s * meanFrom.y,
            s, c,  meanTo.y - s * meanFrom.x - c * meanFrom.y};
}

}

cv::Mat faceChip(const cv::Mat& frame, const FivePoints& face)
{
    constexpr double padding = 0.25;
    std::array<cv::Point2d, 5> places;
    for (std::size_t i = 0; i < places.size(); ++i)
        places.at(i) = {(padding + meanShape.at(i)[0]) / (2 * padding + 1) * chipSide,
                        (padding + meanShape.at(i)[1]) / (2 * padding + 1) * chipSide};
    const cv::Matx23d toChip = similarity(face.points, places);

    // A face much larger than the chip is halved first, or every second pixel would be skipped.
    const double zoom = std::hypot(toChip(0, 0), toChip(1, 0));
    cv::Mat chip;
    if (zoom < 0.6) {
        const double side = chipSide / zoom;
        const cv::Rect around
            = cv::Rect{static_cast<int>(face.eyes().x - side), static_cast<int>(face.eyes().y - side),
                       static_cast<int>(2 * side), static_cast<int>(2 * side)}
            & cv::Rect{0, 0, frame.cols, frame.rows};
        if (around.area() > 4) {
            cv::Mat half;
            cv::resize(frame(around), half, {}, 0.5, 0.5, cv::INTER_AREA);
            FivePoints moved = face;
            for (cv::Point2d& point : moved.points)
                point = (point - cv::Point2d(around.tl())) * 0.5;
            return faceChip(half, moved);
        }
    }
    cv::warpAffine(frame, chip, toChip, {chipSide, chipSide}, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
    return chip;
}

Quality qualityOf(const cv::Mat& grey, const FivePoints& face)
{
    const cv::Mat chip = faceChip(grey, face);
    const cv::Mat inner = chip(cv::Rect{30, 30, 90, 90});
    cv::Mat edges;
    cv::Laplacian(inner, edges, CV_16S);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(edges, mean, deviation);
    return {deviation[0] * deviation[0], cv::mean(inner)[0]};
}

}
