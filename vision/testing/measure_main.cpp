#include "vision/face_pipeline.h"
#include "vision/neutral_pose.h"
#include "vision/relative_pose.h"
#include "vision/testing/hall.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <vector>

// Pose error, still jitter, milliseconds a frame and memory of the pipeline, on rendered heads of the four
// people.

namespace {

using namespace luot;
using namespace luot::vision;
using namespace std::chrono_literals;

double residentMiB()
{
    std::ifstream status{"/proc/self/status"};
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024.0;
    }
    return 0.0;
}

/// Processor time of this thread: what else runs on the machine does not count.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

}

int main()
{
    const auto models = findModels();
    if (!models) {
        std::fprintf(stderr, "%s\n", models.error().message.c_str());
        return 1;
    }
    std::vector<double> times;
    double withoutRendering = 0.0;
    for (const char* file : {"astronaut.png", "grace_hopper.jpg", "obama.jpg", "biden.jpg"}) {
        const double before = residentMiB();
        auto eyes = FacePipeline::load(*models);
        const auto head = testing::SyntheticHead::open(testing::portraitFolder() / file);
        if (!eyes || !head) {
            std::fprintf(stderr, "%s\n", (eyes ? head.error() : eyes.error()).message.c_str());
            return 1;
        }
        if (withoutRendering == 0.0)
            withoutRendering = residentMiB() - before;
        testing::Hall hall{23};
        std::mt19937 random{23};
        std::uniform_real_distribution<double> unit{-1.0, 1.0};
        NeutralPose neutral;
        std::vector<double> yawErrors;
        std::vector<double> pitchErrors;
        double stillYaw = 0.0;
        double stillPitch = 0.0;
        Pose mean;
        int still = 0;
        std::optional<RelativePose> relative;
        Pose target;
        constexpr int hold = 16; // frames at each place; the last eight are judged
        for (int number = 0; number < 60 + 60 * hold; ++number) {
            if (number >= 60 && (number - 60) % hold == 0)
                target = {12.0 * unit(random), 8.0 * unit(random)};
            const Picture picture = hall.photograph({{&*head, {.pose = target}}});
            const double start = threadMilliseconds();
            const Sighting sighting = eyes->look({picture, SteadyTime{} + number * 50ms, number});
            times.push_back(threadMilliseconds() - start);
            if (!sighting.person)
                continue;
            const Pose raw = sighting.person->pose;
            if (!relative) {
                if (neutral.add(raw, sighting.at) == NeutralPose::State::Found)
                    relative.emplace(neutral.pose());
                continue;
            }
            const Pose now = relative->filter(raw, sighting.at);
            if (number >= 35 && number < 60) {
                ++still;
                const Pose step{now.yaw - mean.yaw, now.pitch - mean.pitch};
                mean = {mean.yaw + step.yaw / still, mean.pitch + step.pitch / still};
                stillYaw += step.yaw * (now.yaw - mean.yaw);
                stillPitch += step.pitch * (now.pitch - mean.pitch);
            }
            if (number >= 60 && (number - 60) % hold >= hold / 2) {
                yawErrors.push_back(std::abs(now.yaw - target.yaw));
                pitchErrors.push_back(std::abs(now.pitch - target.pitch));
            }
        }
        double yaw = 0.0;
        double pitch = 0.0;
        for (std::size_t i = 0; i < yawErrors.size(); ++i) {
            yaw += yawErrors[i] / static_cast<double>(yawErrors.size());
            pitch += pitchErrors[i] / static_cast<double>(yawErrors.size());
        }
        std::printf(
            "%-17s mean abs error yaw %.2f pitch %.2f (n = %zu frames, 60 places); still jitter %.2f %.2f\n",
            file, yaw, pitch, yawErrors.size(), std::sqrt(stillYaw / std::max(still, 1)),
            std::sqrt(stillPitch / std::max(still, 1)));
    }
    std::printf("tracking: p50 %.1f ms, p95 %.1f ms of processor time (n = %zu frames of 1280x720); resident "
                "for the loaded "
                "pipeline %.0f MiB\n",
                percentile(times, 0.5), percentile(times, 0.95), times.size(), withoutRendering);
    return 0;
}
