#include "vision/testing/synthetic_head.h"

#include "vision/camera.h"
#include "vision/models.h"
#include "vision/testing/src/portrait_mesh.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luot::vision::testing {

namespace {

// Lengths in eye distances (63 mm on average).
constexpr double pivotBehindEyes = 1.25;
constexpr double pivotBelowEyes = 0.65;
constexpr double cameraDistance = 12.0;
constexpr double headTop = 2.1;
constexpr double belowChin = 0.45;

constexpr double sharpEyeDistance = 96.0; ///< of the stored portrait, in pixels
constexpr int fieldStep = 4; ///< pixels of the stored portrait a node of the depth field
constexpr int mapStep = 8; ///< pixels of the frame a node of the warp

struct Level {
    cv::Mat colour;
    cv::Mat alpha;
    double scale = 1.0; ///< its pixels a pixel of the sharpest level
};

/// The depth above the pivot (pixels, towards the camera) of what the face mesh covers; a negative value
/// elsewhere.
cv::Mat meshDepth(const std::vector<cv::Point3d>& points, cv::Size size)
{
    cv::Mat depth(size, CV_32F, cv::Scalar(-1.0));
    cv::Subdiv2D subdivision{cv::Rect{0, 0, size.width * fieldStep, size.height * fieldStep}};
    for (const cv::Point3d& point : points)
        subdivision.insert(cv::Point2f{static_cast<float>(point.x), static_cast<float>(point.y)});

    const auto heightAt = [&](cv::Point2f corner) {
        double best = 1e9;
        double height = 0.0;
        for (const cv::Point3d& point : points) {
            const double gap = std::hypot(point.x - corner.x, point.y - corner.y);
            if (gap < best) {
                best = gap;
                height = point.z;
            }
        }
        return height;
    };

    std::vector<cv::Vec6f> triangles;
    subdivision.getTriangleList(triangles);
    for (const cv::Vec6f& triangle : triangles) {
        const std::array<cv::Point2f, 3> corner{cv::Point2f{triangle[0], triangle[1]},
                                                cv::Point2f{triangle[2], triangle[3]},
                                                cv::Point2f{triangle[4], triangle[5]}};
        const cv::Rect inside{0, 0, size.width * fieldStep, size.height * fieldStep};
        if (!std::all_of(corner.begin(), corner.end(), [&](cv::Point2f c) { return inside.contains(c); }))
            continue;
        const std::array<double, 3> height{heightAt(corner[0]), heightAt(corner[1]), heightAt(corner[2])};
        const cv::Point2f ab = corner[1] - corner[0];
        const cv::Point2f ac = corner[2] - corner[0];
        const float area = ab.x * ac.y - ab.y * ac.x;
        if (std::abs(area) < 1e-3F)
            continue;
        const cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>{corner.begin(), corner.end()});
        for (int row = box.y / fieldStep; row <= (box.y + box.height) / fieldStep && row < size.height;
             ++row) {
            for (int column = box.x / fieldStep;
                 column <= (box.x + box.width) / fieldStep && column < size.width; ++column) {
                const cv::Point2f at{static_cast<float>(column * fieldStep),
                                     static_cast<float>(row * fieldStep)};
                const cv::Point2f ap = at - corner[0];
                const double b = (ap.x * ac.y - ap.y * ac.x) / area;
                const double c = (ab.x * ap.y - ab.y * ap.x) / area;
                if (b >= 0.0 && c >= 0.0 && b + c <= 1.0)
                    depth.at<float>(row, column)
                        = static_cast<float>(height[0] * (1.0 - b - c) + height[1] * b + height[2] * c);
            }
        }
    }
    return depth;
}

/// Fills the rest of the head between the face and its outline, where the depth is the pivot's.
void fillHarmonically(cv::Mat& depth, const cv::Mat& insideHead)
{
    cv::Mat known = depth >= 0.0F;
    depth.setTo(0.0F, depth < 0.0F);
    cv::Mat free = insideHead & ~known;
    cv::Mat next;
    for (int i = 0; i < 700; ++i) {
        cv::blur(depth, next, {3, 3});
        next.copyTo(depth, free);
    }
    cv::GaussianBlur(depth, depth, {}, 1.2);
}

}

struct SyntheticHead::State {
    std::array<Level, 3> levels;
    cv::Point2d eyes; ///< between the eyes, in the sharpest level
    cv::Mat depth; ///< CV_32F, a node each fieldStep pixels
    cv::Mat weight; ///< CV_32F, how far that place turns with the head
    double reach = 0.0; ///< no place further than this from the eyes turns

    cv::Mat displacement(Pose pose) const;
};

cv::Mat SyntheticHead::State::displacement(Pose pose) const
{
    constexpr double radians = std::numbers::pi / 180.0;
    const double cosYaw = std::cos(pose.yaw * radians);
    const double sinYaw = std::sin(pose.yaw * radians);
    const double cosPitch = std::cos(pose.pitch * radians);
    const double sinPitch = std::sin(pose.pitch * radians);
    const double pivotY = eyes.y + pivotBelowEyes * sharpEyeDistance;
    const double camera = cameraDistance * sharpEyeDistance;

    cv::Mat moved(depth.size(), CV_32FC2, cv::Scalar::all(0.0));
    for (int row = 0; row < depth.rows; ++row) {
        const auto* z = depth.ptr<float>(row);
        const auto* w = weight.ptr<float>(row);
        auto* out = moved.ptr<cv::Vec2f>(row);
        for (int column = 0; column < depth.cols; ++column) {
            if (w[column] <= 0.0F)
                continue;
            const double seenX = column * fieldStep - eyes.x;
            const double seenY = row * fieldStep - pivotY;
            const double nearness = (camera - z[column]) / camera;
            const double x = seenX * nearness;
            const double y = seenY * nearness;
            const double turnedX = x * cosYaw + z[column] * sinYaw;
            const double depthYaw = z[column] * cosYaw - x * sinYaw;
            const double turnedY = y * cosPitch - depthYaw * sinPitch;
            const double turnedZ = depthYaw * cosPitch + y * sinPitch;
            const double away = camera / (camera - turnedZ);
            out[column] = {static_cast<float>((turnedX * away - seenX) * w[column]),
                           static_cast<float>((turnedY * away - seenY) * w[column])};
        }
    }
    return moved;
}

SyntheticHead::SyntheticHead(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}
SyntheticHead::SyntheticHead(SyntheticHead&&) noexcept = default;
SyntheticHead& SyntheticHead::operator=(SyntheticHead&&) noexcept = default;
SyntheticHead::~SyntheticHead() = default;

Result<SyntheticHead> SyntheticHead::open(const std::filesystem::path& portrait)
{
    const Result<PortraitMesh> mesh = portraitMesh(portrait.stem().string());
    if (!mesh)
        return tl::unexpected{mesh.error()};
    const Result<Picture> picture = readPicture(portrait.string(), std::max(mesh->width, mesh->height));
    if (!picture)
        return tl::unexpected{picture.error()};
    if (picture->width() != mesh->width || picture->height() != mesh->height)
        return failure("The portrait " + portrait.string()
                       + " is not the one that was measured; run ./luot setup.");

    const auto middle = [&](std::size_t a, std::size_t b) {
        const auto& p = mesh->points[a];
        const auto& q = mesh->points[b];
        return cv::Point3d{(p[0] + q[0]) / 2, (p[1] + q[1]) / 2, (p[2] + q[2]) / 2};
    };
    // The corners of the eyes by their numbers in the mesh.
    const cv::Point3d leftEye = middle(33, 133);
    const cv::Point3d rightEye = middle(362, 263);
    const double eyeDistance = std::hypot(leftEye.x - rightEye.x, leftEye.y - rightEye.y);
    const cv::Point3d eyes = (leftEye + rightEye) * 0.5;
    const double scale = sharpEyeDistance / eyeDistance;

    auto state = std::make_unique<State>();
    const cv::Mat whole(picture->height(), picture->width(), CV_8UC3,
                        const_cast<std::uint8_t*>(picture->bgr().data()));
    const cv::Rect crop
        = cv::Rect{static_cast<int>(eyes.x - 6.0 * eyeDistance), static_cast<int>(eyes.y - 3.2 * eyeDistance),
                   static_cast<int>(12.0 * eyeDistance), static_cast<int>(10.0 * eyeDistance)}
        & cv::Rect{0, 0, whole.cols, whole.rows};
    cv::Mat alpha(whole.size(), CV_8U, cv::Scalar(0));
    std::vector<cv::Point> outline;
    for (const auto& point : mesh->outline)
        outline.emplace_back(static_cast<int>(point[0]), static_cast<int>(point[1]));
    cv::fillPoly(alpha, std::vector{outline}, cv::Scalar(255), cv::LINE_AA);

    const int shrink = scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC;
    Level& sharp = state->levels[0];
    cv::resize(whole(crop), sharp.colour, {}, scale, scale, shrink);
    cv::resize(alpha(crop), sharp.alpha, {}, scale, scale, shrink);
    // A little inside the measured outline, so that no light of the old background shines at the edge.
    cv::erode(sharp.alpha, sharp.alpha, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}), {-1, -1}, 1,
              cv::BORDER_REPLICATE);
    cv::GaussianBlur(sharp.alpha, sharp.alpha, {}, 1.6, 0.0, cv::BORDER_REPLICATE);
    // Where the picture ends at the waist, the person goes on; at its sides an arm ends.
    const int below = static_cast<int>(4.0 * sharpEyeDistance);
    cv::copyMakeBorder(sharp.colour, sharp.colour, 0, below, 0, 0, cv::BORDER_REPLICATE);
    cv::copyMakeBorder(sharp.alpha, sharp.alpha, 0, below, 0, 0, cv::BORDER_REPLICATE);
    for (std::size_t i = 1; i < state->levels.size(); ++i) {
        Level& level = state->levels[i];
        level.scale = state->levels[i - 1].scale / 2.0;
        cv::resize(sharp.colour, level.colour, {}, level.scale, level.scale, cv::INTER_AREA);
        cv::resize(sharp.alpha, level.alpha, {}, level.scale, level.scale, cv::INTER_AREA);
    }

    state->eyes = {(eyes.x - crop.x) * scale, (eyes.y - crop.y) * scale};
    std::vector<cv::Point3d> points;
    double chin = 0.0;
    double halfWidth = 0.0;
    for (const auto& point : mesh->points) {
        const double forward = pivotBehindEyes * sharpEyeDistance - (point[2] - eyes.z) * scale;
        points.emplace_back((point[0] - crop.x) * scale, (point[1] - crop.y) * scale, std::max(forward, 0.0));
        chin = std::max(chin, points.back().y);
        halfWidth = std::max(halfWidth, std::abs(points.back().x - state->eyes.x));
    }
    const cv::Size field{sharp.colour.cols / fieldStep + 1, sharp.colour.rows / fieldStep + 1};
    state->depth = meshDepth(points, field);
    state->weight = cv::Mat(field, CV_32F, cv::Scalar(0.0));
    const double top = state->eyes.y - headTop * sharpEyeDistance;
    const double bottom = chin + belowChin * sharpEyeDistance;
    cv::Mat head(field, CV_8U, cv::Scalar(0));
    for (int row = 0; row < field.height; ++row) {
        for (int column = 0; column < field.width; ++column) {
            const double u = (column * fieldStep - state->eyes.x) / (1.35 * halfWidth);
            const double v = (row * fieldStep - (top + bottom) / 2) / ((bottom - top) / 2);
            const double radius = std::hypot(u, v);
            head.at<std::uint8_t>(row, column) = radius < 1.0 ? 255 : 0;
            const double t = std::clamp((1.9 - radius) / 0.9, 0.0, 1.0);
            state->weight.at<float>(row, column) = static_cast<float>(t * t * (3.0 - 2.0 * t));
        }
    }
    fillHarmonically(state->depth, head);
    state->reach = 1.9 * (bottom - top);
    return SyntheticHead{std::move(state)};
}

void SyntheticHead::draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const
{
    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const Level& level = zoom > 0.6 ? m_state->levels[0]
        : zoom > 0.3                ? m_state->levels[1]
                                    : m_state->levels[2];
    const cv::Mat moved = m_state->displacement(view.pose);
    const auto displaced = [&](double x, double y) -> cv::Point2d {
        const double column = x / fieldStep;
        const double row = y / fieldStep;
        const int c = static_cast<int>(std::floor(column));
        const int r = static_cast<int>(std::floor(row));
        if (c < 0 || r < 0 || c + 1 >= moved.cols || r + 1 >= moved.rows)
            return {0.0, 0.0};
        const auto fx = static_cast<float>(column - c);
        const auto fy = static_cast<float>(row - r);
        const auto* upper = moved.ptr<cv::Vec2f>(r) + c;
        const auto* lower = moved.ptr<cv::Vec2f>(r + 1) + c;
        const cv::Vec2f value
            = (upper[0] * (1 - fx) + upper[1] * fx) * (1 - fy) + (lower[0] * (1 - fx) + lower[1] * fx) * fy;
        return {value[0], value[1]};
    };

    const auto frameX = [&](double x) { return (x - m_state->eyes.x) * zoom + view.x; };
    const auto frameY = [&](double y) { return (y - m_state->eyes.y) * zoom + view.y; };
    const int spare = static_cast<int>(0.5 * view.eyeDistancePx);
    const cv::Rect roi
        = cv::Rect{cv::Point{static_cast<int>(frameX(0)) - spare, static_cast<int>(frameY(0)) - spare},
                   cv::Point{static_cast<int>(frameX(m_state->levels[0].colour.cols)) + spare, height}}
        & cv::Rect{0, 0, width, height};
    if (roi.empty())
        return;

    // The warp is known forwards, from portrait to frame; its inverse by fixed-point steps, which converge
    // because a turn moves neighbours alike.
    cv::Mat coarse(roi.height / mapStep + 2, roi.width / mapStep + 2, CV_32FC2);
    for (int row = 0; row < coarse.rows; ++row) {
        auto* out = coarse.ptr<cv::Vec2f>(row);
        for (int column = 0; column < coarse.cols; ++column) {
            const double wantX = (roi.x + column * mapStep - view.x) / zoom + m_state->eyes.x;
            const double wantY = (roi.y + row * mapStep - view.y) / zoom + m_state->eyes.y;
            double x = wantX;
            double y = wantY;
            if (std::hypot(wantX - m_state->eyes.x, wantY - m_state->eyes.y) < m_state->reach) {
                for (int step = 0; step < 5; ++step) {
                    const cv::Point2d d = displaced(x, y);
                    x = wantX - d.x;
                    y = wantY - d.y;
                }
            }
            out[column] = {static_cast<float>(x * level.scale), static_cast<float>(y * level.scale)};
        }
    }
    // resize() samples at pixel centres; the affine map puts node (0, 0) exactly on the first pixel.
    cv::Mat map;
    const cv::Matx23d toNodes{1.0 / mapStep, 0, 0, 0, 1.0 / mapStep, 0};
    cv::warpAffine(coarse, map, toNodes, roi.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);

    cv::Mat colour;
    cv::Mat alpha;
    cv::remap(level.colour, colour, map, {}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::remap(level.alpha, alpha, map, {}, cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::Mat frame(height, width, CV_8UC3, bgr.data());
    for (int row = 0; row < roi.height; ++row) {
        const auto* a = alpha.ptr<std::uint8_t>(row);
        const auto* from = colour.ptr<std::uint8_t>(row);
        auto* to = frame.ptr<std::uint8_t>(roi.y + row) + 3 * roi.x;
        for (int i = 0; i < roi.width; ++i) {
            if (a[i] == 0)
                continue;
            for (int channel = 3 * i; channel < 3 * i + 3; ++channel)
                to[channel]
                    = static_cast<std::uint8_t>((from[channel] * a[i] + to[channel] * (255 - a[i])) / 255);
        }
    }
}

std::filesystem::path portraitFolder() { return modelFolder().parent_path() / "portraits"; }

}
