#pragma once

#include "base/result.h"
#include "vision/sighting.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace luot::vision::testing {

/// How and where a rendered head stands in the frame.
struct HeadView {
    Pose pose; ///< degrees by which the head is turned from how it was photographed
    double eyeDistancePx = 80.0; ///< between the middles of the eyes, unturned
    double x = 640.0; ///< of the point between the eyes, unturned, in pixels of the frame
    double y = 320.0;
};

/// A portrait whose head can be turned: the picture is warped by the depth of its face mesh about a pivot in
/// the neck.
///
/// The mesh table of each demo portrait is compiled in (testing/meshes), by the picture's file name. Depth:
/// the 468 points inside the face, from there harmonically down to none at the head's outline; full
/// perspective at 75 cm. Thread: `draw` from one thread at a time.
class SyntheticHead {
public:
    /// Errors: no such picture, none of the demo's, or another picture under that name.
    static Result<SyntheticHead> open(const std::filesystem::path& portrait);

    SyntheticHead(SyntheticHead&&) noexcept;
    SyntheticHead& operator=(SyntheticHead&&) noexcept;
    ~SyntheticHead();

    /// Draws over what is there. Requires: `bgr` of width × height × 3 bytes; angles within ±30°.
    void draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const;

private:
    struct State;
    explicit SyntheticHead(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

/// Where the demo's portraits lie: `$LUOT_CACHE/portraits`, as with the models.
std::filesystem::path portraitFolder();

}
