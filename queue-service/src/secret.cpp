#include "queue-service/src/secret.h"

#include <sodium.h>

#include <span>
#include <vector>

namespace luot::queue_service {

namespace {

std::string hexOf(std::span<const unsigned char> bytes)
{
    std::vector<char> text(2 * bytes.size() + 1);
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    return text.data();
}

}

SecretHash hashOf(std::string_view secret)
{
    SecretHash hash{};
    static_assert(hash.size() == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(secret.data()), secret.size());
    return hash;
}

std::string hexHashOf(std::string_view secret) { return hexOf(hashOf(secret)); }

std::string newSecret(std::size_t bytes)
{
    std::vector<unsigned char> random(bytes);
    randombytes_buf(random.data(), random.size());
    return hexOf(random);
}

}
