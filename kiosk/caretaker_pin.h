#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace luot::kiosk {

/// The PIN that opens the caretaker's page: its hash on the disk, and how often a wrong one was typed.
///
/// There is none until one is set. After a wrong one nobody is heard for 2 s, then 4, 8 … up to 15 min; a
/// restart changes nothing about that. Thread: one at a time.
class CaretakerPin {
public:
    static constexpr std::size_t shortest = 6;
    static constexpr std::size_t longest = 12;

    /// In this folder: caretaker.pin, caretaker.wrong. Requires: `clock` outlives it.
    CaretakerPin(const std::filesystem::path& folder, const Clock& clock);

    bool isSet() const;
    /// Fails with a sentence for a PIN that is too short or too easy, and where it cannot be written.
    Result<> set(const std::string& pin);

    /// The hash to compare with, for isPinOf() on another thread; empty: none is set.
    std::string hash() const;
    /// What the comparison said.
    void tried(bool wasRight);

    int wrongInARow() const { return m_wrong; }
    /// How long nobody is heard yet; 0: now.
    Milliseconds wait() const;

private:
    Milliseconds delay() const;

    std::filesystem::path m_file;
    std::filesystem::path m_wrongFile;
    const Clock& m_clock;
    int m_wrong = 0;
    std::optional<SteadyTime> m_shutUntil;
};

}
