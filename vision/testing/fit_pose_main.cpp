#include "vision/models.h"
#include "vision/src/face_detector.h"
#include "vision/src/picture_view.h"
#include "vision/src/pose_map.h"
#include "vision/testing/hall.h"

#include <opencv2/imgproc.hpp>

#include <cstdio>
#include <map>
#include <random>

// Fits the linear map of pose_map.cpp and the box of landmarks.cpp on rendered heads, and says how it does on
// people left out.

namespace {

using namespace luot;
using namespace luot::vision;

constexpr int featureCount = 5;
constexpr const char* mirrored = " mirrored";

struct Sample {
    std::string person;
    Pose truth;
    std::array<double, 5> features{};
    double tilt = 0.0;
};

struct Fit {
    cv::Mat yaw;
    cv::Mat pitch;
};

/// Each person has a constant of its own, which the neutral pose takes away later.
Fit fit(const std::vector<Sample>& samples)
{
    std::map<std::string, int> column;
    for (const Sample& sample : samples)
        column.emplace(sample.person, static_cast<int>(column.size()));
    const int rows = static_cast<int>(samples.size());
    cv::Mat a(rows, featureCount + static_cast<int>(column.size()), CV_64F, cv::Scalar(0.0));
    cv::Mat yaw(rows, 1, CV_64F);
    cv::Mat pitch(rows, 1, CV_64F);
    for (int i = 0; i < rows; ++i) {
        const Sample& sample = samples[static_cast<std::size_t>(i)];
        for (int k = 0; k < featureCount; ++k)
            a.at<double>(i, k) = sample.features.at(static_cast<std::size_t>(k));
        a.at<double>(i, featureCount + column.at(sample.person)) = 1.0;
        yaw.at<double>(i)
            = sample.truth.yaw * std::cos(sample.tilt) - sample.truth.pitch * std::sin(sample.tilt);
        pitch.at<double>(i)
            = sample.truth.pitch * std::cos(sample.tilt) + sample.truth.yaw * std::sin(sample.tilt);
    }
    Fit result;
    cv::solve(a, yaw, result.yaw, cv::DECOMP_SVD);
    cv::solve(a, pitch, result.pitch, cv::DECOMP_SVD);
    return result;
}

void print(const char* name, const cv::Mat& row)
{
    double constant = 0.0;
    for (int i = featureCount; i < row.rows; ++i)
        constant += row.at<double>(i) / (row.rows - featureCount);
    std::printf("%s{%.2f, {%.2f, %.2f, %.2f, %.2f, %.2f}}\n", name, constant, row.at<double>(0),
                row.at<double>(1), row.at<double>(2), row.at<double>(3), row.at<double>(4));
}

}

int main()
{
    const auto models = findModels();
    if (!models) {
        std::fprintf(stderr, "%s\n", models.error().message.c_str());
        return 1;
    }
    const Landmarks landmarks{models->landmarks.string()};
    const auto gradients = gradientDetector();
    testing::Hall hall{7};
    std::mt19937 random{7};
    std::uniform_real_distribution<double> unit{-1.0, 1.0};

    std::vector<Sample> samples;
    double side = 0.0;
    double below = 0.0;
    int boxes = 0;
    const std::vector<std::pair<std::string, std::string>> people{{"astronaut", "astronaut.png"},
                                                                  {"hopper", "grace_hopper.jpg"},
                                                                  {"obama", "obama.jpg"},
                                                                  {"biden", "biden.jpg"}};
    for (const auto& [person, file] : people) {
        const auto head = testing::SyntheticHead::open(testing::portraitFolder() / file);
        if (!head) {
            std::fprintf(stderr, "%s\n", head.error().message.c_str());
            return 1;
        }
        for (int i = 0; i < 500; ++i) {
            const testing::HeadView view{{16.0 * unit(random), 10.0 * unit(random)},
                                         75.0 + 25.0 * unit(random),
                                         640.0 + 150.0 * unit(random),
                                         330.0 + 40.0 * unit(random)};
            const Picture picture = hall.photograph({{&*head, view}});
            cv::Mat grey;
            cv::cvtColor(viewOf(picture), grey, cv::COLOR_BGR2GRAY);
            const double width = 2.53 * view.eyeDistancePx;
            FivePoints points = landmarks.find(
                grey, {view.x - width / 2, view.y - width / 2 + 0.5 * view.eyeDistancePx, width, width});
            for (int again = 0; again < 3; ++again)
                points = landmarks.find(grey, boxAround(points), tiltOf(points));
            const std::array<double, 5> seen = poseFeatures(points);
            samples.push_back({person, view.pose, seen, tiltOf(points)});
            // A mirrored face is as good as another person's: the fit must not prefer a side.
            samples.push_back({person + mirrored,
                               {-view.pose.yaw, view.pose.pitch},
                               {-seen[0], seen[1], seen[3], seen[2], seen[4]},
                               -tiltOf(points)});
            if (i % 10 == 0) {
                for (const Detection& detection : gradients->find(viewOf(picture))) {
                    side += detection.box.width / points.eyeDistance();
                    below += (detection.box.top + detection.box.height / 2 - points.eyes().y)
                        / points.eyeDistance();
                    ++boxes;
                }
            }
        }
    }
    std::printf("box: side %.3f below %.3f eye distances, n = %d\n", side / boxes, below / boxes, boxes);

    const Fit all = fit(samples);
    print("yaw", all.yaw);
    print("pitch", all.pitch);
    for (const auto& person : people) {
        std::vector<Sample> others;
        std::vector<Sample> own;
        for (const Sample& sample : samples)
            if (sample.person == person.first)
                own.push_back(sample);
            else if (sample.person != person.first + mirrored)
                others.push_back(sample);
        const Fit without = fit(others);
        double yawError = 0.0;
        double pitchError = 0.0;
        double yawBias = 0.0;
        double pitchBias = 0.0;
        std::vector<Pose> errors;
        for (const Sample& sample : own) {
            double yaw = 0.0;
            double pitch = 0.0;
            for (int k = 0; k < featureCount; ++k) {
                yaw += without.yaw.at<double>(k) * sample.features.at(static_cast<std::size_t>(k));
                pitch += without.pitch.at<double>(k) * sample.features.at(static_cast<std::size_t>(k));
            }
            const double c = std::cos(sample.tilt);
            const double s = std::sin(sample.tilt);
            errors.push_back(
                {yaw * c + pitch * s - sample.truth.yaw, pitch * c - yaw * s - sample.truth.pitch});
            yawBias += errors.back().yaw / static_cast<double>(own.size());
            pitchBias += errors.back().pitch / static_cast<double>(own.size());
        }
        for (const Pose& error : errors) {
            yawError += std::abs(error.yaw - yawBias) / static_cast<double>(errors.size());
            pitchError += std::abs(error.pitch - pitchBias) / static_cast<double>(errors.size());
        }
        std::printf("without %-10s mean abs error yaw %.2f pitch %.2f degrees, n = %zu\n",
                    person.first.c_str(), yawError, pitchError, own.size());
    }
    return 0;
}
