#pragma once

#include <concepts>
#include <functional>
#include <string>
#include <vector>

namespace luot::clerk_terminal {

/// What the counter says, in the language of the program. The texts in the code are Vietnamese; a program
/// that speaks another language names the translator at its start.
///
/// In a text `{}` stands for a value; a translation has as many. Thread: the one that owns the sessions.
class Wording {
public:
    using Translate = std::function<std::string(const char* vietnamese)>;

    /// Empty: Vietnamese. Gives the one before: a program with sessions in several languages names one for each
    /// that it turns to.
    static Translate speakBy(Translate translate);

    template <class... Values> static std::string tr(const char* vietnamese, const Values&... values)
    {
        return filled(vietnamese, {asText(values)...});
    }
    /// A text that is recorded as it is, and shown by tr(): marks it for the translator.
    static constexpr const char* recorded(const char* vietnamese) { return vietnamese; }

private:
    static std::string asText(const std::string& value) { return value; }
    static std::string asText(std::integral auto value) { return std::to_string(value); }
    static std::string filled(const char* vietnamese, const std::vector<std::string>& values);
};

}
