#include "base/uuid.h"

#include <array>
#include <cstdint>
#include <random>

namespace luot {

namespace {

constexpr std::size_t textLength = 36;

bool isDashPlace(std::size_t index) { return index == 8 || index == 13 || index == 18 || index == 23; }

std::uint32_t randomWord()
{
    thread_local std::random_device source;
    return source();
}

}

std::string makeUuidV7(WallTime now)
{
    // Two in one millisecond, or a clock set back: count on from the last one, so that the order holds.
    thread_local std::uint64_t last = 0;
    const auto millis = static_cast<std::uint64_t>(now.time_since_epoch().count());
    const std::uint64_t stamp = (millis << 12U) | (randomWord() & 0x7FFU);
    last = stamp > last ? stamp : last + 1;

    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 6; ++i)
        bytes.at(i) = static_cast<std::uint8_t>(last >> (12 + 8 * (5 - i)));
    bytes[6] = static_cast<std::uint8_t>(0x70U | ((last >> 8U) & 0x0FU));
    bytes[7] = static_cast<std::uint8_t>(last);
    for (std::size_t i = 8; i < bytes.size(); ++i)
        bytes.at(i) = static_cast<std::uint8_t>(randomWord());
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);

    constexpr const char* digits = "0123456789abcdef";
    std::string text;
    text.reserve(textLength);
    for (const std::uint8_t byte : bytes) {
        if (isDashPlace(text.size()))
            text += '-';
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

bool isUuid(const std::string& text)
{
    if (text.size() != textLength)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool fits = isDashPlace(i) ? c == '-' : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (!fits)
            return false;
    }
    return true;
}

}
