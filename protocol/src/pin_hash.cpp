#include "protocol/pin_hash.h"

#include <sodium.h>

#include <array>
#include <cstddef>

namespace luot::protocol {

namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memoryBytes = std::size_t{19} << 20U;

}

std::optional<std::string> hashOfPin(const std::string& pin)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0
        || crypto_pwhash_str_alg(hash.data(), pin.c_str(), pin.size(), passes, memoryBytes,
                                 crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return std::nullopt;
    return hash.data();
}

bool isPinOf(const std::string& hash, const std::string& pin)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), pin.c_str(), pin.size()) == 0;
}

}
