#pragma once

#include "vision/face_template.h"
#include "vision/models.h"
#include "vision/picture.h"

#include <optional>

namespace luot::vision {

/// Describes the face in a still picture: searched for thoroughly, at any size, however long it takes.
///
/// For comparing pictures on the command line; a kiosk takes three frames (face_watch.h). With several faces,
/// the largest and most central one counts. Thread: an object belongs to one thread.
class StillTemplate {
public:
    /// Errors: a sentence that names the file which cannot be loaded.
    static Result<StillTemplate> load(const Models& models);

    StillTemplate(StillTemplate&&) noexcept;
    StillTemplate& operator=(StillTemplate&&) noexcept;
    ~StillTemplate();

    /// The mean of the face's description and its mirror image's; nothing when there is no face. Errors: no
    /// memory for it.
    Result<std::optional<FaceTemplate>> of(const Picture& picture);

private:
    struct State;
    explicit StillTemplate(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

}
