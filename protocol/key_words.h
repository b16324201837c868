#pragma once

#include <string>
#include <string_view>

namespace luot::protocol {

/// Six words of two syllables that somebody can read aloud and compare: 72 bits of `content`'s SHA-256,
/// twelve a word. "bado kive …"
std::string sixWords(std::string_view content);

}
