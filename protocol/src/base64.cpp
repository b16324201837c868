#include "protocol/src/base64.h"

#include <sodium.h>

namespace luot::protocol {

std::string base64Of(const std::vector<std::uint8_t>& bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // libsodium counts the final NUL
    return text;
}

std::optional<std::vector<std::uint8_t>> bytesOf(const std::string& base64)
{
    std::vector<std::uint8_t> bytes(base64.size() + 1); // libsodium takes no null, not even for nothing
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), base64.data(), base64.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL)
        != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}
