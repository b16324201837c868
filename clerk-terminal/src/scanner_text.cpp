#include "clerk-terminal/scanner_text.h"

#include "protocol/paper_code.h"

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

namespace {

constexpr std::size_t longest = 512;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

void turnRound(std::string& text)
{
    for (char& c : text)
        c = static_cast<char>(isUpper(c) ? c - 'A' + 'a' : isLower(c) ? c - 'a' + 'A' : c);
}

}

ScannerText::ScannerText() { m_text.reserve(longest); }

ScannerText::~ScannerText() { protocol::wipe(m_text); }

/// A ticket's code begins with a letter that is no key of the desk: a slow scanner may have its time there.
bool ScannerText::maySlowly() const
{
    return isScanners() || (!m_text.empty() && (m_text.front() == 'L' || m_text.front() == 'l'));
}

Milliseconds ScannerText::patience() const { return maySlowly() ? pause : quick; }

bool ScannerText::goesOn(SteadyTime at) const
{
    return !isEmpty() && at >= m_last && at - m_last < patience();
}

void ScannerText::take(char16_t typed, SteadyTime at)
{
    m_last = at;
    ++m_count;
    if (typed >= u' ' && typed < 0x7F && m_text.size() < longest)
        m_text += static_cast<char>(typed);
}

std::string ScannerText::take()
{
    std::string text{m_text};
    forget();
    if (!protocol::readPaperCode(text)) {
        turnRound(text);
        if (!protocol::readPaperCode(text))
            turnRound(text);
    }
    return text;
}

void ScannerText::forget()
{
    protocol::wipe(m_text);
    m_count = 0;
}

}
