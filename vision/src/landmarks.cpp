#include "vision/src/landmarks.h"

#include <dlib/image_processing/shape_predictor.h>
#include <dlib/opencv/cv_image.h>

namespace luot::vision {

struct Landmarks::Trees {
    dlib::shape_predictor predictor;
};

Landmarks::Landmarks(const std::string& file)
    : m_trees{std::make_unique<Trees>()}
{
    dlib::deserialize(file) >> m_trees->predictor;
}

Landmarks::Landmarks(Landmarks&&) noexcept = default;
Landmarks::~Landmarks() = default;

FivePoints Landmarks::find(const cv::Mat& grey, const Box& box) const
{
    constexpr double shift = 0.02;
    constexpr std::array<std::array<double, 3>, 5> trials{{{0, 0, 0},
                                                           {shift, shift, 0.02},
                                                           {-shift, shift, -0.02},
                                                           {shift, -shift, -0.02},
                                                           {-shift, -shift, 0.02}}};
    const dlib::cv_image<unsigned char> image{grey};
    FivePoints mean{};
    for (const auto& [dx, dy, grow] : trials) {
        const double side = box.width * (1.0 + grow);
        const double x = box.left + box.width / 2 + dx * box.width - side / 2;
        const double y = box.top + box.height / 2 + dy * box.height - side / 2;
        const dlib::rectangle rectangle(static_cast<long>(std::lround(x)), static_cast<long>(std::lround(y)),
                                        static_cast<long>(std::lround(x + side)),
                                        static_cast<long>(std::lround(y + side)));
        const dlib::full_object_detection found = m_trees->predictor(image, rectangle);
        for (unsigned long i = 0; i < mean.points.size(); ++i)
            mean.points.at(i)
                += cv::Point2d(static_cast<double>(found.part(i).x()), static_cast<double>(found.part(i).y()))
                * (1.0 / trials.size());
    }
    return mean;
}

Box boxAround(const FivePoints& face)
{
    constexpr double sideInEyeDistances = 2.53;
    constexpr double below = 0.5;
    const cv::Point2d across = face.rightEye() - face.leftEye();
    const cv::Point2d down{-across.y, across.x};
    const cv::Point2d middle = face.eyes() + below * down;
    const double side = sideInEyeDistances * face.eyeDistance();
    return {middle.x - side / 2, middle.y - side / 2, side, side};
}

}
