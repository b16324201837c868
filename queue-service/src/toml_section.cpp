#include "queue-service/src/toml_section.h"

#include <algorithm>
#include <cctype>

namespace luot::queue_service {

using std::chrono::minutes;

namespace {

/// Two digits at `at`; -1: there are none.
int twoDigits(const std::string& text, std::size_t at)
{
    const auto digit = [&](std::size_t i) { return std::isdigit(static_cast<unsigned char>(text[i])) != 0; };
    return digit(at) && digit(at + 1) ? (text[at] - '0') * 10 + (text[at + 1] - '0') : -1;
}

/// "07:30" at `at`; empty: there is none.
std::optional<minutes> clockTime(const std::string& text, std::size_t at)
{
    const int hour = twoDigits(text, at);
    const int minute = twoDigits(text, at + 3);
    if (text[at + 2] != ':' || hour < 0 || hour > 24 || minute < 0 || minute > 59
        || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return minutes{hour * 60 + minute};
}

/// Of UTF-8, which TOML is.
std::size_t charactersIn(const std::string& text)
{
    constexpr unsigned continuation = 0x80;
    constexpr unsigned mask = 0xc0;
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & mask) != continuation; }));
}

std::optional<OpenSpan> spanNamed(const std::string& text)
{
    if (text.size() != 11 || text[5] != '-')
        return std::nullopt;
    const auto from = clockTime(text, 0);
    const auto to = clockTime(text, 6);
    if (!from || !to || *from >= *to)
        return std::nullopt;
    return OpenSpan{*from, *to};
}

}

std::vector<std::string> Section::lines(const char* key, std::size_t most, std::size_t longest)
{
    m_known.insert(key);
    std::vector<std::string> lines;
    const toml::node* node = m_table.get(key);
    if (node == nullptr)
        return lines;
    const toml::array* array = node->as_array();
    if (array == nullptr || array->size() > most)
        throw Mistake{node->source(),
                      std::string{key} + " must be a list of at most " + std::to_string(most)
                          + R"( texts, like ["Giấy chứng sinh"])"};
    for (const toml::node& entry : *array) {
        const auto text = entry.value_exact<std::string>();
        if (!text || text->empty() || charactersIn(*text) > longest
            || std::ranges::any_of(*text, [](char c) { return c == '\n' || c == '\r'; }))
            throw Mistake{entry.source(),
                          std::string{key} + " holds something that is not a text of 1 to "
                              + std::to_string(longest) + " characters in one line; shorten or divide it"};
        lines.push_back(*text);
    }
    return lines;
}

std::string Section::url(const char* key)
{
    std::string url = textOr(key, "");
    if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
        throw Mistake{where(key), std::string{key} + " must begin with https:// or http://, or be empty"};
    return url;
}

OpeningHours::Spans Section::spans(const char* key)
{
    m_known.insert(key);
    OpeningHours::Spans spans;
    const toml::node* node = m_table.get(key);
    if (node == nullptr)
        return spans;
    if (!node->is_array())
        throw Mistake{node->source(),
                      std::string{key} + R"( must be a list like ["07:30-11:30", "13:30-17:00"])"};
    for (const toml::node& entry : *node->as_array()) {
        const auto text = entry.value_exact<std::string>();
        const auto span = text ? spanNamed(*text) : std::nullopt;
        if (!span)
            throw Mistake{entry.source(),
                          std::string{key}
                              + R"( holds something that is not like "07:30-11:30", from before to)"};
        if (!spans.empty() && span->from <= spans.back().to)
            throw Mistake{entry.source(),
                          std::string{key} + " must be in order and leave gaps; join or move it"};
        spans.push_back(*span);
    }
    return spans;
}

}
