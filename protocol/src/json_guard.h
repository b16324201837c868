#pragma once

#include "protocol/error_code.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace luot::protocol {

/// What a JSON text may hold at most. A device's command has less room than what the service sends.
struct JsonLimits {
    std::size_t depth = 8;
    std::size_t keys = 64; ///< of one object
    std::size_t stringBytes = 256;
    std::size_t freeTextBytes = 1000; ///< of "reason", "text", "msg"
    std::size_t sealedBytes = 512; ///< of "sealed"
    std::size_t longTextBytes = 8192; ///< of "toml" and "request"
};

inline constexpr JsonLimits commandLimits{};
inline constexpr JsonLimits serviceLimits{8, 64, 4096, 4096, 512, 8192};

struct GuardedJson {
    nlohmann::json root; ///< with a refusal: what was read before it
    std::optional<Refusal> refusal;
};

/// Parses one JSON object from a stranger. Refuses broken JSON and UTF-8, duplicate keys, NUL in strings,
/// integers of 2^53 and more, and whatever is over the limits; memory is bounded by the text's own size.
GuardedJson parseGuarded(std::string_view text, const JsonLimits& limits);

/// Text of a JSON value; never throws.
std::string dumped(const nlohmann::json& value);

}
