#pragma once

#include "vision/picture.h"
#include "vision/testing/synthetic_head.h"

#include <cstdint>
#include <random>
#include <vector>

namespace luot::vision::testing {

/// The waiting hall behind the citizens, out of focus, 1280×720, and the camera's noise over everything.
///
/// Thread: an object belongs to one thread.
class Hall {
public:
    static constexpr int width = 1280;
    static constexpr int height = 720;

    explicit Hall(std::uint64_t noiseSeed);

    struct Figure {
        const SyntheticHead* head = nullptr;
        HeadView view;
    };

    /// The hall with these people, those further back first.
    Picture photograph(const std::vector<Figure>& people);

private:
    std::vector<std::uint8_t> m_empty;
    std::vector<std::uint8_t> m_brighter;
    std::vector<std::uint8_t> m_darker;
    std::mt19937_64 m_random;
};

}
