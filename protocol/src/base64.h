#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Bytes inside JSON: standard base64 with padding.
namespace luot::protocol {

std::string base64Of(const std::vector<std::uint8_t>& bytes);
/// Empty: it is no base64.
std::optional<std::vector<std::uint8_t>> bytesOf(const std::string& base64);

}
