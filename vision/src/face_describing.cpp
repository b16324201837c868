#include "vision/src/face_watch_worker.h"

#include "base/log.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <ctime>

// The watch's part that makes templates.
namespace luot::vision {

namespace {

using Chips = std::vector<TemplateCollector::Chip>;

constexpr int chipSide = 150;
constexpr double slowDescriptorMs = 60.0;
constexpr int templateNiceness = 10;

Result<FaceTemplate> describe(Descriptor& descriptor, Chips& chips)
{
    std::vector<cv::Mat> views;
    for (TemplateCollector::Chip& chip : chips)
        views.emplace_back(chipSide, chipSide, CV_8UC3, chip.data());
    return descriptor.of(views);
}

double processorMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

/// Processor time of one descriptor, the slow first one not counted. With one BLAS thread it is the time it
/// takes on a machine at rest, and a machine busy with starting does not raise a false alarm.
double measure(Descriptor& descriptor)
{
    const std::vector<cv::Mat> chip{cv::Mat(chipSide, chipSide, CV_8UC3, cv::Scalar::all(128.0))};
    descriptor.of(chip);
    const double start = processorMilliseconds();
    descriptor.of(chip);
    return (processorMilliseconds() - start) / 2.0;
}

}

Templates FaceWatch::Worker::loadDescriptor()
try {
    if (m_models.descriptor.empty())
        return Templates::NoModel;
    Descriptor descriptor{m_models.descriptor.string()};
    const double milliseconds = measure(descriptor);
    if (milliseconds > m_slowestDescriptor) {
        spdlog::error(
            "A face descriptor takes {:.0f} ms here, more than {:.0f}, so no faces are bound to tickets; "
            "install libopenblas0-pthread and start again.",
            milliseconds, m_slowestDescriptor);
        return Templates::TooSlow;
    }
    if (milliseconds > slowDescriptorMs)
        spdlog::warn(
            "A face descriptor takes {:.0f} ms here, more than {:.0f}; install libopenblas0-pthread.",
            milliseconds, slowDescriptorMs);
    const std::lock_guard lock{m_mutex};
    m_descriptor.emplace(std::move(descriptor));
    return Templates::OnDemand;
} catch (const std::exception&) {
    spdlog::error("The model file {} cannot be loaded, so no faces are bound to tickets; delete it and run "
                  "./luot setup.",
                  m_models.descriptor.string());
    return Templates::Unreadable;
}

void FaceWatch::Worker::describeOnDemand()
{
    // Niceness is a thread's own on Linux. Describing a face may take long; following it may not.
    pthread_setname_np(pthread_self(), "template");
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), templateNiceness);
    while (true) {
        Chips chips;
        std::uint64_t visit = 0;
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait(lock, [&] { return m_stop || (m_descriptor && !m_chips.empty()); });
            if (m_stop)
                return;
            chips = std::exchange(m_chips, {});
            visit = m_visit;
            m_described = visit;
        }
        Result<FaceTemplate> face = failure("The face could not be described; try again.");
        try {
            face = describe(*m_descriptor, chips);
        } catch (const std::exception&) {
            spdlog::warn("The face descriptor failed; the visit goes on without a face.");
        }
        for (TemplateCollector::Chip& chip : chips)
            wipe(chip);
        answer(std::move(face), visit);
        const std::lock_guard lock{m_mutex};
        m_described.reset();
    }
}

void FaceWatch::Worker::answer(Result<FaceTemplate> face, std::uint64_t visit)
{
    TemplateReady ready;
    {
        const std::lock_guard lock{m_mutex};
        if (visit == m_visit)
            ready = std::exchange(m_ready, nullptr);
    }
    if (ready)
        ready(std::move(face));
}

}
