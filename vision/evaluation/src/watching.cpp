#include "vision/evaluation/src/watching.h"

#include "vision/evaluation/src/looped_camera.h"
#include "vision/face_watch.h"
#include "vision/src/resident_memory.h"

#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace luot::vision::evaluation {

namespace {

using namespace std::chrono_literals;

/// The fewest sightings within any second of those; 0 when they do not fill one.
double slowestSecond(const std::vector<SteadyTime>& sightings)
{
    double fewest = 1e9;
    for (std::size_t first = 0; first < sightings.size(); ++first) {
        const SteadyTime end = sightings[first] + 1s;
        if (sightings.back() < end)
            break;
        const auto last = std::lower_bound(sightings.begin(), sightings.end(), end);
        fewest = std::min(fewest, static_cast<double>(last - sightings.begin()) - static_cast<double>(first));
    }
    return fewest > 1e8 ? 0.0 : fewest;
}

}

std::vector<Measured> measureWatch(const Setup& setup, std::vector<Picture> pictures)
{
    malloc_trim(0);
    const double before = residentMiB();
    constexpr auto watched = 12s;
    std::mutex mutex;
    std::vector<SteadyTime> whileDescribing;
    std::vector<double> rates;
    std::atomic<int> templates = 0;
    std::atomic<bool> wanted = false;
    double most = 0.0;
    {
        auto camera = std::make_unique<LoopedCamera>(std::move(pictures), Pace::RealTime);
        FaceWatch::Callbacks callbacks;
        std::atomic<bool> locked = false;
        callbacks.sighted = [&](const Sighting& sighting) {
            locked = sighting.presence == Presence::Locked;
            const std::lock_guard lock{mutex};
            if (wanted)
                whileDescribing.push_back(std::chrono::steady_clock::now());
        };
        std::atomic<bool> answered = false;
        FaceWatch watch{std::move(camera), setup.models, std::move(callbacks)};
        const SteadyTime end = std::chrono::steady_clock::now() + watched;
        bool underWay = false;
        while (std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(20ms);
            most = std::max(most, residentMiB());
            if (answered.exchange(false))
                underWay = false;
            if (locked && !underWay) {
                underWay = true;
                wanted = true;
                watch.beginTemplate([&](Result<FaceTemplate> face) {
                    templates += face ? 1 : 0;
                    answered = true;
                });
            }
        }
    }
    const double fps = slowestSecond(whileDescribing);
    return {{.name = "track_min_fps",
             .what = "fewest sightings in any second while templates are computed one after the other",
             .value = fps,
             .bounds = {fps, fps},
             .unit = "/s",
             .n = templates,
             .of = "templates in 12 s; a camera of 30 pictures a second, in real time",
             .goal = 12.0,
             .better = Goal::AtLeast},
            {.name = "mem_mib",
             .what = "memory of the vision part at its most: models, descriptor, a 1280×720 camera",
             .value = most - before,
             .bounds = {most - before, most - before},
             .unit = "MiB",
             .n = 1,
             .of = "run of 12 s; resident memory less that before",
             .goal = 150.0,
             .better = Goal::AtMost}};
}

}
