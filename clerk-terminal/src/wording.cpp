#include "clerk-terminal/wording.h"

#include <fmt/args.h>
#include <spdlog/fmt/fmt.h>

#include <utility>

namespace luot::clerk_terminal {

namespace {

Wording::Translate& translator()
{
    static Wording::Translate translate;
    return translate;
}

std::string withValues(const std::string& text, const std::vector<std::string>& values)
{
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& value : values)
        store.push_back(value);
    return fmt::vformat(text, store);
}

}

Wording::Translate Wording::speakBy(Translate translate)
{
    return std::exchange(translator(), std::move(translate));
}

std::string Wording::filled(const char* vietnamese, const std::vector<std::string>& values)
{
    const std::string said = translator() ? translator()(vietnamese) : vietnamese;
    if (values.empty())
        return said;
    try {
        return withValues(said, values);
    } catch (const fmt::format_error&) {
        // A translation with other places than the text must not take the sentence away.
        return withValues(vietnamese, values);
    }
}

}
