#include "clerk-terminal/plain_letters.h"

#include <algorithm>
#include <array>
#include <utility>

namespace luot::clerk_terminal {

namespace {

constexpr std::array<std::pair<char, std::string_view>, 7> letters{{
    {'a', "ÀÁÂÃàáâãĂăẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"},
    {'e', "ÈÉÊèéêĔĕẸẹẺẻẼẽẾếỀềỂểỄễỆệ"},
    {'i', "ÌÍÎìíîĨĩĬĭỈỉỊị"},
    {'o', "ÒÓÔÕòóôõŎŏƠơỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ"},
    {'u', "ÙÚÛùúûŨũŬŭƯưỤụỦủỨứỪừỬửỮữỰự"},
    {'y', "ÝýŶŷỲỳỴỵỶỷỸỹ"},
    {'d', "Đđ"},
}};

/// Of the UTF-8 character that begins here; a byte that begins none is one by itself.
std::size_t lengthAt(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return std::min(length, text.size());
}

/// A mark that stands after its letter, as some keyboards type them: U+0300 to U+036F.
bool isMark(std::string_view letter)
{
    const auto first = static_cast<unsigned char>(letter.front());
    return letter.size() == 2
        && (first == 0xCC || (first == 0xCD && static_cast<unsigned char>(letter.back()) < 0xB0));
}

}

std::string plainLetters(std::string_view text)
{
    std::string plain;
    while (!text.empty()) {
        const std::string_view letter = text.substr(0, lengthAt(text));
        text.remove_prefix(letter.size());
        if (isMark(letter))
            continue;
        if (letter.size() == 1) {
            const char c = letter.front();
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        const auto* known = letters.begin();
        while (known != letters.end() && known->second.find(letter) == std::string_view::npos)
            ++known;
        if (known == letters.end())
            plain += letter;
        else
            plain += known->first;
    }
    return plain;
}

}
