#include "vision/evaluation/src/bare_calls.h"

#include "vision/src/picture_view.h"

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>

#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

namespace luot::vision::evaluation {

struct BareCalls::Calls {
    cv::dnn::Net net;
    dlib::shape_predictor trees;
};

BareCalls::BareCalls(const Models& models)
    : m_calls{std::make_unique<Calls>()}
{
    m_calls->net = cv::dnn::readNetFromONNX(models.faceDetector->string());
    m_calls->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    dlib::deserialize(models.landmarks.string()) >> m_calls->trees;
}

BareCalls::~BareCalls() = default;

void BareCalls::make(const Picture& picture, const std::optional<Face>& face, bool detects)
{
    const cv::Mat frame = viewOf(picture);
    cv::Mat grey;
    cv::cvtColor(frame, grey, cv::COLOR_BGR2GRAY);
    if (detects) {
        cv::Mat small;
        cv::Mat blob;
        std::vector<cv::Mat> outputs;
        cv::resize(frame, small, {320, 240}, 0, 0, cv::INTER_AREA);
        cv::dnn::blobFromImage(small, blob, 1.0 / 128.0, {}, cv::Scalar::all(127.0), true);
        m_calls->net.setInput(blob);
        m_calls->net.forward(outputs, std::vector<cv::String>{"scores", "boxes"});
    }
    const Box box = face ? face->box : Box{frame.cols / 2.0 - 100, frame.rows / 2.0 - 100, 200, 200};
    const auto cut = [&](const cv::Mat& from, double factor, int side) {
        const double scale = side / (factor * box.width);
        const cv::Matx23d map{scale, 0,     side / 2.0 - scale * (box.left + box.width / 2),
                              0,     scale, side / 2.0 - scale * (box.top + box.height / 2)};
        cv::Mat part;
        cv::warpAffine(from, part, map, {side, side}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        return part;
    };
    if (face) {
        const cv::Mat upright = cut(grey, 1.6, 320);
        const dlib::cv_image<unsigned char> image{upright};
        for (const long by : {0L, 4L, -4L, 4L, -4L})
            m_calls->trees(image, dlib::rectangle(60 + by, 60 + by, 260 + by, 260 + by));
        const cv::Mat chip = cut(grey, 1.3, 150);
        cv::Mat edges;
        cv::Scalar middle;
        cv::Scalar deviation;
        cv::Laplacian(chip(cv::Rect{30, 30, 90, 90}), edges, CV_16S);
        cv::meanStdDev(edges, middle, deviation);
        cv::mean(chip(cv::Rect{30, 30, 90, 90}));
        if (detects) {
            // Whether it is covered is looked at as often as the detector runs.
            const cv::Mat colours = cut(frame, 1.3, 150);
            cv::Mat planes;
            cv::cvtColor(colours, planes, cv::COLOR_BGR2Lab);
            cv::meanStdDev(planes, middle, deviation);
        }
    }
    cv::mean(cv::Mat(frame.rows / 8, frame.cols, CV_8U, grey.data, 8 * grey.step));
    [[maybe_unused]] const cv::Mat mirror = cut(frame, 2.1, 288).clone();
}

}
