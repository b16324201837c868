#include "vision/models.h"

#include "vision/src/model_table.h"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace luot::vision {

namespace fs = std::filesystem;

namespace {

std::string sha256Of(const fs::path& path)
{
    std::ifstream file{path, std::ios::binary};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::vector<char> block(1U << 20U);
    while (file) {
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(block.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

Result<fs::path> checked(const fs::path& folder, const ModelFile& model)
{
    const fs::path path = folder / model.name;
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return failure("The model file " + path.string() + " is missing; run ./luot setup.");
    if (sha256Of(path) != model.sha256)
        return failure("The model file " + path.string()
                       + " is not the one this version was made with (its sha256 differs); delete it and run "
                         "./luot setup.");
    return path;
}

}

fs::path modelFolder()
{
    if (const char* cache = std::getenv("LUOT_CACHE"); cache != nullptr && *cache != '\0')
        return fs::path{cache} / "models";
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache != nullptr && *cache != '\0')
        return fs::path{cache} / "luot" / "models";
    const char* home = std::getenv("HOME");
    return fs::path{home != nullptr ? home : "."} / ".cache" / "luot" / "models";
}

Result<Models> findModels(const fs::path& folder, ModelUse use)
{
    Models models;
    std::error_code error;
    if (fs::exists(folder / faceDetectorFile.name, error)) {
        Result<fs::path> path = checked(folder, faceDetectorFile);
        if (!path)
            return tl::unexpected{path.error()};
        models.faceDetector = *path;
    }
    const fs::path better = folder / betterFaceDetectorFile.name;
    if (fs::exists(better, error)) {
        if (!fs::is_regular_file(better, error) || sha256Of(better) != betterFaceDetectorFile.sha256)
            return failure(
                "The optional model file " + better.string()
                + " is not the one this version knows (its sha256 differs); download it again from "
                  "OpenCV Zoo, or delete it to go on without.");
        models.betterFaceDetector = better;
    }
    Result<fs::path> landmarks = checked(folder, landmarksFile);
    if (!landmarks)
        return tl::unexpected{landmarks.error()};
    models.landmarks = *landmarks;
    if (use == ModelUse::DetectionOnly)
        return models;
    Result<fs::path> descriptor = checked(folder, descriptorFile);
    if (!descriptor)
        return tl::unexpected{descriptor.error()};
    models.descriptor = *descriptor;
    return models;
}

}
