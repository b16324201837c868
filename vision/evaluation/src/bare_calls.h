#pragma once

#include "vision/models.h"
#include "vision/sighting.h"

#include <memory>
#include <optional>

namespace luot::vision::evaluation {

/// The OpenCV and dlib calls that the pipeline makes for a frame, and nothing around them.
class BareCalls {
public:
    /// Requires: the models can be read.
    explicit BareCalls(const Models& models);
    ~BareCalls();

    /// As for one frame with that face, or none; `detects`: the detector runs on it.
    void make(const Picture& picture, const std::optional<Face>& face, bool detects);

private:
    struct Calls;
    std::unique_ptr<Calls> m_calls;
};

}
