#include "vision/src/still_face.h"

#include "vision/src/pose_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

// 4:3, as UltraFace wants it; twice its size, so that other detectors see a little more.
constexpr int viewWidth = 640;
constexpr int viewHeight = 480;
constexpr double leastScore = 0.5;

/// A part of the picture, or more than the picture, as a detector sees it: even grey around the edges.
cv::Mat viewOf(const cv::Mat& picture, const cv::Rect2d& part)
{
    const double scale = viewWidth / part.width;
    const cv::Rect inside = cv::Rect{part} & cv::Rect{0, 0, picture.cols, picture.rows};
    cv::Mat view(viewHeight, viewWidth, CV_8UC3, cv::Scalar::all(127.0));
    if (inside.empty())
        return view;
    cv::Mat scaled;
    cv::resize(picture(inside), scaled,
               {std::max(1, static_cast<int>(inside.width * scale)),
                std::max(1, static_cast<int>(inside.height * scale))},
               0, 0, scale < 1.0 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const cv::Rect place = cv::Rect{static_cast<int>((inside.x - part.x) * scale),
                                    static_cast<int>((inside.y - part.y) * scale), scaled.cols, scaled.rows}
        & cv::Rect{0, 0, viewWidth, viewHeight};
    scaled(cv::Rect{{0, 0}, place.size()}).copyTo(view(place));
    return view;
}

/// A 4:3 view around a place.
cv::Rect2d viewAround(cv::Point2d middle, double width)
{
    const double height = width * viewHeight / viewWidth;
    return {middle.x - width / 2, middle.y - height / 2, width, height};
}

/// The picture with a border: `room` times as wide and high as it needs to be.
cv::Rect2d whole(const cv::Mat& picture, double room)
{
    const double width
        = std::max<double>(picture.cols, picture.rows * static_cast<double>(viewWidth) / viewHeight);
    return viewAround({picture.cols / 2.0, picture.rows / 2.0}, width * room);
}

std::vector<cv::Rect2d> wholeViews(const cv::Mat& picture)
{
    return {whole(picture, 1.0), whole(picture, 1.6), whole(picture, 2.5)};
}

/// Overlapping parts, `share` of the picture's longer side wide.
std::vector<cv::Rect2d> parts(const cv::Mat& picture, double share)
{
    const double width = share * std::max(picture.cols, picture.rows);
    const double height = width * viewHeight / viewWidth;
    const auto steps = [](double length, double part) {
        return std::max(1, static_cast<int>(std::ceil(2.0 * length / part)) - 1);
    };
    const int columns = steps(picture.cols, width);
    const int rows = steps(picture.rows, height);
    std::vector<cv::Rect2d> all;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            all.push_back(viewAround(
                {(column + 1.0) / (columns + 1.0) * picture.cols, (row + 1.0) / (rows + 1.0) * picture.rows},
                width));
    }
    return all;
}

double overlap(const Box& a, const Box& b)
{
    const cv::Rect2d first{a.left, a.top, a.width, a.height};
    const cv::Rect2d second{b.left, b.top, b.width, b.height};
    const double both = (first & second).area();
    return both / (first.area() + second.area() - both);
}

/// Whether five points can be a face's: eyes apart, the nose below and between them.
bool isFaceLike(const FivePoints& face)
{
    const double eyes = face.eyeDistance();
    if (!(eyes > 4.0))
        return false;
    const cv::Point2d across = (face.rightEye() - face.leftEye()) * (1.0 / eyes);
    const cv::Point2d toNose = (face.nose() - face.eyes()) * (1.0 / eyes);
    const double beside = toNose.dot(across);
    const double below = across.cross(toNose);
    return std::abs(beside) < 0.6 && below > 0.2 && below < 1.2;
}

/// The points of a turned picture of that size, in the picture as it was.
FivePoints turnedBack(FivePoints face, cv::Size turned, cv::RotateFlags back)
{
    for (cv::Point2d& point : face.points) {
        if (back == cv::ROTATE_180)
            point = {turned.width - 1 - point.x, turned.height - 1 - point.y};
        else if (back == cv::ROTATE_90_CLOCKWISE)
            point = {turned.height - 1 - point.y, point.x};
        else
            point = {point.y, turned.width - 1 - point.x};
    }
    return face;
}

/// Shadows lifted, for faces against the light.
cv::Mat brighter(const cv::Mat& picture)
{
    cv::Mat lab;
    cv::cvtColor(picture, lab, cv::COLOR_BGR2Lab);
    std::vector<cv::Mat> planes;
    cv::split(lab, planes);
    cv::createCLAHE(4.0, {8, 8})->apply(planes[0], planes[0]);
    cv::merge(planes, lab);
    cv::Mat result;
    cv::cvtColor(lab, result, cv::COLOR_Lab2BGR);
    return result;
}

}

StillFace::StillFace(std::unique_ptr<FaceDetector> detector, const std::string& landmarksFile)
    : m_detector{std::move(detector)}
    , m_landmarks{landmarksFile}
{
}

std::optional<FivePoints> StillFace::find(const cv::Mat& picture)
{
    if (std::min(picture.cols, picture.rows) < 16)
        return std::nullopt;
    std::optional<FivePoints> found = findQuickly(picture);
    if (!found)
        found = findTurned(picture);
    if (!found)
        found = findThoroughly(picture);
    if (found)
        return found;
    const cv::Mat lifted = brighter(picture);
    found = findQuickly(lifted);
    return found ? found : findThoroughly(lifted);
}

std::optional<FivePoints> StillFace::findQuickly(const cv::Mat& picture)
{
    const std::optional<FivePoints> found = bestOf(picture, wholeViews(picture), *m_detector);
    return found ? found : bestOf(picture, parts(picture, 0.5), *m_detector);
}

std::optional<FivePoints> StillFace::findThoroughly(const cv::Mat& picture)
{
    std::optional<FivePoints> found = bestOf(picture, wholeViews(picture), *m_secondOpinion);
    if (!found)
        found = bestOf(picture, parts(picture, 0.5), *m_secondOpinion);
    if (!found && std::max(picture.cols, picture.rows) > viewWidth)
        found = bestOf(picture, parts(picture, 0.25), *m_detector);
    return found;
}

/// Pictures that lie on their side or stand on their head are common among scans.
std::optional<FivePoints> StillFace::findTurned(const cv::Mat& picture)
{
    for (const auto& [turn, back] : {std::pair{cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE},
                                     {cv::ROTATE_90_COUNTERCLOCKWISE, cv::ROTATE_90_CLOCKWISE},
                                     {cv::ROTATE_180, cv::ROTATE_180}}) {
        cv::Mat turned;
        cv::rotate(picture, turned, turn);
        if (const auto found = bestOf(turned, wholeViews(turned), *m_detector))
            return turnedBack(*found, turned.size(), back);
    }
    return std::nullopt;
}

std::optional<FivePoints> StillFace::bestOf(const cv::Mat& picture, const std::vector<cv::Rect2d>& views,
                                            FaceDetector& detector)
{
    std::optional<Candidate> best;
    for (const cv::Rect2d& part : views) {
        const double scale = viewWidth / part.width;
        for (const Detection& seen : detector.find(viewOf(picture, part))) {
            if (seen.score < leastScore)
                continue;
            const std::optional<Candidate> candidate
                = confirm(picture,
                          {seen.box.left / scale + part.x, seen.box.top / scale + part.y,
                           seen.box.width / scale, seen.box.height / scale});
            if (candidate && (!best || candidate->worth > best->worth))
                best = candidate;
        }
    }
    return best ? std::optional{best->points} : std::nullopt;
}

std::optional<StillFace::Candidate> StillFace::confirm(const cv::Mat& picture, const Box& seen)
{
    const std::optional<FivePoints> points = settle(picture, seen);
    if (!points)
        return std::nullopt;
    const Box box = boxAround(*points);
    const cv::Point2d middle{box.left + box.width / 2, box.top + box.height / 2};
    if (overlap(box, seen) < 0.3 || !cv::Rect2d(0, 0, picture.cols, picture.rows).contains(middle))
        return std::nullopt;

    // UltraFace takes many a round thing for a face, and faces upside down; dlib's detector, at the distance
    // that suits it, hardly any.
    const cv::Rect2d part = viewAround(middle, 3.5 * box.width);
    const double scale = viewWidth / part.width;
    const Box expected{(box.left - part.x) * scale, (box.top - part.y) * scale, box.width * scale,
                       box.height * scale};
    const cv::Mat view = viewOf(picture, part);
    const auto sees = [&](FaceDetector& detector) {
        const std::vector<Detection> again = detector.find(view);
        return std::any_of(again.begin(), again.end(), [&](const Detection& other) {
            return other.score >= leastScore && overlap(other.box, expected) > 0.35;
        });
    };
    if (!sees(*m_detector) || !sees(*m_secondOpinion))
        return std::nullopt;

    const double fromMiddle
        = std::hypot(middle.x / picture.cols - 0.5, middle.y / picture.rows - 0.5) / std::sqrt(0.5);
    return Candidate{*points, box.width * (1.0 - 0.4 * fromMiddle)};
}

std::optional<FivePoints> StillFace::settle(const cv::Mat& picture, const Box& seen) const
{
    const cv::Rect2d part{seen.left - seen.width, seen.top - seen.height, 3.0 * seen.width,
                          3.0 * seen.height};
    const cv::Rect inside = cv::Rect{part} & cv::Rect{0, 0, picture.cols, picture.rows};
    if (inside.width < 8 || inside.height < 8)
        return std::nullopt;
    // A face much larger than the landmarks' own size is made smaller first, or pixels would be skipped.
    const double scale = std::min(1.0, 300.0 / seen.width);
    cv::Mat grey;
    cv::cvtColor(picture(inside), grey, cv::COLOR_BGR2GRAY);
    if (scale < 1.0)
        cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
    const Box first{(seen.left - inside.x) * scale, (seen.top - inside.y) * scale, seen.width * scale,
                    seen.height * scale};
    Box around = first;
    FivePoints points{};
    for (int again = 0; again < 8; ++again) {
        const FivePoints now = m_landmarks.find(grey, around, again == 0 ? 0.0 : tiltOf(points));
        if (!isFaceLike(now))
            return std::nullopt;
        const double moved = cv::norm(now.eyes() - points.eyes()) + cv::norm(now.nose() - points.nose());
        points = now;
        if (again > 0 && moved < 0.01 * first.width)
            break;
        // The eyes of a turned head are nearer to each other: the detector knows the face's size better.
        const Box fitted = boxAround(points);
        const double side = std::clamp(fitted.width, 0.85 * first.width, 1.2 * first.width);
        around
            = {fitted.left + (fitted.width - side) / 2, fitted.top + (fitted.height - side) / 2, side, side};
    }
    for (cv::Point2d& point : points.points)
        point = point * (1.0 / scale) + cv::Point2d{inside.tl()};
    return points;
}

}
