#pragma once

#include "base/clock.h"

#include <string>

namespace luot::clerk_terminal {

/// Tells a hand scanner, which types like a keyboard but faster than anybody, from the clerk's fingers.
///
/// Whatever it reads: several characters with next to no time between them are a scanner's, and what follows
/// until it pauses. Until that is known, the keys have to be held back. A value; no clock of its own.
class ScannerText {
public:
    /// Two keys of somebody's fingers are farther apart, but for a slip of two or three.
    static constexpr Milliseconds quick{35};
    /// No scanner pauses so long within a code.
    static constexpr Milliseconds pause{100};
    /// Fewer, however quick, are fingers.
    static constexpr std::size_t shortest = 6;

    ScannerText();
    ~ScannerText();
    ScannerText(const ScannerText&) = delete;
    ScannerText& operator=(const ScannerText&) = delete;

    /// Whether a character typed now goes on what is there.
    bool goesOn(SteadyTime at) const;
    void take(char16_t typed, SteadyTime at);
    bool isEmpty() const { return m_count == 0; }
    bool isScanners() const { return m_count >= shortest; }
    /// How long to wait for the next character.
    Milliseconds patience() const;
    /// What was typed, as it is meant: a ticket's code that was typed with Caps Lock on is turned round.
    /// Nothing of it stays here.
    std::string take();
    void forget();

private:
    bool maySlowly() const;

    std::string m_text; ///< never longer than it was made for: a longer one would leave its memory unwiped
    std::size_t m_count = 0; ///< with characters that no code has
    SteadyTime m_last{};
};

}
