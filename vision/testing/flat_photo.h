#pragma once

#include "base/result.h"
#include "vision/testing/likeness.h"
#include "vision/testing/rendering.h"

#include <filesystem>
#include <memory>

namespace luot::vision::testing {

/// An attack: a person holds the portrait of somebody else before the camera.
///
/// The picture turns about its own middle by the view's pose, and follows a homography but for the bent one;
/// the person who holds it does not turn. Copies share the pixels. Thread: `const` functions from any thread.
class FlatPhoto final : public Likeness {
public:
    enum class Kind {
        Print, ///< on paper with a white border, held from below
        BentPrint, ///< the same, bent about its upright axis, its middle nearer
        Screen, ///< a still, bright picture in a dark frame
    };

    /// Errors: as SyntheticHead::open.
    static Result<FlatPhoto> open(const std::filesystem::path& portrait, Kind kind = Kind::Print,
                                  const Rendering& rendering = {});

    void draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const override;
    Point betweenEyes(const HeadView& view) const override;
    bool hides(const HeadView& view, Point point) const override;

private:
    struct State;
    explicit FlatPhoto(std::shared_ptr<const State> state);

    std::shared_ptr<const State> m_state;
};

}
