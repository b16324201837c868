#pragma once

#include "vision/picture.h"
#include "vision/testing/camera_conditions.h"
#include "vision/testing/synthetic_head.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace luot::vision::testing {

/// The waiting hall behind the citizens, out of focus, 1280×720, and the camera's noise over everything.
///
/// The same seed and the same people give the same pixels. Thread: an object belongs to one thread.
class Hall {
public:
    static constexpr int width = 1280;
    static constexpr int height = 720;

    explicit Hall(std::uint64_t noiseSeed, const CameraConditions& conditions = {});

    struct Figure {
        const Likeness* likeness = nullptr;
        HeadView view; ///< when the shutter closes
        std::optional<HeadView> opened = {}; ///< when it opened; what moved meanwhile is blurred
    };

    /// The hall with these people, those further back first.
    Picture photograph(const std::vector<Figure>& people);

private:
    struct Backdrop;

    CameraConditions m_conditions;
    std::shared_ptr<const Backdrop> m_backdrop;
    std::mt19937_64 m_random;
};

}
