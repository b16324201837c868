#pragma once

#include "vision/models.h"
#include "vision/sighting.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace luot::vision {

/// Frame in, Sighting out: detect seldom, follow by landmarks between, pose, lock.
///
/// Detects five times a second while nobody is there and to check on those who are; else only five landmarks
/// a face. Thread: an object belongs to one thread.
class FacePipeline {
public:
    /// Loads the detector and the landmarks; not the descriptor. Errors: a sentence that names the file.
    static Result<FacePipeline> load(const Models& models);

    FacePipeline(FacePipeline&&) noexcept;
    FacePipeline& operator=(FacePipeline&&) noexcept;
    ~FacePipeline();

    /// Requires: frames in the order of their stamps. An empty picture shows nobody.
    Sighting look(const Frame& frame);

    /// The locked person's face of the last frame, upright, 150×150, blue, green, red; empty when nobody is
    /// in view. For the template, after consent only; the caller wipes it.
    std::vector<std::uint8_t> personChip() const;

    /// The active person's visit is over; see PersonLock::release.
    void release();

private:
    struct State;
    explicit FacePipeline(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}
