#include "protocol/key_words.h"

#include <sodium.h>

#include <array>
#include <cstdint>

namespace luot::protocol {

namespace {

constexpr std::string_view consonants = "bdfghklmnprstvxz";
constexpr std::string_view vowels = "aeio";
constexpr int words = 6;
constexpr int syllablesOfAWord = 2;
constexpr int bitsOfASyllable = 6;

}

std::string sixWords(std::string_view content)
{
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(content.data()), content.size());
    const auto bitAt = [&](int index) {
        const auto byte = static_cast<std::size_t>(index / 8);
        return static_cast<unsigned>(hash.at(byte) >> (7 - index % 8)) & 1U;
    };
    std::string text;
    for (int syllable = 0; syllable < words * syllablesOfAWord; ++syllable) {
        if (syllable != 0 && syllable % syllablesOfAWord == 0)
            text += ' ';
        unsigned value = 0;
        for (int bit = 0; bit < bitsOfASyllable; ++bit)
            value = value << 1U | bitAt(syllable * bitsOfASyllable + bit);
        text += consonants[value >> 2U];
        text += vowels[value & 3U];
    }
    return text;
}

}
