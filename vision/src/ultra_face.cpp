#include "vision/src/face_detector.h"

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

constexpr int anchors = 4420;
constexpr float leastScore = 0.35F;
constexpr double mostOverlap = 0.35;

double overlap(const cv::Rect2d& a, const cv::Rect2d& b)
{
    const double both = (a & b).area();
    return both / (a.area() + b.area() - both);
}

class UltraFace final : public FaceDetector {
public:
    explicit UltraFace(const std::string& file)
        : m_net{cv::dnn::readNetFromONNX(file)}
    {
        m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    }

    std::vector<Detection> find(const cv::Mat& frame) override
    {
        cv::Mat small;
        cv::resize(frame, small, {320, 240}, 0, 0, cv::INTER_AREA);
        cv::dnn::blobFromImage(small, m_blob, 1.0 / 128.0, {}, cv::Scalar::all(127.0), true);
        m_net.setInput(m_blob);
        m_net.forward(m_outputs, std::vector<cv::String>{"scores", "boxes"});
        const cv::Mat scores(anchors, 2, CV_32F, m_outputs[0].data);
        const cv::Mat boxes(anchors, 4, CV_32F, m_outputs[1].data);

        struct Candidate {
            float score;
            cv::Rect2d box;
        };
        std::vector<Candidate> candidates;
        for (int i = 0; i < anchors; ++i) {
            if (scores.at<float>(i, 1) < leastScore)
                continue;
            const auto* corner = boxes.ptr<float>(i);
            const cv::Point2d from{corner[0] * static_cast<double>(frame.cols),
                                   corner[1] * static_cast<double>(frame.rows)};
            const cv::Point2d to{corner[2] * static_cast<double>(frame.cols),
                                 corner[3] * static_cast<double>(frame.rows)};
            if (to.x - from.x >= 4.0 && to.y - from.y >= 4.0)
                candidates.push_back({scores.at<float>(i, 1), {from, to}});
        }
        std::sort(candidates.begin(), candidates.end(),
                  [](const Candidate& a, const Candidate& b) { return a.score > b.score; });

        std::vector<cv::Rect2d> kept;
        std::vector<Detection> found;
        for (const Candidate& candidate : candidates) {
            const bool known = std::any_of(kept.begin(), kept.end(), [&](const cv::Rect2d& box) {
                return overlap(box, candidate.box) > mostOverlap;
            });
            if (known)
                continue;
            kept.push_back(candidate.box);
            found.push_back({asSquare(candidate.box),
                             candidate.score,
                             {candidate.box.x, candidate.box.y, candidate.box.width, candidate.box.height}});
        }
        return found;
    }

private:
    /// dlib's square for the same face; fitted with luot-fit-pose on 487 rendered faces.
    static Box asSquare(const cv::Rect2d& box)
    {
        const double side = 1.02 * std::sqrt(box.width * box.height);
        return {box.x + box.width / 2 - side / 2, box.y + 0.56 * box.height - side / 2, side, side};
    }

    cv::dnn::Net m_net;
    cv::Mat m_blob;
    std::vector<cv::Mat> m_outputs;
};

}

std::unique_ptr<FaceDetector> ultraFace(const std::string& file) { return std::make_unique<UltraFace>(file); }

}
