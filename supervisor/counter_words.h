#pragma once

#include "clerk-terminal/wording.h"

#include <map>
#include <string>
#include <string_view>

namespace luot::supervisor {

enum class Language { Vietnamese, English };

/// "en": English; whatever else: Vietnamese.
Language languageNamed(std::string_view name);

/// The counter's sentences (clerk-terminal/wording.h) in a page's language, as long as this lives. What a
/// session keeps, such as a notice, stays in the language in which it came about.
///
/// Thread: the loop's; nested as blocks are.
class Speaking {
public:
    explicit Speaking(Language language);
    ~Speaking();
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;

private:
    clerk_terminal::Wording::Translate m_before;
};

/// A text of the pages' own.
std::string say(Language language, const char* vietnamese, const char* english);

/// The terminal's own translation, Vietnamese to English: one file serves both (clerk-terminal/i18n). Reads
/// what Qt Linguist writes; `context`: the class whose texts are wanted, with or without its namespace.
std::map<std::string, std::string> translationsIn(std::string_view ts, std::string_view context);

}
