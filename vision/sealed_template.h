#pragma once

#include "vision/face_template.h"

#include <array>

namespace luot::vision {

/// What a sealed template belongs to; it opens only with the same four.
struct TemplateContext {
    std::string branch;
    std::string kiosk;
    std::string businessDate; ///< "2026-07-14"
    std::string modelVersion = "dlib-resnet-1";
    friend bool operator==(const TemplateContext&, const TemplateContext&) = default;
};

using TemplateKey = std::array<std::uint8_t, 32>;

/// A template under a key of its own, fit to leave the kiosk, and that key, which goes into the ticket's QR
/// alone.
struct SealedTemplate {
    static constexpr std::size_t size = 296;

    std::vector<std::uint8_t> bytes; ///< 24 nonce, 256 ciphertext of 128 float16 little-endian, 16 tag
    TemplateKey key{};
};

/// Seals with a fresh random key: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), by libsodium.
Result<SealedTemplate> seal(const FaceTemplate& face, const TemplateContext& context);

/// Errors: wrong size, wrong key, another context, or changed bytes; all one sentence, without a hint which.
Result<FaceTemplate> open(std::span<const std::uint8_t> bytes, const TemplateKey& key,
                          const TemplateContext& context);

}
