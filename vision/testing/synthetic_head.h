#pragma once

#include "base/result.h"
#include "vision/testing/likeness.h"
#include "vision/testing/rendering.h"

#include <filesystem>
#include <memory>

namespace luot::vision::testing {

/// A portrait whose head can be turned: the picture is warped by the depth of its face mesh about a pivot in
/// the neck.
///
/// The mesh table of each demo portrait is compiled in (testing/meshes), by the picture's file name. Depth:
/// the 468 points inside the face, from there harmonically down to none at the head's outline; full
/// perspective at 75 cm. Copies share the pixels. Thread: `const` functions from any thread.
class SyntheticHead final : public Likeness {
public:
    /// Errors: no such picture, none of the demo's, or another picture under that name.
    static Result<SyntheticHead> open(const std::filesystem::path& portrait, const Rendering& rendering = {});

    void draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const override;
    Point betweenEyes(const HeadView& view) const override;
    bool hides(const HeadView& view, Point point) const override;

private:
    struct State;
    explicit SyntheticHead(std::shared_ptr<const State> state);

    std::shared_ptr<const State> m_state;
};

/// Where the demo's portraits lie: `$LUOT_CACHE/portraits`, as with the models.
std::filesystem::path portraitFolder();

/// The file of a portrait given by its name ("obama") or by its path.
std::filesystem::path portraitFile(const std::string& nameOrPath);

}
