#include "voice/clip_folder.h"

#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <set>

namespace luot::voice {

namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNPRSTUVWXYZ";
constexpr Milliseconds betweenCharacters{90};
constexpr Milliseconds betweenParts{220};
constexpr std::uintmax_t largestClip = 8U << 20U;

std::string folderOf(Language language) { return language == Language::English ? "en/" : ""; }

std::string fileOf(Language language, char character)
{
    return folderOf(language)
        + std::string{static_cast<char>(std::tolower(static_cast<unsigned char>(character)))};
}

Result<Sound> readClip(const std::filesystem::path& file)
{
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    if (problem)
        return failure(file.string() + " is missing.");
    if (size > largestClip)
        return failure(file.string() + " is too large for a word; record it again.");
    std::ifstream in{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    auto sound = readWav(bytes);
    if (!sound)
        return failure(file.string() + ": " + sound.error().message);
    if (trimmed(*sound).samples.empty())
        return failure(file.string() + " is silent; record it again.");
    return sound;
}

}

std::vector<ClipName> clipNames(Language language)
{
    static constexpr std::array<const char*, 10> vietnamese{"không", "một", "hai", "ba",  "bốn",
                                                            "năm",   "sáu", "bảy", "tám", "chín"};
    static constexpr std::array<const char*, 10> english{"zero", "one", "two",   "three", "four",
                                                         "five", "six", "seven", "eight", "nine"};
    const bool isEnglish = language == Language::English;
    std::vector<ClipName> names;
    if (isEnglish) {
        names.push_back({"en/number", "Number"});
        names.push_back({"en/please-go-to-counter", "Please go to counter"});
    } else {
        names.push_back({"moi-cong-dan-so", "Mời công dân số"});
        names.push_back({"moi-khach-hang-so", "Mời khách hàng số"});
        names.push_back({"den-quay-so", "đến quầy số"});
    }
    for (char digit = '0'; digit <= '9'; ++digit) {
        const auto at = static_cast<std::size_t>(digit - '0');
        names.push_back({fileOf(language, digit), isEnglish ? english.at(at) : vietnamese.at(at)});
    }
    for (const char letter : letters)
        names.push_back({fileOf(language, letter), std::string{letter}});
    return names;
}

std::vector<std::string> ClipFolder::check(const std::filesystem::path& folder, Language language)
{
    std::vector<std::string> problems;
    std::map<int, std::string> rates;
    for (const ClipName& name : clipNames(language)) {
        const auto clip = readClip(folder / (name.file + ".wav"));
        if (clip)
            rates.try_emplace(clip->rate, name.file);
        else
            problems.push_back(clip.error().message + " It says \"" + name.words + "\".");
    }
    if (rates.size() > 1)
        problems.push_back(rates.begin()->second + ".wav has " + std::to_string(rates.begin()->first)
                           + " samples a second, " + rates.rbegin()->second + ".wav "
                           + std::to_string(rates.rbegin()->first) + "; save all at one rate.");
    return problems;
}

Result<ClipFolder> ClipFolder::read(const std::filesystem::path& folder, Language language)
{
    const auto problems = check(folder, language);
    if (!problems.empty())
        return failure(problems.front()
                       + (problems.size() > 1 ? " " + std::to_string(problems.size() - 1)
                                  + " more: see `luotctl voice check " + folder.string() + "`."
                                              : ""));
    ClipFolder clips;
    clips.m_language = language;
    for (const ClipName& name : clipNames(language)) {
        auto clip = readClip(folder / (name.file + ".wav"));
        if (!clip)
            return tl::unexpected{clip.error()};
        // However near the microphone was: every word at one level.
        clips.m_clips[name.file] = levelled(trimmed(*clip), 0.8);
    }
    return clips;
}

Sound ClipFolder::call(const std::string& label, const std::string& counter, Address address) const
{
    const bool isEnglish = m_language == Language::English;
    const int rate = m_clips.begin()->second.rate;
    std::vector<Sound> parts;
    const auto say = [&](const std::string& file, Milliseconds pause) {
        const auto clip = m_clips.find(file);
        if (clip == m_clips.end())
            return;
        parts.push_back(clip->second);
        parts.push_back(silence(pause, rate));
    };
    const auto spell = [&](const std::string& text) {
        for (const char character : text)
            say(fileOf(m_language, character), betweenCharacters);
        parts.push_back(silence(betweenParts, rate));
    };
    say(isEnglish                         ? "en/number"
            : address == Address::Citizen ? "moi-cong-dan-so"
                                          : "moi-khach-hang-so",
        betweenCharacters);
    spell(label);
    say(isEnglish ? "en/please-go-to-counter" : "den-quay-so", betweenCharacters);
    spell(counter);
    return trimmed(joined(parts));
}

}
