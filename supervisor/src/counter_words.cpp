#include "supervisor/counter_words.h"

#include "supervisor/src/counter_translation.h"

#include <array>
#include <optional>
#include <utility>

namespace luot::supervisor {

using clerk_terminal::Wording;

namespace {

/// What stands between `<tag …>` and `</tag>`, from `at` on; `at` is behind it then. Nothing: no more of it.
std::optional<std::string_view> nextOf(std::string_view text, const std::string& tag, std::size_t& at)
{
    const auto begin = text.find('<' + tag, at);
    if (begin == std::string_view::npos)
        return {};
    const auto from = text.find('>', begin);
    const std::string last = "</" + tag + '>';
    const auto to = text.find(last, begin);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from)
        return {};
    at = to + last.size();
    return text.substr(from + 1, to - from - 1);
}

std::string plain(std::string_view xml)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    std::string text;
    while (!xml.empty()) {
        std::size_t taken = 1;
        char meant = xml.front();
        for (const auto& [entity, letter] : entities) {
            if (xml.starts_with(entity)) {
                taken = entity.size();
                meant = letter;
                break;
            }
        }
        text += meant;
        xml.remove_prefix(taken);
    }
    return text;
}

std::string translated(const char* vietnamese)
{
    static const auto known = translationsIn(counterTranslation(), "Wording");
    const auto found = known.find(vietnamese);
    return found == known.end() ? vietnamese : found->second;
}

}

Language languageNamed(std::string_view name)
{
    return name == "en" ? Language::English : Language::Vietnamese;
}

Speaking::Speaking(Language language)
    : m_before{Wording::speakBy(language == Language::English ? Wording::Translate{&translated}
                                                              : Wording::Translate{})}
{
}

Speaking::~Speaking() { Wording::speakBy(std::move(m_before)); }

std::string say(Language language, const char* vietnamese, const char* english)
{
    return language == Language::English ? english : vietnamese;
}

std::map<std::string, std::string> translationsIn(std::string_view ts, std::string_view context)
{
    std::map<std::string, std::string> known;
    std::size_t behindContext = 0;
    while (const auto block = nextOf(ts, "context", behindContext)) {
        std::size_t at = 0;
        const auto name = nextOf(*block, "name", at);
        if (!name || (*name != context && !name->ends_with("::" + std::string{context})))
            continue;
        while (const auto message = nextOf(*block, "message", at)) {
            std::size_t inMessage = 0;
            const auto source = nextOf(*message, "source", inMessage);
            const auto translation = nextOf(*message, "translation", inMessage);
            if (source && translation && !translation->empty())
                known.try_emplace(plain(*source), plain(*translation));
        }
    }
    return known;
}

}
