#pragma once

#include "base/clock.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace luot::vision {

/// An immutable colour picture in memory; copies share the pixels.
///
/// Shape: rows from the top, no padding, three bytes a pixel in the order blue, green, red.
/// Thread: any; the pixels never change.
class Picture {
public:
    Picture() = default;
    /// Requires: `bgr` holds width × height × 3 bytes; anything else makes an empty picture.
    Picture(int width, int height, std::vector<std::uint8_t> bgr);

    int width() const { return m_width; }
    int height() const { return m_height; }
    bool empty() const { return m_width == 0; }
    int bytesPerLine() const { return m_width * 3; }
    std::span<const std::uint8_t> bgr() const;

private:
    int m_width = 0;
    int m_height = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> m_bgr;
};

/// One picture of a camera: when it was taken, and which it was, counted from 0.
struct Frame {
    Picture picture;
    SteadyTime at;
    int number = 0;
};

}
