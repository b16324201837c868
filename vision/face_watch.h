#pragma once

#include "vision/camera.h"
#include "vision/face_template.h"
#include "vision/models.h"
#include "vision/sighting.h"

#include <functional>
#include <memory>

namespace luot::vision {

/// Watches a camera in threads of its own and tells what it sees.
///
/// Takes the newest frame only: while one is looked at, older ones are dropped. A template is computed on
/// demand in a further thread of low priority. Thread: every function from the thread that made it; callbacks
/// come from the watch's own threads, must be quick and must not call back into the watch; none comes after
/// the destructor has returned.
class FaceWatch {
public:
    struct Callbacks {
        std::function<void(const Sighting&)> sighted;
        std::function<void()> ended; ///< the clip has ended; no more sightings
        std::function<void(const Error&)> failed; ///< the camera or a model failed; no more sightings
    };
    using TemplateReady = std::function<void(Result<FaceTemplate>)>;

    /// Loads the models first, in the caller's thread (about a second). Errors: a sentence that says what to
    /// do.
    static Result<std::unique_ptr<FaceWatch>> start(std::unique_ptr<Camera> camera, const Models& models,
                                                    Callbacks callbacks);
    ~FaceWatch();

    /// After consent only: takes the three best pictures of the active person, at least 200 ms apart, and
    /// tells the template once. Fails with a sentence when the person leaves first, after ten seconds without
    /// three good ones, or on `forget()`. A second call replaces the first.
    void beginTemplate(TemplateReady ready);

    /// Wipes every picture and number of the person and lets go of the lock: the visit is over, or consent
    /// withdrawn.
    void forget();

    /// Milliseconds of processor time that one descriptor took at start. Above 60 the machine has a slow BLAS
    /// (install libopenblas0-pthread).
    double descriptorMilliseconds() const;

private:
    class Worker;
    explicit FaceWatch(std::unique_ptr<Worker> worker);

    std::unique_ptr<Worker> m_worker;
};

}
