#pragma once

#include "base/result.h"
#include "ui/translation.h"

#include <filesystem>
#include <string>

namespace luot::kiosk {

/// What the caretaker sets at the kiosk itself.
struct KioskSettings {
    int promptLoudness = 100; ///< of all that is heard, in per cent: 1 to 100
    ui::Language language = ui::Language::Vietnamese; ///< in which each visit begins
    bool largeText = false; ///< in which each visit begins
    bool isPaused = false; ///< numbers are taken elsewhere for now

    friend bool operator==(const KioskSettings&, const KioskSettings&) = default;
};

/// The settings on the disk, as TOML: settings.toml in the state folder, and beside it settings.last.toml as
/// it was before.
///
/// Ensures: a power cut leaves the old settings or the new ones. Thread: one.
class SettingsFile {
public:
    struct Read {
        KioskSettings settings;
        std::string trouble; ///< why they are not those of the file, with what to do; empty: they are
    };

    /// `usual`: where nobody has set anything.
    explicit SettingsFile(const std::filesystem::path& folder, KioskSettings usual = {});

    /// A file that is broken: the settings before, else the usual ones. None at all: the usual ones.
    Read load() const;
    /// Fails with a sentence; they hold until the restart then.
    Result<> keep(const KioskSettings& settings) const;

private:
    std::filesystem::path m_file;
    std::filesystem::path m_before;
    KioskSettings m_usual;
};

}
