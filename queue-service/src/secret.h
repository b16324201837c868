#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// What somebody shows to prove something, and what is kept of it.
namespace luot::queue_service {

using SecretHash = std::array<std::uint8_t, 32>; ///< SHA-256

SecretHash hashOf(std::string_view secret);
std::string hexHashOf(std::string_view secret); ///< 64 lower-case digits

/// So many random bytes, as hex digits.
std::string newSecret(std::size_t bytes);

}
