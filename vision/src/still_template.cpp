#include "vision/still_template.h"

#include "vision/src/descriptor.h"
#include "vision/src/face_chip.h"
#include "vision/src/picture_view.h"
#include "vision/src/single_blas_thread.h"
#include "vision/src/still_face.h"

#include <sodium.h>

namespace luot::vision {

struct StillTemplate::State {
    StillFace faces;
    Descriptor descriptor;
};

StillTemplate::StillTemplate(std::unique_ptr<State> state)
    : m_state{std::move(state)}
{
}
StillTemplate::StillTemplate(StillTemplate&&) noexcept = default;
StillTemplate& StillTemplate::operator=(StillTemplate&&) noexcept = default;
StillTemplate::~StillTemplate() = default;

Result<StillTemplate> StillTemplate::load(const Models& models)
try {
    useSingleBlasThread();
    return StillTemplate{std::make_unique<State>(
        State{{bestDetector(models), models.landmarks.string()}, Descriptor{models.descriptor.string()}})};
} catch (const std::exception&) {
    return failure("The face models in " + models.landmarks.parent_path().string()
                   + " cannot be loaded; delete them and run ./luot setup.");
}

Result<std::optional<FaceTemplate>> StillTemplate::of(const Picture& picture)
try {
    if (picture.empty())
        return std::nullopt;
    const std::optional<FivePoints> face = m_state->faces.find(viewOf(picture));
    if (!face)
        return std::nullopt;
    cv::Mat chip = faceChip(viewOf(picture), *face);
    Result<FaceTemplate> made = m_state->descriptor.of({chip});
    sodium_memzero(chip.data, chip.total() * chip.elemSize());
    if (!made)
        return tl::unexpected{made.error()};
    return std::optional{std::move(*made)};
} catch (const std::exception&) {
    return failure("There is not enough memory to describe a face; end other programs and try again.");
}

}
