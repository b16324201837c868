#include "kiosk/kiosk_settings.h"

#include "base/replace_file.h"

#include <toml++/toml.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace luot::kiosk {

namespace {

constexpr unsigned ownerOnly = 0600;
constexpr int quietest = 1;
constexpr int loudest = 100;

std::optional<std::string> contentOf(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    if (!stream)
        return {};
    std::ostringstream content;
    content << stream.rdbuf();
    return std::move(content).str();
}

/// None: the text is broken, or holds a value that is none.
std::optional<KioskSettings> settingsIn(const std::string& text, const KioskSettings& usual)
{
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error&) {
        return {};
    }
    KioskSettings settings;
    const auto loudness = table["prompt_loudness"].value_or(std::int64_t{usual.promptLoudness});
    const auto language = table["language"].value_or(ui::codeOf(usual.language).toStdString());
    const auto size = table["text_size"].value_or(std::int64_t{usual.largeText ? 200 : 100});
    if (loudness < quietest || loudness > loudest || (language != "vi" && language != "en")
        || (size != 100 && size != 200) || (table.contains("paused") && !table["paused"].is_boolean()))
        return {};
    settings.promptLoudness = static_cast<int>(loudness);
    settings.language = language == "en" ? ui::Language::English : ui::Language::Vietnamese;
    settings.largeText = size == 200;
    settings.isPaused = table["paused"].value_or(false);
    return settings;
}

std::string textOf(const KioskSettings& settings)
{
    return "prompt_loudness = " + std::to_string(settings.promptLoudness) + "\nlanguage = \""
        + ui::codeOf(settings.language).toStdString()
        + "\"\ntext_size = " + (settings.largeText ? "200" : "100")
        + "\npaused = " + (settings.isPaused ? "true" : "false") + "\n";
}

}

SettingsFile::SettingsFile(const std::filesystem::path& folder, KioskSettings usual)
    : m_file{folder / "settings.toml"}
    , m_before{folder / "settings.last.toml"}
    , m_usual{usual}
{
}

SettingsFile::Read SettingsFile::load() const
{
    const auto content = contentOf(m_file);
    if (!content)
        return {m_usual, {}};
    if (const auto settings = settingsIn(*content, m_usual))
        return {*settings, {}};
    const auto before = contentOf(m_before);
    if (const auto settings = before ? settingsIn(*before, m_usual) : std::nullopt)
        return {*settings,
                "The settings in " + m_file.string()
                    + " are broken; those before them are used. Look through "
                      "them on the caretaker's page and set one: that writes the file anew."};
    return {m_usual,
            "The settings in " + m_file.string()
                + " are broken; the usual ones are used. Look through them on the "
                  "caretaker's page and set one: that writes the file anew."};
}

Result<> SettingsFile::keep(const KioskSettings& settings) const
{
    const auto now = contentOf(m_file);
    std::error_code error;
    if (now && settingsIn(*now, m_usual))
        error = replaceFile(m_before, *now, ownerOnly);
    if (!error)
        error = replaceFile(m_file, textOf(settings), ownerOnly);
    if (error)
        return failure("The settings cannot be kept in " + m_file.string() + " (" + error.message()
                       + "); they hold until the restart. Check the folder and the space left.");
    return {};
}

}
