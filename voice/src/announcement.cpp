#include "voice/announcement.h"

#include "voice/notes.h"

#include <array>
#include <cctype>
#include <string_view>

namespace luot::voice {

namespace {

using DigitNames = std::array<std::string_view, 10>;

constexpr DigitNames vietnamese{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
constexpr DigitNames english{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};

std::string spelled(const std::string& text, const DigitNames& digits)
{
    std::string words;
    for (const char character : text) {
        const auto code = static_cast<unsigned char>(character);
        if (std::isalnum(code) == 0)
            continue;
        words += words.empty() ? "" : ", ";
        if (std::isdigit(code) != 0)
            words += digits.at(static_cast<std::size_t>(character - '0'));
        else
            words += static_cast<char>(std::toupper(code));
    }
    return words;
}

}

std::string announcementText(const std::string& label, const std::string& counter, Address address)
{
    const std::string who = address == Address::Citizen ? "công dân" : "khách hàng";
    return "Mời " + who + " số " + spelled(label, vietnamese) + ", đến quầy số "
        + spelled(counter, vietnamese) + ".";
}

std::string announcementTextInEnglish(const std::string& label, const std::string& counter)
{
    return "Number " + spelled(label, english) + ". Please go to counter " + spelled(counter, english) + ".";
}

Sound announcementSound(const Sound& speech, int times)
{
    const Sound bell = chime(speech.rate);
    const Sound words = levelled(trimmed(speech), 0.9);
    if (words.samples.empty())
        return bell;
    std::vector<Sound> parts{bell, silence(Milliseconds{300}, words.rate), words};
    for (int again = 1; again < times; ++again) {
        parts.push_back(silence(Milliseconds{600}, words.rate));
        parts.push_back(words);
    }
    return joined(parts);
}

Sound inBothLanguages(const Sound& first, const Sound& second)
{
    if (second.samples.empty() || second.rate != first.rate)
        return first;
    if (first.samples.empty())
        return second;
    // Each at its own level: two voices of a program are not equally loud.
    return joined({levelled(trimmed(first), 0.9), silence(Milliseconds{400}, first.rate),
                   levelled(trimmed(second), 0.9)});
}

}
