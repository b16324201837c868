#include "vision/src/face_chip.h"

#include <dlib/image_transforms.h>
#include <dlib/opencv.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace luot::vision {
namespace {

cv::Mat landscape()
{
    cv::Mat picture(900, 1200, CV_8UC3);
    cv::theRNG().state = 5;
    cv::randu(picture, 0, 255);
    cv::GaussianBlur(picture, picture, {}, 4.0);
    cv::normalize(picture, picture, 0, 255, cv::NORM_MINMAX);
    return picture;
}

/// Whole pixels, as dlib's points are.
FivePoints face(double eyeDistance, double degrees)
{
    FivePoints points{};
    const double c = std::cos(degrees * CV_PI / 180) * eyeDistance;
    const double s = std::sin(degrees * CV_PI / 180) * eyeDistance;
    const std::array<cv::Point2d, 5> shape{
        {{0.72, -0.03}, {0.3, 0.02}, {-0.7, 0.02}, {-0.31, -0.01}, {0.05, 0.85}}};
    for (std::size_t i = 0; i < shape.size(); ++i)
        points.points.at(i) = {std::round(600 + c * shape.at(i).x - s * shape.at(i).y),
                               std::round(400 + s * shape.at(i).x + c * shape.at(i).y)};
    return points;
}

cv::Mat dlibsChip(const cv::Mat& picture, const FivePoints& points)
{
    std::vector<dlib::point> parts;
    for (const cv::Point2d& point : points.points)
        parts.emplace_back(static_cast<long>(point.x), static_cast<long>(point.y));
    const dlib::full_object_detection shape{dlib::rectangle(500, 300, 700, 500), parts};
    dlib::matrix<dlib::bgr_pixel> chip;
    dlib::extract_image_chip(dlib::cv_image<dlib::bgr_pixel>(picture),
                             dlib::get_face_chip_details(shape, 150, 0.25), chip);
    return dlib::toMat(chip).clone();
}

TEST(FaceChip, isDlibsOwn)
{
    const cv::Mat picture = landscape();
    for (const double eyes : {25.0, 60.0, 90.0, 125.0, 170.0}) {
        for (const double degrees : {0.0, 12.0, -25.0}) {
            const FivePoints points = face(eyes, degrees);
            cv::Mat difference;
            cv::absdiff(faceChip(picture, points), dlibsChip(picture, points), difference);
            const cv::Scalar mean = cv::mean(difference);
            EXPECT_LT((mean[0] + mean[1] + mean[2]) / 3, 2.0) << eyes << " pixels, " << degrees << " degrees";
        }
    }
}

TEST(FaceChip, isThereForPointsOutsideThePicture)
{
    const cv::Mat picture = landscape();
    FivePoints points = face(60.0, 0.0);
    for (cv::Point2d& point : points.points)
        point.x += 5000.0;
    EXPECT_EQ(faceChip(picture, points).size(), cv::Size(150, 150));
}

}
}
