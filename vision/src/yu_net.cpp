#include "vision/src/yu_net.h"

#include "vision/src/landmarks.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

constexpr std::array<int, 3> strides{8, 16, 32};
constexpr int coarsest = 32; ///< the input's sides are multiples of it
constexpr int longestSide = 320;
constexpr double leastScore = 0.35;
constexpr float mostOverlap = 0.35F;

int roundedUp(int length) { return (length + coarsest - 1) / coarsest * coarsest; }

std::span<const float> spanOf(const cv::Mat& output) { return {output.ptr<float>(), output.total()}; }

/// As dlib's detector gives it: by the eyes, which are surer than the box; by the box for a profile.
Box asDlibs(const YuNetFace& face)
{
    FivePoints points{};
    points.points = {face.points[1], face.points[1], face.points[0], face.points[0], face.points[2]};
    if (points.eyeDistance() > 0.25 * face.box.width)
        return boxAround(points);
    const double side = std::max(face.box.width, 0.85 * face.box.height);
    return {face.box.x + face.box.width / 2 - side / 2, face.box.y + 0.55 * face.box.height - side / 2, side,
            side};
}

class YuNet final : public FaceDetector {
public:
    explicit YuNet(const std::string& file)
        : m_net{cv::dnn::readNetFromONNX(file)}
    {
        m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    }

    std::vector<Detection> find(const cv::Mat& frame) override
    {
        const double scale = static_cast<double>(longestSide) / std::max(frame.cols, frame.rows);
        const cv::Size inner{std::max(1, static_cast<int>(std::lround(frame.cols * scale))),
                             std::max(1, static_cast<int>(std::lround(frame.rows * scale)))};
        cv::Mat input(roundedUp(inner.height), roundedUp(inner.width), CV_8UC3, cv::Scalar::all(0));
        cv::resize(frame, input(cv::Rect{{0, 0}, inner}), inner, 0, 0, cv::INTER_AREA);
        cv::dnn::blobFromImage(input, m_blob);
        m_net.setInput(m_blob);
        m_net.forward(m_outputs, outputNames());

        std::vector<YuNetFace> faces;
        for (std::size_t i = 0; i < strides.size(); ++i) {
            const std::vector<YuNetFace> found = decodeYuNet(
                {strides.at(i), input.cols / strides.at(i), spanOf(m_outputs.at(i)),
                 spanOf(m_outputs.at(i + 3)), spanOf(m_outputs.at(i + 6)), spanOf(m_outputs.at(i + 9))},
                leastScore);
            faces.insert(faces.end(), found.begin(), found.end());
        }
        std::vector<cv::Rect2d> boxes;
        std::vector<float> scores;
        for (const YuNetFace& face : faces) {
            boxes.push_back(face.box);
            scores.push_back(static_cast<float>(face.score));
        }
        std::vector<int> kept;
        cv::dnn::NMSBoxes(boxes, scores, static_cast<float>(leastScore), mostOverlap, kept);
        std::vector<Detection> detections;
        for (const int index : kept) {
            const YuNetFace& face = faces.at(static_cast<std::size_t>(index));
            const Box box = asDlibs(face);
            detections.push_back(
                {{box.left / scale, box.top / scale, box.width / scale, box.height / scale}, face.score});
        }
        return detections;
    }

private:
    static const std::vector<cv::String>& outputNames()
    {
        static const std::vector<cv::String> names{"cls_8",   "cls_16", "cls_32", "obj_8",
                                                   "obj_16",  "obj_32", "bbox_8", "bbox_16",
                                                   "bbox_32", "kps_8",  "kps_16", "kps_32"};
        return names;
    }

    cv::dnn::Net m_net;
    cv::Mat m_blob;
    std::vector<cv::Mat> m_outputs;
};

}

std::vector<YuNetFace> decodeYuNet(const YuNetHead& head, double leastScore)
{
    const std::size_t cells = head.cls.size();
    if (head.columns <= 0 || head.obj.size() != cells || head.bbox.size() != 4 * cells
        || head.kps.size() != 10 * cells)
        return {};
    std::vector<YuNetFace> faces;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const double score = std::sqrt(std::clamp<double>(head.cls[cell], 0.0, 1.0)
                                       * std::clamp<double>(head.obj[cell], 0.0, 1.0));
        if (!(score >= leastScore))
            continue;
        const double stride = head.stride;
        const auto column = static_cast<double>(cell % static_cast<std::size_t>(head.columns));
        const auto row = static_cast<double>(cell / static_cast<std::size_t>(head.columns));
        const auto box = head.bbox.subspan(4 * cell, 4);
        const auto points = head.kps.subspan(10 * cell, 10);
        const auto isFinite = [](float value) { return std::isfinite(std::exp(value)); };
        if (!std::all_of(box.begin(), box.end(), isFinite)
            || !std::all_of(points.begin(), points.end(), [](float value) { return std::isfinite(value); }))
            continue;
        const double width = std::exp(static_cast<double>(box[2])) * stride;
        const double height = std::exp(static_cast<double>(box[3])) * stride;
        YuNetFace face{
            score,
            {(column + box[0]) * stride - width / 2, (row + box[1]) * stride - height / 2, width, height},
            {}};
        for (std::size_t i = 0; i < face.points.size(); ++i)
            face.points.at(i) = {(column + points[2 * i]) * stride, (row + points[2 * i + 1]) * stride};
        faces.push_back(face);
    }
    return faces;
}

std::unique_ptr<FaceDetector> yuNet(const std::string& file) { return std::make_unique<YuNet>(file); }

}
