#pragma once

#include "vision/sighting.h"

#include <cstdint>
#include <optional>
#include <span>

namespace luot::vision::testing {

/// How and where a head, or a picture of one, is held in the frame.
struct HeadView {
    Pose pose; ///< degrees by which it is turned from how it was photographed
    double eyeDistancePx = 80.0; ///< between the middles of the eyes, unturned
    double x = 640.0; ///< of the point between the eyes, unturned, in pixels of the frame
    double y = 320.0;
    double roll = 0.0; ///< degrees, clockwise in the frame
};

/// On the straight way from one view to another, by a share from 0 to 1.
HeadView between(const HeadView& from, const HeadView& to, double share);

/// What has a face and can be drawn: a head (synthetic_head.h) or a flat picture of one (flat_photo.h).
///
/// Thread: `const` functions from any thread.
class Likeness {
public:
    virtual ~Likeness() = default;

    /// Draws over what is there. Requires: `bgr` of width × height × 3 bytes; angles within ±30°.
    virtual void draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const = 0;

    struct Point {
        double x = 0.0;
        double y = 0.0;
    };
    /// Where the point between the eyes is seen, turned as it is, in pixels of the frame.
    virtual Point betweenEyes(const HeadView& view) const = 0;
    /// Whether a point of the frame lies behind it.
    virtual bool hides(const HeadView& view, Point point) const = 0;

protected:
    Likeness() = default;
    Likeness(const Likeness&) = default;
    Likeness(Likeness&&) = default;
    Likeness& operator=(const Likeness&) = default;
    Likeness& operator=(Likeness&&) = default;
};

}
