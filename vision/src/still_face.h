#pragma once

#include "vision/src/face_detector.h"
#include "vision/src/landmarks.h"

#include <optional>

namespace luot::vision {

/// Finds the face of a still picture: in the whole, with room around it, in ever smaller parts, in the
/// picture turned, and at last in a brighter copy. Both detectors must see a face at the same place, at a
/// distance that suits them.
///
/// Thread: an object belongs to one thread.
class StillFace {
public:
    StillFace(std::unique_ptr<FaceDetector> detector, const std::string& landmarksFile);

    /// The points of the largest and most central face, in the picture's pixels. Requires: 8-bit blue, green,
    /// red.
    std::optional<FivePoints> find(const cv::Mat& picture);

private:
    struct Candidate {
        FivePoints points;
        double worth = 0.0;
    };

    std::optional<FivePoints> findQuickly(const cv::Mat& picture);
    std::optional<FivePoints> findThoroughly(const cv::Mat& picture);
    std::optional<FivePoints> findTurned(const cv::Mat& picture);
    std::optional<FivePoints> bestOf(const cv::Mat& picture, const std::vector<cv::Rect2d>& views,
                                     FaceDetector& detector);
    std::optional<Candidate> confirm(const cv::Mat& picture, const Box& seen);
    std::optional<FivePoints> settle(const cv::Mat& picture, const Box& seen) const;

    std::unique_ptr<FaceDetector> m_detector;
    std::unique_ptr<FaceDetector> m_secondOpinion = gradientDetector();
    Landmarks m_landmarks;
};

}
