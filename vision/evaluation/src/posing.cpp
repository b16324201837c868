#include "vision/evaluation/clip_outcome.h"
#include "vision/evaluation/evaluation.h"

#include <cmath>
#include <mutex>
#include <random>

namespace luot::vision::evaluation {

namespace {

/// The pose errors of one clip, and how much the pose trembled while the head was still.
struct PoseErrors {
    std::vector<double> yaw;
    std::vector<double> pitch;
    std::vector<Pose> still; ///< measured less true, while looking straight ahead
};

double deviation(const std::vector<Pose>& poses, double Pose::*angle)
{
    double middle = 0.0;
    double squares = 0.0;
    for (const Pose& pose : poses)
        middle += pose.*angle / static_cast<double>(poses.size());
    for (const Pose& pose : poses)
        squares += (pose.*angle - middle) * (pose.*angle - middle);
    return std::sqrt(squares / static_cast<double>(poses.size()));
}

/// Places all over the field of choice, held for a second; the last half of it counts, when the filter has
/// arrived.
PoseErrors errorsOf(const Setup& setup, int number)
{
    constexpr int places = 12;
    constexpr double hold = 1.5; // of it 0.5 s of moving
    constexpr double judged = 0.4;
    constexpr double begin = 4.5;
    std::mt19937_64 random{static_cast<std::uint64_t>(7000 + number)};
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    testing::ClipScript script;
    script.seed = random();
    script.people.push_back({setup.subject(number).head, {}, {.eyeDistancePx = between(50, 115)}, {}, 1.0});
    testing::Timeline& timeline = script.people.back().timeline;
    timeline.stand(begin);
    for (int i = 0; i < places; ++i) {
        const Pose pose{between(-12, 12), between(-8, 8)};
        timeline.moveTo(pose, hold - judged - 0.6).stand(0.6 + judged);
    }
    auto clip = testing::ScriptedClip::open(std::move(script));
    PoseErrors errors;
    if (!clip)
        return errors;
    // The neutral pose is the mean of what was true while it was measured.
    Pose straight;
    int straightCount = 0;
    bool neutralFound = false;
    playClip(setup.models, **clip, {.fields = 6, .mode = VisitMode::Pointing},
             [&](const Sighting& sighting, const testing::ScriptedClip& now, std::optional<Pose> relative) {
                 const auto& truth = now.truth().front();
                 if (!truth)
                     return;
                 neutralFound = neutralFound || relative;
                 if (!neutralFound) {
                     ++straightCount;
                     straight = {straight.yaw + truth->pose.yaw, straight.pitch + truth->pose.pitch};
                 }
                 if (!relative)
                     return;
                 const Pose error{relative->yaw - (truth->pose.yaw - straight.yaw / straightCount),
                                  relative->pitch - (truth->pose.pitch - straight.pitch / straightCount)};
                 const double seconds = std::chrono::duration<double>(sighting.at.time_since_epoch()).count();
                 if (seconds < begin) {
                     errors.still.push_back(error);
                 } else if (std::fmod(seconds - begin, hold) >= hold - judged) {
                     errors.yaw.push_back(std::abs(error.yaw));
                     errors.pitch.push_back(std::abs(error.pitch));
                 }
             });
    return errors;
}

}

std::vector<Measured> measurePose(const Setup& setup)
{
    const int n = setup.count(static_cast<int>(setup.subjects.size()));
    std::vector<PoseErrors> clips(static_cast<std::size_t>(n));
    runTrials(setup, "pose", n,
              [&](int number) { clips[static_cast<std::size_t>(number)] = errorsOf(setup, number); });

    struct Sum {
        std::vector<double> clipMeans;
        std::vector<double> all;
    };
    Sum yaw;
    Sum pitch;
    std::vector<double> jitter;
    for (const PoseErrors& clip : clips) {
        if (clip.yaw.empty())
            continue;
        yaw.clipMeans.push_back(mean(clip.yaw));
        pitch.clipMeans.push_back(mean(clip.pitch));
        yaw.all.insert(yaw.all.end(), clip.yaw.begin(), clip.yaw.end());
        pitch.all.insert(pitch.all.end(), clip.pitch.begin(), clip.pitch.end());
        if (clip.still.size() >= 10)
            jitter.push_back(
                std::max(deviation(clip.still, &Pose::yaw), deviation(clip.still, &Pose::pitch)));
    }
    const auto figure = [&](const std::string& name, const std::string& what, const Sum& sum, double goal) {
        return Measured{.name = name,
                        .what = what,
                        .value = mean(sum.clipMeans),
                        .bounds = meanBounds(sum.clipMeans),
                        .unit = "°",
                        .n = static_cast<int>(sum.all.size()),
                        .of = "frames at rest in " + std::to_string(sum.clipMeans.size())
                            + " clips of 12 places within ±12°/±8°; bounds over clips; " + setup.onWhom(),
                        .goal = goal,
                        .better = Goal::AtMost,
                        .samples = sum.all,
                        .axis = "degrees of error"};
    };
    return {figure("pose_yaw_mae", "yaw, mean absolute error, filtered, relative to neutral", yaw, 2.0),
            figure("pose_pitch_mae", "pitch, mean absolute error, filtered, relative to neutral", pitch, 2.5),
            {.name = "jitter",
             .what = "trembling of the filtered pose of a still head, the worse angle",
             .value = mean(jitter),
             .bounds = meanBounds(jitter),
             .unit = "°",
             .n = static_cast<int>(jitter.size()),
             .of = "clips; standard deviation of measured less true over about 3 s; " + setup.onWhom(),
             .goal = 0.4,
             .better = Goal::AtMost,
             .samples = jitter,
             .axis = "degrees of jitter"}};
}

}
