#include "vision/face_watch.h"

#include "base/log.h"
#include "vision/src/face_watch_worker.h"
#include "vision/src/single_blas_thread.h"

#include <pthread.h>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr auto templatePatience = 10s;

}

FaceWatch::Worker::Worker(std::unique_ptr<Camera> camera, Models models, Callbacks callbacks,
                          double slowestDescriptor)
    : m_camera{std::move(camera)}
    , m_models{std::move(models)}
    , m_callbacks{std::move(callbacks)}
    , m_slowestDescriptor{slowestDescriptor}
    , m_describing{[this] { describeOnDemand(); }}
    , m_looking{[this] { watch(); }}
    , m_grabbing{[this] { grab(); }}
{
}

FaceWatch::Worker::~Worker()
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

void FaceWatch::Worker::beginTemplate(TemplateReady ready, TemplateUse use)
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

void FaceWatch::Worker::forget(Person person)
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

void FaceWatch::Worker::watch()
{
    pthread_setname_np(pthread_self(), "faces");
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

void FaceWatch::Worker::grab()
{
    pthread_setname_np(pthread_self(), "camera"); // as tools show it that say what a thread uses
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
        auto chips = m_collector.take();
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
