#pragma once

#include "vision/face_pipeline.h"
#include "vision/face_watch.h"
#include "vision/src/descriptor.h"
#include "vision/src/template_collector.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace luot::vision {

/// What a watch does in its three threads: one takes frames, one looks at the newest and collects good
/// pictures of the face, one describes them on demand (face_describing.cpp).
class FaceWatch::Worker {
public:
    Worker(std::unique_ptr<Camera> camera, Models models, Callbacks callbacks, double slowestDescriptor);
    ~Worker();

    void beginTemplate(TemplateReady ready, TemplateUse use);
    enum class Person { Stays, Goes };
    void forget(Person person);

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
    std::vector<TemplateCollector::Chip> m_chips;
    std::optional<std::uint64_t> m_described; ///< the visit whose chips are being described

    std::thread m_describing;
    std::thread m_looking;
    std::thread m_grabbing;
};

/// To whoever asks for a template where none are made.
inline constexpr const char* noTemplates = "No templates are made here; the log says why.";

}
