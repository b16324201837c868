#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace luot::vision {

/// Width and height as the header of a PNG, JPEG or BMP file says, without decoding it; nothing for anything
/// else.
std::optional<std::pair<std::uint32_t, std::uint32_t>> pictureSize(std::span<const std::uint8_t> file);

}
