#include "vision/evaluation/evaluation.h"
#include "vision/evaluation/src/bare_calls.h"
#include "vision/evaluation/src/looped_camera.h"
#include "vision/evaluation/src/watching.h"
#include "vision/face_pipeline.h"
#include "vision/testing/hall.h"

#include <cmath>
#include <ctime>

namespace luot::vision::evaluation {

namespace {

using namespace std::chrono_literals;

constexpr auto frameTime = LoopedCamera::frameTime;

/// Processor time of this thread: what else runs on the machine counts little.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// A head that turns to and fro, rendered before anything is measured.
std::vector<Picture> turningHead(const Setup& setup, int number)
{
    constexpr int frames = 45;
    testing::Hall hall{static_cast<std::uint64_t>(number)};
    std::vector<Picture> pictures;
    for (int i = 0; i < frames; ++i) {
        const double way = std::sin(i * 0.07) * (i < 12 ? 0.0 : 1.0);
        pictures.push_back(
            hall.photograph({{setup.subject(number).head.get(),
                              {.pose = {9.0 * way, 4.0 * way}, .eyeDistancePx = 85, .y = 330}}}));
    }
    return pictures;
}

std::vector<Measured> tracking(const Setup& setup)
{
    std::vector<double> times;
    const int clips = setup.count(8, 2);
    for (int number = 0; number < clips; ++number) {
        const LoopedCamera camera{turningHead(setup, number * 5)};
        auto pipeline = FacePipeline::load(setup.models);
        if (!pipeline)
            continue;
        for (int frame = 0; frame < 250; ++frame) {
            const double before = threadMilliseconds();
            pipeline->look({camera.at(frame), SteadyTime{} + frame * frameTime, frame});
            times.push_back(threadMilliseconds() - before);
        }
    }
    const auto figure = [&](const std::string& name, double share, double goal) {
        return Measured{.name = name,
                        .what = "tracking thread, milliseconds of processor time a frame of 1280×720",
                        .value = quantile(times, share),
                        .bounds = quantileBounds(times, share),
                        .unit = "ms",
                        .n = static_cast<int>(times.size()),
                        .of = "frames of " + std::to_string(clips) + " clips; one face",
                        .goal = goal,
                        .better = Goal::AtMost,
                        .samples = times,
                        .axis = "milliseconds a frame"};
    };
    return {figure("track_p50_ms", 0.5, 12.0), figure("track_p95_ms", 0.95, 30.0)};
}

/// The pipeline's time over that of the calls it makes, in turns on the same frames.
Measured againstBareCalls(const Setup& setup)
{
    constexpr int rounds = 15;
    constexpr int frames = 90;
    const LoopedCamera camera{turningHead(setup, 2)};
    std::vector<double> ratios;
    Models models = setup.models;
    models.betterFaceDetector.reset(); // the bare calls are UltraFace's
    BareCalls bare{models};
    auto pipeline = FacePipeline::load(models);
    for (int round = 0; pipeline && round < rounds; ++round) {
        std::vector<std::optional<Face>> seen;
        const int first = round * frames;
        const double start = threadMilliseconds();
        for (int frame = first; frame < first + frames; ++frame)
            seen.push_back(
                pipeline->look({camera.at(frame), SteadyTime{} + frame * frameTime, frame}).person);
        const double bareStart = threadMilliseconds();
        for (int frame = first; frame < first + frames; ++frame)
            bare.make(camera.at(frame), seen[static_cast<std::size_t>(frame - first)], frame % 6 == 0);
        ratios.push_back((bareStart - start) / (threadMilliseconds() - bareStart));
    }
    return {.name = "vs_bare",
            .what = "pipeline's time over that of the bare OpenCV and dlib calls it makes",
            .value = quantile(ratios, 0.5),
            .bounds = quantileBounds(ratios, 0.5),
            .unit = "×",
            .n = static_cast<int>(ratios.size()),
            .of = "interleaved rounds of " + std::to_string(frames) + " frames, median",
            .goal = 1.15,
            .better = Goal::AtMost,
            .samples = ratios,
            .axis = "times the bare calls"};
}

}

std::vector<Measured> measureSpeed(const Setup& setup)
{
    setup.say("speed and memory");
    // Memory first: what a later measurement has touched stays resident and would not be counted.
    std::vector<Measured> watched = measureWatch(setup, turningHead(setup, 1));
    std::vector<Measured> figures = tracking(setup);
    figures.push_back(againstBareCalls(setup));
    for (Measured& figure : watched)
        figures.push_back(std::move(figure));
    return figures;
}

}
