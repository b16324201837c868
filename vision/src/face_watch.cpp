#include "vision/face_watch.h"

#include "base/log.h"
#include "vision/face_pipeline.h"
#include "vision/src/descriptor.h"
#include "vision/src/single_blas_thread.h"
#include "vision/src/template_collector.h"

#include <sys/resource.h>
#include <unistd.h>

#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>
#include <utility>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;
using Chips = std::vector<TemplateCollector::Chip>;

constexpr int chipSide = 150;
constexpr auto templatePatience = 10s;
constexpr double slowDescriptorMs = 60.0;
constexpr int templateNiceness = 10;
constexpr const char* noTemplates = "No templates are made here; the log says why.";

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

class FaceWatch::Worker {
public:
    Worker(std::unique_ptr<Camera> camera, Models models, Callbacks callbacks, double slowestDescriptor)
        : m_camera{std::move(camera)}
        , m_models{std::move(models)}
        , m_callbacks{std::move(callbacks)}
        , m_slowestDescriptor{slowestDescriptor}
        , m_describing{[this] { describeOnDemand(); }}
        , m_looking{[this] { watch(); }}
        , m_grabbing{[this] { grab(); }}
    {
    }

    ~Worker()
    {
        {
            const std::lock_guard lock{m_mutex};
            m_stop = true;
        }
        m_wake.notify_all();
        m_grabbing.join();
        m_looking.join();
        m_describing.join();
        for (TemplateCollector::Chip& chip : m_chips)
            wipe(chip);
    }

    void beginTemplate(TemplateReady ready, TemplateUse use)
    {
        TemplateReady replaced;
        bool refused = false;
        {
            const std::lock_guard lock{m_mutex};
            refused = m_templates != Templates::OnDemand || m_ended;
            if (!refused) {
                replaced = std::exchange(m_ready, std::move(ready));
                startAnew();
                m_use = use;
            }
        }
        m_wake.notify_all();
        if (refused)
            ready(failure(noTemplates));
        if (replaced)
            replaced(failure("Another look at the face was asked for."));
    }

    enum class Person { Stays, Goes };

    void forget(Person person)
    {
        TemplateReady unanswered;
        {
            const std::lock_guard lock{m_mutex};
            unanswered = std::exchange(m_ready, nullptr);
            startAnew();
            m_release = m_release || person == Person::Goes;
        }
        m_wake.notify_all();
        if (unanswered)
            unanswered(failure("The face is forgotten."));
    }

private:
    void watch();
    Result<> load();
    Templates loadDescriptor();
    void grab();
    void lookAtNewest();
    void collect(const Sighting& sighting);
    void describeOnDemand();
    void answer(Result<FaceTemplate> face, std::uint64_t visit);
    /// What was collected belongs to nobody any more. Requires: m_mutex is held.
    void startAnew()
    {
        ++m_visit;
        m_restart = true;
        for (TemplateCollector::Chip& chip : m_chips)
            wipe(chip);
        m_chips.clear();
    }
    /// Requires: m_mutex is held.
    bool isDescribing() const { return !m_chips.empty() || m_described == m_visit; }

    std::unique_ptr<Camera> m_camera;
    const Models m_models;
    Callbacks m_callbacks;
    const double m_slowestDescriptor;

    // Of the looking thread.
    std::optional<FacePipeline> m_pipeline;
    TemplateCollector m_collector;
    std::optional<SteadyTime> m_collectingSince;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    bool m_loaded = false;
    Templates m_templates = Templates::OnDemand; ///< until it turns out that there are none
    std::optional<Descriptor> m_descriptor; ///< the describing thread's, once loaded
    bool m_cameraDone = false;
    bool m_ended = false; ///< nothing is looked at any more
    bool m_restart = false;
    bool m_release = false;
    std::optional<Frame> m_newest;
    std::optional<Error> m_fault;
    TemplateReady m_ready;
    TemplateUse m_use = TemplateUse::Enrol; ///< of m_ready
    std::uint64_t m_visit = 0; ///< a result that belongs to an earlier one is thrown away
    Chips m_chips;
    std::optional<std::uint64_t> m_described; ///< the visit whose chips are being described

    std::thread m_describing;
    std::thread m_looking;
    std::thread m_grabbing;
};

void FaceWatch::Worker::watch()
{
    if (const Result<> loaded = load(); !loaded) {
        if (m_callbacks.failed)
            m_callbacks.failed(loaded.error());
        return;
    }
    if (m_callbacks.ready)
        m_callbacks.ready(m_templates);
    {
        const std::lock_guard lock{m_mutex};
        m_loaded = true;
    }
    m_wake.notify_all();
    lookAtNewest();
}

Result<> FaceWatch::Worker::load()
{
    useSingleBlasThread();
    Result<FacePipeline> pipeline = FacePipeline::load(m_models);
    Templates templates = Templates::Unreadable;
    if (pipeline) {
        m_pipeline = std::move(*pipeline);
        if (!m_models.faceDetector && !m_models.betterFaceDetector)
            spdlog::warn(
                "The face detector's file is missing, so a slower one is used, which finds only faces "
                "that are near; run ./luot setup.");
        templates = loadDescriptor();
    }
    TemplateReady unanswered;
    {
        const std::lock_guard lock{m_mutex};
        m_templates = templates;
        m_ended = !pipeline;
        if (templates != Templates::OnDemand)
            unanswered = std::exchange(m_ready, nullptr);
    }
    if (unanswered)
        unanswered(failure(noTemplates));
    return pipeline ? Result<>{} : tl::unexpected{pipeline.error()};
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

void FaceWatch::Worker::grab()
{
    {
        std::unique_lock lock{m_mutex};
        m_wake.wait(lock, [&] { return m_stop || m_loaded; });
        if (m_stop)
            return;
    }
    while (true) {
        Result<std::optional<Frame>> frame = m_camera->next();
        const std::lock_guard lock{m_mutex};
        if (m_stop)
            return;
        if (!frame || !*frame) {
            if (!frame)
                m_fault = frame.error();
            m_cameraDone = true;
            m_wake.notify_all();
            return;
        }
        m_newest = std::move(**frame);
        m_wake.notify_all();
    }
}

void FaceWatch::Worker::lookAtNewest()
{
    while (true) {
        std::optional<Frame> frame;
        bool restart = false;
        bool ended = false;
        {
            std::unique_lock lock{m_mutex};
            m_wake.wait(lock, [&] { return m_stop || m_newest || m_cameraDone || m_restart; });
            if (m_stop)
                return;
            ended = m_cameraDone && !m_newest;
            frame = std::exchange(m_newest, std::nullopt);
            restart = std::exchange(m_restart, false);
            if (std::exchange(m_release, false))
                m_pipeline->release();
        }
        if (restart) {
            m_collector.wipe();
            m_collectingSince.reset();
        }
        if (ended)
            break;
        if (!frame)
            continue;
        const Sighting sighting = m_pipeline->look(*frame);
        collect(sighting);
        if (m_callbacks.sighted)
            m_callbacks.sighted(sighting);
    }

    m_collector.wipe();
    m_pipeline->release();
    std::optional<Error> fault;
    std::optional<std::uint64_t> waiting; ///< for pictures that will not come
    {
        const std::lock_guard lock{m_mutex};
        m_ended = true;
        fault = m_fault;
        if (!isDescribing())
            waiting = m_visit;
    }
    if (waiting)
        answer(failure("The camera has ended before the face was seen three times."), *waiting);
    if (fault && m_callbacks.failed)
        m_callbacks.failed(*fault);
    else if (!fault && m_callbacks.ended)
        m_callbacks.ended();
}

void FaceWatch::Worker::collect(const Sighting& sighting)
{
    std::uint64_t visit = 0;
    TemplateUse use = TemplateUse::Enrol;
    {
        const std::lock_guard lock{m_mutex};
        if (!m_ready || m_restart || isDescribing())
            return;
        visit = m_visit;
        use = m_use;
    }
    const double leastEyeDistance = use == TemplateUse::Verify ? TemplateCollector::verifyEyeDistancePx
                                                               : TemplateCollector::enrolEyeDistancePx;
    if (!m_collectingSince)
        m_collectingSince = sighting.at;
    if (sighting.presence == Presence::Left || sighting.presence == Presence::Nobody) {
        m_collector.wipe();
        // Who is to be compared may still be on the way to the camera.
        if (use == TemplateUse::Verify) {
            m_collectingSince.reset();
            return;
        }
        answer(failure("The person went away before the face was seen three times."), visit);
        return;
    }
    // Whoever is seen next may be somebody else: nobody's template is made of two people's pictures.
    if (sighting.presence == Presence::Lost)
        m_collector.wipe();
    if (TemplateCollector::isGood(sighting, leastEyeDistance))
        m_collector.add(m_pipeline->personChip(), *sighting.person, sighting.at);
    if (m_collector.complete()) {
        Chips chips = m_collector.take();
        const std::lock_guard lock{m_mutex};
        if (visit == m_visit) {
            m_chips = std::move(chips);
            m_wake.notify_all();
        } else {
            for (TemplateCollector::Chip& chip : chips)
                wipe(chip);
        }
        m_collectingSince.reset();
    } else if (sighting.at - *m_collectingSince > templatePatience) {
        m_collector.wipe();
        m_collectingSince.reset();
        answer(
            failure(
                "The face was not seen well enough; step closer, into even light, and take off mask or dark "
                "glasses."),
            visit);
    }
}

void FaceWatch::Worker::describeOnDemand()
{
    // Niceness is a thread's own on Linux. Describing a face may take long; following it may not.
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

FaceWatch::FaceWatch(std::unique_ptr<Camera> camera, const Models& models, Callbacks callbacks,
                     double slowestDescriptor)
    : m_worker{std::make_unique<Worker>(std::move(camera), models, std::move(callbacks), slowestDescriptor)}
{
}

FaceWatch::~FaceWatch() = default;

void FaceWatch::beginTemplate(TemplateReady ready, TemplateUse use)
{
    m_worker->beginTemplate(std::move(ready), use);
}

void FaceWatch::dropTemplate() { m_worker->forget(Worker::Person::Stays); }

void FaceWatch::forget() { m_worker->forget(Worker::Person::Goes); }

}
