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
    // From the chip to the frame: fitted the other way, the inverse would be another one.
    const cv::Matx23d fitted = similarity(places, face.points);

    // dlib keeps the chip's middle where it was fitted, but takes its side for a number of pixels when it
    // lays out the corners; the descriptor was trained with that.
    constexpr double half = chipSide / 2.0;
    double scale = std::hypot(fitted(0, 0), fitted(1, 0));
    const double stretch = (chipSide * scale - 1.0) / ((chipSide - 1.0) * scale);
    const double c = stretch * fitted(0, 0);
    const double s = stretch * fitted(1, 0);
    const cv::Point2d middle{fitted(0, 0) * half + fitted(0, 1) * half + fitted(0, 2),
                             fitted(1, 0) * half + fitted(1, 1) * half + fitted(1, 2)};
    constexpr double last = (chipSide - 1.0) / 2.0;
    cv::Matx23d toFrame{c, -s, middle.x - c * last + s * last, s, c, middle.y - s * last - c * last};

    cv::Mat level = frame;
    while (scale > 2.0) {
        const double side = 1.5 * chipSide * scale;
        const cv::Rect around
            = cv::Rect{cv::Rect2d{toFrame(0, 0) * half + toFrame(0, 1) * half + toFrame(0, 2) - side / 2,
                                  toFrame(1, 0) * half + toFrame(1, 1) * half + toFrame(1, 2) - side / 2,
                                  side, side}}
            & cv::Rect{0, 0, level.cols, level.rows};
        if (around.empty())
            break;
        cv::Mat smaller;
        cv::pyrDown(level(around), smaller);
        toFrame(0, 2) -= around.x;
        toFrame(1, 2) -= around.y;
        // The quarters are dlib's own rounding (pyramid_down<2>::point_down).
        toFrame = 0.5 * toFrame;
        toFrame(0, 2) -= 0.25;
        toFrame(1, 2) += 0.25;
        scale /= 2;
        level = smaller;
    }
    cv::Mat chip;
    cv::warpAffine(level, chip, toFrame, {chipSide, chipSide}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT);
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
