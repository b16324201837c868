#include "kiosk/kiosk_settings.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <fstream>

namespace luot::kiosk {
namespace {

class Settings : public testing::Test {
    QTemporaryDir m_folder; // first: the file lies in it

protected:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    void write(const char* name, const std::string& text) const { std::ofstream{folder() / name} << text; }

    KioskSettings chosen{80, ui::Language::English, true, true};
    SettingsFile file{folder()};
};

TEST_F(Settings, AreTheUsualOnesAtFirstAndOutliveARestart)
{
    EXPECT_EQ(file.load().settings, KioskSettings{});
    EXPECT_TRUE(file.load().trouble.empty());
    ASSERT_TRUE(file.keep(chosen));
    EXPECT_EQ(SettingsFile{folder()}.load().settings, chosen);
}

TEST_F(Settings, ABrokenFileGivesThoseBeforeAndSaysSo)
{
    ASSERT_TRUE(file.keep(chosen));
    auto later = chosen;
    later.promptLoudness = 30;
    ASSERT_TRUE(file.keep(later));
    for (const char* broken : {"", "prompt_loudness = 0", "prompt_loudness = [", "language = \"de\"",
                               "text_size = 150", "paused = \"yes\"", "\xff\xfe"}) {
        write("settings.toml", broken);
        const auto read = file.load();
        if (std::string{broken}.empty()) {
            EXPECT_EQ(read.settings, KioskSettings{}) << "an empty file sets nothing";
            continue;
        }
        EXPECT_EQ(read.settings, chosen) << broken;
        EXPECT_NE(read.trouble.find("settings.toml"), std::string::npos) << broken;
    }
    write("settings.last.toml", "language = 7 7");
    const auto read = file.load();
    EXPECT_EQ(read.settings, KioskSettings{});
    EXPECT_NE(read.trouble.find("usual"), std::string::npos);
}

TEST_F(Settings, ABrokenFileNeverBecomesTheOneBefore)
{
    ASSERT_TRUE(file.keep(chosen));
    auto later = chosen;
    later.promptLoudness = 30;
    ASSERT_TRUE(file.keep(later));
    write("settings.toml", "[[[");
    later.promptLoudness = 40;
    ASSERT_TRUE(file.keep(later));
    EXPECT_EQ(file.load().settings, later);
    write("settings.toml", "[[[");
    EXPECT_EQ(file.load().settings, chosen);
}

TEST_F(Settings, AFolderThatCannotBeWrittenIsSaid)
{
    write("file", "x");
    const auto kept = SettingsFile{folder() / "file"}.keep(chosen);
    ASSERT_FALSE(kept);
    EXPECT_NE(kept.error().message.find("until the restart"), std::string::npos);
}

}
}
