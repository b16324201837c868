#pragma once

#include "base/result.h"
#include "vision/picture.h"

#include <memory>
#include <optional>
#include <string>

namespace luot::vision {

/// Where pictures come from, one after the other.
///
/// Thread: one at a time.
class Camera {
public:
    virtual ~Camera() = default;

    /// Blocks until the next picture is there; nothing when the clip has ended. A failure means that this
    /// camera is of no use any more. Ensures: `at` and `number` rise from frame to frame.
    virtual Result<std::optional<Frame>> next() = 0;
};

enum class Pace {
    RealTime, ///< a clip plays as long as it was filmed; stamps are the machine's steady clock
    AsFastAsPossible, ///< stamps are the clip's own clock, from zero
};

/// Opens a camera (`/dev/video0`, at 1280×720), a film file, or a folder of pictures (played by name, 20 a
/// second).
///
/// Pictures may be grey or have an alpha channel; one above 1920 pixels on its longer side is made smaller. A
/// broken picture among good ones is skipped. Errors: a sentence that names the source and what to do.
Result<std::unique_ptr<Camera>> openCamera(const std::string& source, Pace pace = Pace::RealTime);

/// Reads one picture file (PNG, JPEG, BMP), made smaller when its longer side is above `longestSide` pixels.
/// Errors: a sentence for a missing or broken file, and for one of more than 100 megapixels.
Result<Picture> readPicture(const std::string& path, int longestSide = 1920);

}
