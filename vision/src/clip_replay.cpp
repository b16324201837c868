#include "vision/clip_replay.h"

#include "vision/face_pipeline.h"
#include "vision/src/resident_memory.h"

#include <algorithm>
#include <array>
#include <vector>

namespace luot::vision {

namespace {

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0.0;
    const auto at
        = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}

std::string nameOf(const ReplayEvent& event)
{
    constexpr std::array names{"face", "locked", "lost", "neutral", "highlight", "selected", "left", "pose"};
    return event.event ? names.at(static_cast<std::size_t>(event.event->kind)) : "summary";
}

Result<> replayClip(Camera& camera, const Models& models, const HeadVisitSettings& settings,
                    const std::function<void(const ReplayEvent&)>& tell)
{
    Result<FacePipeline> pipeline = FacePipeline::load(models);
    if (!pipeline)
        return tl::unexpected{pipeline.error()};

    std::optional<SteadyTime> start;
    ReplayEvent now;
    HeadVisit visit{settings, [&](const HeadVisit::Event& event) {
                        now.event = event;
                        tell(now);
                    }};
    std::vector<double> times;
    while (true) {
        Result<std::optional<Frame>> frame = camera.next();
        if (!frame)
            return tl::unexpected{frame.error()};
        if (!*frame)
            break;
        if (!start)
            start = (*frame)->at;
        now.seconds = std::chrono::duration<double>((*frame)->at - *start).count();
        now.frame = (*frame)->number;
        const auto before = std::chrono::steady_clock::now();
        const Sighting sighting = pipeline->look(**frame);
        visit.see(sighting);
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
        ++now.summary.frames;
        if (sighting.facesSeen > 0)
            ++now.summary.framesWithFace;
    }
    now.event.reset();
    now.summary.frameMsP50 = percentile(times, 0.5);
    now.summary.frameMsP95 = percentile(times, 0.95);
    now.summary.residentMiB = residentMiB();
    tell(now);
    return {};
}

}
