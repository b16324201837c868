#include "clerk-terminal/scanner_text.h"

#include "protocol/paper_code.h"

#include <utility>

namespace luot::clerk_terminal {

namespace {

constexpr std::size_t longest = 512;
/// Fewer are somebody's fingers.
constexpr std::size_t shortest = 8;

/// "LQT1:…" or "https://…"
bool beginsCode(char16_t typed) { return typed == u'L' || typed == u'h'; }

}

bool ScannerText::take(char16_t typed, SteadyTime at)
{
    if (!isTyping(at))
        forget();
    if (m_text.empty() && !beginsCode(typed))
        return false;
    m_last = at;
    if (typed == u'\r' || typed == u'\n')
        m_isWhole = true;
    else if (typed >= u' ' && typed < 0x7F && m_text.size() < longest)
        m_text += static_cast<char>(typed);
    return true;
}

std::optional<std::string> ScannerText::whole(SteadyTime at)
{
    if (m_text.empty() || (!m_isWhole && isTyping(at)))
        return {};
    std::string text = std::exchange(m_text, {});
    forget();
    if (text.size() < shortest) {
        protocol::wipe(text);
        return {};
    }
    return text;
}

void ScannerText::forget()
{
    protocol::wipe(m_text);
    m_isWhole = false;
}

}
