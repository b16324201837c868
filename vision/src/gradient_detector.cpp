#include "vision/src/face_detector.h"

#include <dlib/image_processing/frontal_face_detector.h>
#include <dlib/opencv/cv_image.h>

#include <opencv2/imgproc.hpp>

namespace luot::vision {

namespace {

class GradientDetector final : public FaceDetector {
public:
    std::vector<Detection> find(const cv::Mat& frame) override
    {
        cv::Mat grey;
        cv::cvtColor(frame, grey, cv::COLOR_BGR2GRAY);
        const double scale = std::min(1.0, 640.0 / grey.cols);
        cv::resize(grey, grey, {}, scale, scale, cv::INTER_AREA);
        std::vector<dlib::rect_detection> rectangles;
        m_detector(dlib::cv_image<unsigned char>(grey), rectangles, 0.0);

        std::vector<Detection> found;
        for (const dlib::rect_detection& detection : rectangles) {
            const dlib::rectangle& box = detection.rect;
            found.push_back(
                {{static_cast<double>(box.left()) / scale, static_cast<double>(box.top()) / scale,
                  static_cast<double>(box.width()) / scale, static_cast<double>(box.height()) / scale},
                 std::min(1.0, 0.75 + detection.detection_confidence / 4)});
        }
        return found;
    }

private:
    dlib::frontal_face_detector m_detector = dlib::get_frontal_face_detector();
};

}

std::unique_ptr<FaceDetector> gradientDetector() { return std::make_unique<GradientDetector>(); }

}
