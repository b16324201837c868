#include "vision/sealed_template.h"

#include "vision/src/float16.h"

#include <sodium.h>

namespace luot::vision {

namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t plainSize = 2 * FaceTemplate::size;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(nonceSize + plainSize + tagSize == SealedTemplate::size);
static_assert(std::tuple_size_v<TemplateKey> == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

/// Each part with its length before it, so that no two contexts give the same bytes.
std::vector<std::uint8_t> associatedData(const TemplateContext& context)
{
    std::vector<std::uint8_t> data;
    for (const std::string* part :
         {&context.branch, &context.kiosk, &context.businessDate, &context.modelVersion}) {
        for (unsigned shift = 0; shift < 32; shift += 8)
            data.push_back(static_cast<std::uint8_t>(part->size() >> shift));
        data.insert(data.end(), part->begin(), part->end());
    }
    return data;
}

/// A buffer for the plain numbers, wiped however the function ends.
struct Plain {
    ~Plain() { sodium_memzero(bytes.data(), bytes.size()); }
    std::array<std::uint8_t, plainSize> bytes{};
};

}

Result<SealedTemplate> seal(const FaceTemplate& face, const TemplateContext& context)
{
    if (sodium_init() < 0)
        return failure("libsodium cannot be started; install the package libsodium23 again.");
    Plain plain;
    for (std::size_t i = 0; i < FaceTemplate::size; ++i) {
        const std::uint16_t bits = toFloat16(face.numbers()[i]);
        plain.bytes.at(2 * i) = static_cast<std::uint8_t>(bits);
        plain.bytes.at(2 * i + 1) = static_cast<std::uint8_t>(bits >> 8U);
    }
    SealedTemplate sealed;
    sealed.bytes.resize(SealedTemplate::size);
    crypto_aead_xchacha20poly1305_ietf_keygen(sealed.key.data());
    randombytes_buf(sealed.bytes.data(), nonceSize);
    const std::vector<std::uint8_t> bound = associatedData(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.bytes.data() + nonceSize, nullptr, plain.bytes.data(),
                                               plainSize, bound.data(), bound.size(), nullptr,
                                               sealed.bytes.data(), sealed.key.data());
    return sealed;
}

Result<FaceTemplate> open(std::span<const std::uint8_t> bytes, const TemplateKey& key,
                          const TemplateContext& context)
{
    if (sodium_init() < 0)
        return failure("libsodium cannot be started; install the package libsodium23 again.");
    Plain plain;
    const std::vector<std::uint8_t> bound = associatedData(context);
    if (bytes.size() != SealedTemplate::size
        || crypto_aead_xchacha20poly1305_ietf_decrypt(plain.bytes.data(), nullptr, nullptr,
                                                      bytes.data() + nonceSize, bytes.size() - nonceSize,
                                                      bound.data(), bound.size(), bytes.data(), key.data())
            != 0)
        return failure("The face binding of this ticket does not open with this code; compare by eye.");
    std::array<float, FaceTemplate::size> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers.at(i) = fromFloat16(static_cast<std::uint16_t>(
            plain.bytes.at(2 * i) | static_cast<unsigned>(plain.bytes.at(2 * i + 1)) << 8U));
    Result<FaceTemplate> face = FaceTemplate::from(numbers);
    sodium_memzero(numbers.data(), sizeof numbers);
    return face;
}

}
