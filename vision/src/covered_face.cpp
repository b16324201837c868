#include "vision/src/covered_face.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace luot::vision {

namespace {

constexpr int chipSide = 150;

// Places of the chip (face_chip.h): the corners of the eyes lie at x 37 to 58 and 90 to 111, y 47, the nose's
// base at (74, 88).
const cv::Rect forehead{58, 20, 34, 16};
const cv::Rect bridge{68, 38, 12, 20};
const cv::Rect rightEye{34, 40, 28, 18};
const cv::Rect leftEye{87, 40, 28, 18};
const cv::Rect bothEyes{34, 40, 82, 18};
const cv::Rect rightCheek{32, 68, 20, 16};
const cv::Rect leftCheek{97, 68, 20, 16};
const cv::Rect nose{62, 68, 24, 22};
const cv::Rect mouth{48, 94, 52, 34};
const cv::Rect noseToChin{56, 82, 38, 42};

// Thresholds lie between what bare and covered faces gave (the shares are in the header).
constexpr double darkLens = 0.62; ///< of the skin's brightness
constexpr double redLost = 0.04; ///< of the chromaticities red / sum and blue / sum
constexpr double blueWon = 0.04;
constexpr double blackCloth = 0.42;
constexpr double smoothCloth = 0.22; ///< of the edges about the eyes

double quantile(const cv::Mat& picture, std::initializer_list<cv::Rect> places, double share)
{
    std::vector<float> values;
    for (const cv::Rect& place : places) {
        for (int row = place.y; row < place.br().y; ++row) {
            const auto* pixels = picture.ptr<float>(row);
            values.insert(values.end(), pixels + place.x, pixels + place.br().x);
        }
    }
    const auto at
        = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double median(const cv::Mat& picture, std::initializer_list<cv::Rect> places)
{
    return quantile(picture, places, 0.5);
}

}

Covered coveredFace(const cv::Mat& chip)
{
    if (chip.type() != CV_8UC3 || chip.size() != cv::Size{chipSide, chipSide})
        return Covered::No;
    cv::Mat colour;
    chip.convertTo(colour, CV_32F);
    std::vector<cv::Mat> planes;
    cv::split(colour, planes);
    cv::Mat grey;
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
    const cv::Mat sum = planes[0] + planes[1] + planes[2] + 3.0F;
    const cv::Mat red = planes[2] / sum;
    const cv::Mat blue = planes[0] / sum;
    cv::Mat edges;
    cv::GaussianBlur(grey, edges, {}, 1.5);
    cv::Sobel(edges, edges, CV_32F, 0, 1);
    edges = cv::abs(edges);

    const double skin = median(grey, {forehead, bridge}) + 1.0;
    const auto changed = [&](const cv::Mat& chroma, const cv::Rect& place) {
        return median(chroma, {place}) - median(chroma, {forehead, bridge});
    };
    const bool otherColour = (changed(red, mouth) < -redLost && changed(red, nose) < -redLost)
        || (changed(blue, mouth) > blueWon && changed(blue, nose) > blueWon);
    // A beard is dark as well, but leaves the nose.
    const bool black = median(grey, {mouth}) < blackCloth * skin && median(grey, {nose}) < blackCloth * skin;
    const double lowerEdges = quantile(edges, {noseToChin}, 0.9) / (median(grey, {mouth, nose}) + 5.0);
    const double eyeEdges = quantile(edges, {bothEyes}, 0.9) / (skin + 5.0);
    if (otherColour || black || lowerEdges < smoothCloth * eyeEdges)
        return Covered::Mask;

    // Even the brighter part of an eye's place is dark behind a dark lens.
    const double right = quantile(grey, {rightEye}, 0.8);
    const double left = quantile(grey, {leftEye}, 0.8);
    const bool dark = right < darkLens * (median(grey, {rightCheek}) + 1.0)
        && left < darkLens * (median(grey, {leftCheek}) + 1.0) && std::max(right, left) < darkLens * skin;
    return dark ? Covered::DarkGlasses : Covered::No;
}

}
