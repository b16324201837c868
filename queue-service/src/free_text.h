#pragma once

#include <string>

namespace luot::queue_service {

inline constexpr std::size_t longestFreeText = 1000; ///< bytes, on the wire

/// Where a text may be cut at `most` bytes without cutting a character.
inline std::size_t wholeCharacters(const std::string& text, std::size_t begin, std::size_t most)
{
    std::size_t end = std::min(text.size(), begin + most);
    while (end > begin && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return end;
}

/// As much of a sentence as a free text may have.
inline std::string asFreeText(std::string text)
{
    text.resize(wholeCharacters(text, 0, longestFreeText));
    return text;
}

}
