#pragma once

#include "vision/camera.h"
#include "vision/face_template.h"
#include "vision/models.h"
#include "vision/sighting.h"

#include <functional>
#include <memory>

namespace luot::vision {

/// Whether a watch makes templates.
enum class Templates {
    OnDemand,
    NoModel, ///< detection only: no descriptor was asked for, and none takes memory
    Unreadable, ///< the descriptor's file cannot be loaded; the log says what to do
    TooSlow, ///< nobody shall wait for it; the log says what to do
};

/// What a template is for, which says how near the face must be.
enum class TemplateUse {
    Enrol, ///< to be bound to a ticket and compared later: 60 pixels between the eyes
    Verify, ///< to be compared with one template, at once: 40
};

/// Watches a camera in threads of its own and tells what it sees.
///
/// Takes the newest frame only: while one is looked at, older ones are dropped. A template is computed on
/// demand in a further thread of low priority. Thread: every function from the thread that made it; callbacks
/// come from the watch's own threads, must be quick and must not call back into the watch; none comes after
/// the destructor has returned, which waits for models that are just being loaded.
class FaceWatch {
public:
    struct Callbacks {
        std::function<void(Templates)> ready; ///< once, before the first sighting: the models are loaded
        std::function<void(const Sighting&)> sighted;
        std::function<void()> ended; ///< the clip has ended; no more sightings
        /// A model or the camera failed, with a sentence that says what to do; no (more) sightings.
        std::function<void(const Error&)> failed;
    };
    using TemplateReady = std::function<void(Result<FaceTemplate>)>;

    /// A descriptor that takes longer than this, in milliseconds of processor time, is not used (TooSlow).
    ///
    /// A template is six of them. From consent to the number the quickest visit takes about three seconds,
    /// one of which goes into taking the pictures; with a processor that others use as well, half of the rest
    /// is the template's: 6 × 150 ms. (OpenBLAS takes 12, Debian's reference BLAS 130 to 280.)
    static constexpr double slowestDescriptorMs = 150.0;

    /// Returns at once: the models (about a second) are loaded in the watch's own thread, and the camera is
    /// read from when they are.
    FaceWatch(std::unique_ptr<Camera> camera, const Models& models, Callbacks callbacks,
              double slowestDescriptor = slowestDescriptorMs);
    ~FaceWatch();

    /// After consent only: takes the three best pictures of the active person, at least 200 ms apart, and
    /// tells the template once. Fails with a sentence when the person leaves first (to verify, whoever comes
    /// next is waited for), after ten seconds without three good ones, on `forget()`, and at once where no
    /// templates are made or nothing is watched any more. A second call replaces the first.
    void beginTemplate(TemplateReady ready, TemplateUse use = TemplateUse::Enrol);

    /// Consent is withdrawn, or not used: wipes every picture and number of the person and describes nothing
    /// further; who operates stays locked. A template asked for is answered with a failure.
    void dropTemplate();

    /// Wipes every picture and number of the person and lets go of the lock: the visit is over, or consent
    /// withdrawn.
    void forget();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

}
