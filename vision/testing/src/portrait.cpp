#include "vision/testing/src/portrait.h"

#include "vision/camera.h"
#include "vision/src/picture_view.h"
#include "vision/testing/src/face_depth.h"
#include "vision/testing/src/face_paint.h"
#include "vision/testing/src/portrait_mesh.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision::testing {

namespace {

// Lengths in eye distances (63 mm on average).
constexpr double pivotBehindEyes = 1.25;
constexpr double headTop = 2.1;
constexpr double belowChin = 0.45;

/// How much of the nose a mesh point is: from nothing at its root to all of it at its tip and below.
double noseShare(cv::Point2d point, cv::Point2d root, cv::Point2d tip)
{
    const cv::Point2d along = tip - root;
    const double t = std::clamp((point - root).dot(along) / along.dot(along), 0.0, 1.0);
    const double aside = cv::norm(point - root - along * t) / (0.17 * sharpEyeDistance);
    return t * std::exp(-0.5 * aside * aside);
}

void makeNose(std::vector<cv::Point3d>& points, double further)
{
    constexpr std::size_t root = 6;
    constexpr std::size_t tip = 4;
    const auto flat = [](const cv::Point3d& p) { return cv::Point2d{p.x, p.y}; };
    const cv::Point2d from = flat(points[root]);
    const cv::Point2d to = flat(points[tip]);
    for (cv::Point3d& point : points)
        point.z += further * sharpEyeDistance * noseShare(flat(point), from, to);
}

/// Where the head turns, and how far the neck goes with it.
void shapeHead(Portrait& portrait)
{
    double chin = 0.0;
    double halfWidth = 0.0;
    for (const cv::Point3d& point : portrait.points) {
        chin = std::max(chin, point.y);
        halfWidth = std::max(halfWidth, std::abs(point.x - portrait.eyes.x));
    }
    const cv::Size field{portrait.colour.cols / fieldStep + 1, portrait.colour.rows / fieldStep + 1};
    portrait.weight = cv::Mat(field, CV_32F, cv::Scalar(0.0));
    const double top = portrait.eyes.y - headTop * sharpEyeDistance;
    const double bottom = chin + belowChin * sharpEyeDistance;
    cv::Mat head(field, CV_8U, cv::Scalar(0));
    for (int row = 0; row < field.height; ++row) {
        for (int column = 0; column < field.width; ++column) {
            const double u = (column * fieldStep - portrait.eyes.x) / (1.35 * halfWidth);
            const double v = (row * fieldStep - (top + bottom) / 2) / ((bottom - top) / 2);
            const double radius = std::hypot(u, v);
            head.at<std::uint8_t>(row, column) = radius < 1.0 ? 255 : 0;
            const double t = std::clamp((1.9 - radius) / 0.9, 0.0, 1.0);
            portrait.weight.at<float>(row, column) = static_cast<float>(t * t * (3.0 - 2.0 * t));
        }
    }
    portrait.depth = headDepth(portrait.points, head, fieldStep);
}

}

Result<Portrait> loadPortrait(const std::filesystem::path& file, const Rendering& rendering)
{
    const Result<PortraitMesh> mesh = portraitMesh(file.stem().string());
    if (!mesh)
        return tl::unexpected{mesh.error()};
    const Result<Picture> picture = readPicture(file.string(), std::max(mesh->width, mesh->height));
    if (!picture)
        return tl::unexpected{picture.error()};
    if (picture->width() != mesh->width || picture->height() != mesh->height)
        return failure("The portrait " + file.string()
                       + " is not the one that was measured; run ./luot setup.");

    const auto middle = [&](std::size_t a, std::size_t b) {
        const auto& p = mesh->points[a];
        const auto& q = mesh->points[b];
        return cv::Point3d{(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2};
    };
    // The corners of the eyes by their numbers in the mesh.
    const cv::Point3d leftEye = middle(33, 133);
    const cv::Point3d rightEye = middle(362, 263);
    const cv::Point3d eyes = (leftEye + rightEye) * 0.5;
    const double eyeDistance = std::hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
    const double scaleX = sharpEyeDistance / eyeDistance;
    const double scaleY = scaleX / rendering.widthFactor;

    const cv::Mat whole = viewOf(*picture);
    const cv::Rect crop
        = cv::Rect{static_cast<int>(eyes.x - 6.0 * eyeDistance), static_cast<int>(eyes.y - 3.2 * eyeDistance),
                   static_cast<int>(12.0 * eyeDistance), static_cast<int>(10.0 * eyeDistance)}
        & cv::Rect{0, 0, whole.cols, whole.rows};
    cv::Mat person(whole.size(), CV_8U, cv::Scalar(0));
    std::vector<cv::Point> outline;
    for (const auto& point : mesh->outline)
        outline.emplace_back(static_cast<int>(point[0]), static_cast<int>(point[1]));
    cv::fillPoly(person, std::vector{outline}, cv::Scalar(255), cv::LINE_AA);

    Portrait portrait;
    const int shrink = scaleX < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC;
    cv::resize(whole(crop), portrait.colour, {}, scaleX, scaleY, shrink);
    cv::resize(person(crop), portrait.alpha, {}, scaleX, scaleY, shrink);

    portrait.eyes = {(eyes.x - crop.x) * scaleX, (eyes.y - crop.y) * scaleY};
    for (const auto& point : mesh->points) {
        const double forward
            = pivotBehindEyes * sharpEyeDistance - rendering.relief * (point[2] - eyes.z) * scaleX;
        portrait.points.emplace_back((point[0] - crop.x) * scaleX, (point[1] - crop.y) * scaleY,
                                     std::max(forward, 0.0));
    }
    makeNose(portrait.points, rendering.nose);
    shapeHead(portrait);
    paint(portrait, rendering);
    return portrait;
}

}
