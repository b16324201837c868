#include "vision/models.h"
#include "vision/src/face_detector.h"
#include "vision/src/picture_view.h"
#include "vision/src/pose_map.h"
#include "vision/testing/hall.h"
#include "vision/testing/synthetic_head.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <random>

// Fits the linear map of pose_map.cpp and the box of landmarks.cpp on rendered heads, and says how it does on
// people left out.

namespace {

using namespace luot;
using namespace luot::vision;

constexpr int featureCount = 5;
constexpr const char* mirrored = " mirrored";
constexpr int samplesEach = 480;

struct Sample {
    std::string person;
    std::string subject; ///< the person in one rendering
    Pose truth;
    std::array<double, 5> features{};
    double tilt = 0.0;
};

struct Fit {
    cv::Mat yaw;
    cv::Mat pitch;
};

/// Each subject has a constant of its own, which the neutral pose takes away later.
Fit fit(const std::vector<Sample>& samples)
{
    std::map<std::string, int> column;
    for (const Sample& sample : samples)
        column.emplace(sample.subject, static_cast<int>(column.size()));
    const int rows = static_cast<int>(samples.size());
    cv::Mat a(rows, featureCount + static_cast<int>(column.size()), CV_64F, cv::Scalar(0.0));
    cv::Mat yaw(rows, 1, CV_64F);
    cv::Mat pitch(rows, 1, CV_64F);
    for (int i = 0; i < rows; ++i) {
        const Sample& sample = samples[static_cast<std::size_t>(i)];
        for (int k = 0; k < featureCount; ++k)
            a.at<double>(i, k) = sample.features.at(static_cast<std::size_t>(k));
        a.at<double>(i, featureCount + column.at(sample.subject)) = 1.0;
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

/// What a webcam and a compressed film take away: the landmarks move less in a blurred picture.
void worsen(cv::Mat& grey, std::mt19937& random)
{
    std::uniform_real_distribution<double> chance{0.0, 1.0};
    if (const double sigma = 1.6 * chance(random) - 0.3; sigma > 0.2)
        cv::GaussianBlur(grey, grey, {}, sigma);
    if (chance(random) < 0.5) {
        std::vector<unsigned char> bytes;
        cv::imencode(".jpg", grey, bytes,
                     {cv::IMWRITE_JPEG_QUALITY, static_cast<int>(40 + 50 * chance(random))});
        grey = cv::imdecode(bytes, cv::IMREAD_GRAYSCALE);
    }
}

/// dlib's box from UltraFace's: its side against the root of w·h, and the middle's place in it. Medians, as
/// some pairs are of landmarks that went astray.
void fitBoxes(const std::vector<std::pair<Box, Box>>& pairs)
{
    std::vector<double> sides;
    std::vector<double> across;
    std::vector<double> down;
    for (const auto& [found, wanted] : pairs) {
        sides.push_back(wanted.width / std::sqrt(found.width * found.height));
        across.push_back((wanted.left + wanted.width / 2 - found.left) / found.width);
        down.push_back((wanted.top + wanted.height / 2 - found.top) / found.height);
    }
    const auto quarter = [](std::vector<double> values, int which) {
        std::sort(values.begin(), values.end());
        return values.at(values.size() * static_cast<std::size_t>(which) / 4);
    };
    for (const auto& [name, values] :
         {std::pair{"side / sqrt(w h)", &sides}, {"middle / w", &across}, {"middle / h", &down}})
        std::printf("UltraFace: %s %.3f, half of them within %.3f to %.3f, n = %zu\n", name,
                    quarter(*values, 2), quarter(*values, 1), quarter(*values, 3), values->size());
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
    const auto quick = ultraFace(models->faceDetector->string());
    std::vector<std::pair<Box, Box>> boxPairs; ///< as UltraFace gives it, as dlib wants it
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
        std::optional<testing::SyntheticHead> head;
        std::string looks;
        for (int i = 0; i < samplesEach; ++i) {
            const testing::Rendering& rendering
                = testing::renderings()[static_cast<std::size_t>(i) * testing::renderings().size()
                                        / samplesEach];
            if (!head || looks != rendering.name) {
                looks = rendering.name;
                auto opened = testing::SyntheticHead::open(testing::portraitFolder() / file, rendering);
                if (!opened) {
                    std::fprintf(stderr, "%s\n", opened.error().message.c_str());
                    return 1;
                }
                head.emplace(std::move(*opened));
            }
            const testing::HeadView view{{16.0 * unit(random), 10.0 * unit(random)},
                                         75.0 + 25.0 * unit(random),
                                         640.0 + 150.0 * unit(random),
                                         330.0 + 40.0 * unit(random)};
            const Picture picture = hall.photograph({{&*head, view}});
            cv::Mat grey;
            cv::cvtColor(viewOf(picture), grey, cv::COLOR_BGR2GRAY);
            worsen(grey, random);
            const double width = 2.53 * view.eyeDistancePx;
            FivePoints points = landmarks.find(
                grey, {view.x - width / 2, view.y - width / 2 + 0.5 * view.eyeDistancePx, width, width});
            for (int again = 0; again < 3; ++again)
                points = landmarks.find(grey, boxAround(points), tiltOf(points));
            const std::array<double, 5> seen = poseFeatures(points);
            const std::string subject = person + ' ' + looks;
            samples.push_back({person, subject, view.pose, seen, tiltOf(points)});
            // A mirrored face is as good as another person's: the fit must not prefer a side.
            samples.push_back({person + mirrored,
                               subject + mirrored,
                               {-view.pose.yaw, view.pose.pitch},
                               {-seen[0], seen[1], seen[3], seen[2], seen[4]},
                               -tiltOf(points)});
            if (i % 4 == 0) {
                for (const Detection& detection : quick->find(viewOf(picture))) {
                    const Box wanted = boxAround(points);
                    if (std::abs(detection.box.left - wanted.left) < 0.5 * wanted.width
                        && std::abs(detection.box.top - wanted.top) < 0.5 * wanted.width)
                        boxPairs.push_back({detection.found, wanted});
                }
            }
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

    fitBoxes(boxPairs);

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
        std::map<std::string, Pose> bias; // a subject's own, as its neutral pose takes it away
        std::map<std::string, int> count;
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
            bias[sample.subject].yaw += errors.back().yaw;
            bias[sample.subject].pitch += errors.back().pitch;
            ++count[sample.subject];
        }
        for (std::size_t i = 0; i < own.size(); ++i) {
            const std::string& subject = own[i].subject;
            yawError += std::abs(errors[i].yaw - bias[subject].yaw / count[subject])
                / static_cast<double>(own.size());
            pitchError += std::abs(errors[i].pitch - bias[subject].pitch / count[subject])
                / static_cast<double>(own.size());
        }
        std::printf("without %-10s mean abs error yaw %.2f pitch %.2f degrees, n = %zu\n",
                    person.first.c_str(), yawError, pitchError, own.size());
    }
    return 0;
}
