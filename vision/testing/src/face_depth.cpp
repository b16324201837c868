#include "vision/testing/src/face_depth.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace luot::vision::testing {

namespace {

/// What the mesh covers; a negative value elsewhere.
cv::Mat meshDepth(const std::vector<cv::Point3d>& points, cv::Size size, int step)
{
    cv::Mat depth(size, CV_32F, cv::Scalar(-1.0));
    const cv::Rect inside{0, 0, size.width * step, size.height * step};
    cv::Subdiv2D subdivision{inside};
    for (const cv::Point3d& point : points)
        subdivision.insert(cv::Point2f{static_cast<float>(point.x), static_cast<float>(point.y)});

    const auto heightAt = [&](cv::Point2f corner) {
        const auto gap = [&](const cv::Point3d& p) {
            return (p.x - corner.x) * (p.x - corner.x) + (p.y - corner.y) * (p.y - corner.y);
        };
        return std::min_element(points.begin(), points.end(),
                                [&](const auto& a, const auto& b) { return gap(a) < gap(b); })
            ->z;
    };

    std::vector<cv::Vec6f> triangles;
    subdivision.getTriangleList(triangles);
    for (const cv::Vec6f& triangle : triangles) {
        const std::array<cv::Point2f, 3> corner{cv::Point2f{triangle[0], triangle[1]},
                                                cv::Point2f{triangle[2], triangle[3]},
                                                cv::Point2f{triangle[4], triangle[5]}};
        if (!std::all_of(corner.begin(), corner.end(), [&](cv::Point2f c) { return inside.contains(c); }))
            continue;
        const std::array<double, 3> height{heightAt(corner[0]), heightAt(corner[1]), heightAt(corner[2])};
        const cv::Point2f ab = corner[1] - corner[0];
        const cv::Point2f ac = corner[2] - corner[0];
        const float area = ab.x * ac.y - ab.y * ac.x;
        if (std::abs(area) < 1e-3F)
            continue;
        const cv::Rect box = cv::boundingRect(std::vector<cv::Point2f>{corner.begin(), corner.end()});
        const int lastRow = std::min((box.y + box.height) / step, size.height - 1);
        const int lastColumn = std::min((box.x + box.width) / step, size.width - 1);
        for (int row = box.y / step; row <= lastRow; ++row) {
            for (int column = box.x / step; column <= lastColumn; ++column) {
                const cv::Point2f at{static_cast<float>(column * step), static_cast<float>(row * step)};
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

/// Lets the free nodes become the mean of their neighbours; first on a coarser grid, which takes the long
/// waves away quickly.
void relax(cv::Mat& depth, const cv::Mat& free)
{
    if (std::min(depth.rows, depth.cols) > 40) {
        const cv::Size half{depth.cols / 2, depth.rows / 2};
        cv::Mat coarse;
        cv::Mat coarseFree;
        cv::resize(depth, coarse, half, 0, 0, cv::INTER_NEAREST);
        cv::resize(free, coarseFree, half, 0, 0, cv::INTER_NEAREST);
        relax(coarse, coarseFree);
        cv::Mat guess;
        cv::resize(coarse, guess, depth.size(), 0, 0, cv::INTER_LINEAR);
        guess.copyTo(depth, free);
    }
    cv::Mat next;
    for (int i = 0; i < 30; ++i) {
        cv::blur(depth, next, {3, 3});
        next.copyTo(depth, free);
    }
}

}

cv::Mat headDepth(const std::vector<cv::Point3d>& mesh, const cv::Mat& head, int step)
{
    cv::Mat depth = meshDepth(mesh, head.size(), step);
    const cv::Mat known = depth >= 0.0F;
    depth.setTo(0.0F, depth < 0.0F);
    const cv::Mat free = head & ~known;
    const cv::Rect box = cv::boundingRect(head) & cv::Rect{1, 1, head.cols - 2, head.rows - 2};
    cv::Mat part = depth(box);
    relax(part, free(box));
    cv::GaussianBlur(depth, depth, {}, 1.2);
    return depth;
}

}
