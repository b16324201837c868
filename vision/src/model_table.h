#pragma once

#include <string_view>

namespace luot::vision {

/// A model file this version was made with; the same values as in models/manifest.toml.
struct ModelFile {
    std::string_view name;
    std::string_view sha256;
};

extern const ModelFile faceDetectorFile;
extern const ModelFile betterFaceDetectorFile;
extern const ModelFile landmarksFile;
extern const ModelFile descriptorFile;

}
