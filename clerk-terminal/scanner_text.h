#pragma once

#include "base/clock.h"

#include <optional>
#include <string>

namespace luot::clerk_terminal {

/// Tells a hand scanner, which types like a keyboard but faster than anybody, from the clerk's fingers.
///
/// A ticket's code begins with a letter that is no key of the desk; from then on every character is the
/// scanner's until it ends with Enter, or pauses. A value; no clock of its own.
class ScannerText {
public:
    /// No scanner pauses so long within a code, and no clerk types so fast.
    static constexpr Milliseconds pause{100};

    /// A character that was typed, or Enter ("\r"). Ensures: true when it is the scanner's, and nobody
    /// else's.
    bool take(char16_t typed, SteadyTime at);
    /// A whole code, once; nothing while it is being typed. Without Enter it is whole after the pause.
    std::optional<std::string> whole(SteadyTime at);
    bool isTyping(SteadyTime at) const { return !m_text.empty() && at - m_last < pause; }

private:
    void forget();

    std::string m_text;
    bool m_isWhole = false;
    SteadyTime m_last{};
};

}
