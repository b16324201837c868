#include "protocol/src/glimpse.h"

#include "base/uuid.h"

namespace luot::protocol {

namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::size_t uuidLength = 36;

/// Behind the closing quote of the string that begins at `at`.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return at + 1;
}

/// The UUID that is the value of the key before `at`; empty: another value.
RequestId valueAt(std::string_view text, std::size_t at)
{
    at = text.find_first_not_of(space, at);
    if (at == std::string_view::npos || text[at] != ':')
        return {};
    at = text.find_first_not_of(space, at + 1);
    if (at == std::string_view::npos || text.size() < at + uuidLength + 2 || text[at] != '"'
        || text[at + uuidLength + 1] != '"')
        return {};
    std::string value{text.substr(at + 1, uuidLength)};
    return isUuid(value) ? RequestId{std::move(value)} : RequestId{};
}

}

RequestId glimpsedId(std::string_view text)
{
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || c == '[')
            ++depth;
        if (c == '}' || c == ']')
            --depth;
        if (c != '"')
            continue;
        const std::size_t end = endOfString(text, at);
        if (depth == 1 && text.substr(at, end - at) == "\"id\"")
            if (RequestId id = valueAt(text, end); !id.empty())
                return id;
        at = end - 1;
    }
    return {};
}

}
