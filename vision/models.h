#pragma once

#include "base/result.h"

#include <filesystem>
#include <optional>

namespace luot::vision {

/// Where the model files lie, each one checked against the sha256 that this version was made with.
struct Models {
    std::optional<std::filesystem::path>
        faceDetector; ///< UltraFace; absent: the slower built-in detector is used
    std::optional<std::filesystem::path>
        betterFaceDetector; ///< YuNet, where the centre has put it there; used instead of the others
    std::filesystem::path landmarks; ///< dlib's five points
    std::filesystem::path descriptor; ///< dlib's ResNet, 128 numbers a face; empty: no templates are made
};

/// What the models are for.
enum class ModelUse {
    Templates, ///< all of it
    DetectionOnly, ///< following heads; no descriptor is looked for
};

/// `$LUOT_CACHE/models`, else `$XDG_CACHE_HOME/luot/models`, else `~/.cache/luot/models`.
std::filesystem::path modelFolder();

/// Finds and checks the files of `folder`. A missing detector is allowed (the pictures are then searched
/// without it); another missing file, or a wrong hash of any, is one sentence that names the file and `./luot
/// setup`.
Result<Models> findModels(const std::filesystem::path& folder = modelFolder(),
                          ModelUse use = ModelUse::Templates);

}
