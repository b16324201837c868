#include "vision/src/picture_size.h"

#include <algorithm>
#include <array>

namespace luot::vision {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Size = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t bigEndian(Bytes file, std::size_t at, std::size_t bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = (value << 8U) | file[at + i];
    return value;
}

std::uint32_t littleEndian32(Bytes file, std::size_t at)
{
    return file[at] | static_cast<std::uint32_t>(file[at + 1]) << 8U
        | static_cast<std::uint32_t>(file[at + 2]) << 16U | static_cast<std::uint32_t>(file[at + 3]) << 24U;
}

bool isFrameHeader(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<Size> jpegSize(Bytes file)
{
    std::size_t at = 2;
    while (at + 9 < file.size()) {
        if (file[at] != 0xFF)
            return std::nullopt;
        const std::uint32_t marker = file[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (isFrameHeader(marker))
            return Size{bigEndian(file, at + 7, 2), bigEndian(file, at + 5, 2)};
        const std::uint32_t length = bigEndian(file, at + 2, 2);
        if (length < 2)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

}

std::optional<Size> pictureSize(Bytes file)
{
    constexpr std::array<std::uint8_t, 8> png{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    if (file.size() >= 24 && std::equal(png.begin(), png.end(), file.begin()))
        return Size{bigEndian(file, 16, 4), bigEndian(file, 20, 4)};
    if (file.size() >= 4 && file[0] == 0xFF && file[1] == 0xD8)
        return jpegSize(file);
    if (file.size() >= 26 && file[0] == 'B' && file[1] == 'M') {
        const std::uint32_t height = littleEndian32(file, 22);
        return Size{littleEndian32(file, 18), height > 0x7FFFFFFFU ? 0U - height : height};
    }
    return std::nullopt;
}

}
