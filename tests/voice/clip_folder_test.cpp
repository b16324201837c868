#include "voice/clip_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace luot::voice {
namespace {

/// A set of tones, one length a clip, in a folder of its own.
class Clips : public testing::Test {
protected:
    Clips()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "luot-clips-XXXXXX";
        folder = mkdtemp(pattern.data());
    }
    ~Clips() override { std::filesystem::remove_all(folder); }

    static Sound tone(Milliseconds length, int rate = Sound::usualRate)
    {
        Sound sound = silence(length, rate);
        for (std::size_t i = 0; i < sound.samples.size(); ++i)
            sound.samples[i] = i % 2 == 0 ? std::int16_t{9000} : std::int16_t{-9000};
        return sound;
    }
    void write(const std::string& name, const Sound& sound) const
    {
        ASSERT_TRUE(writeWav(sound, folder / (name + ".wav")));
    }
    void writeAll(Language language) const
    {
        for (const ClipName& name : clipNames(language))
            write(name.file, tone(Milliseconds{200}));
    }

    std::filesystem::path folder;
};

TEST_F(Clips, aSetHasTheWordsTheDigitsAndEachLetterOfASeries)
{
    EXPECT_EQ(clipNames(Language::Vietnamese).size(), 3U + 10U + 23U);
    EXPECT_EQ(clipNames(Language::English).size(), 2U + 10U + 23U);
}

TEST_F(Clips, anEmptyFolderMissesAllAndSaysTheWords)
{
    const auto missing = ClipFolder::check(folder, Language::Vietnamese);
    EXPECT_EQ(missing.size(), clipNames(Language::Vietnamese).size());
    EXPECT_NE(missing.front().find("moi-cong-dan-so.wav is missing"), std::string::npos) << missing.front();
    EXPECT_NE(missing.front().find("Mời công dân số"), std::string::npos) << missing.front();
}

TEST_F(Clips, oneThatIsSilentOrNoSoundIsNamed)
{
    writeAll(Language::Vietnamese);
    write("7", silence(Milliseconds{300}));
    std::ofstream{folder / "a.wav"} << "no sound";
    const auto wrong = ClipFolder::check(folder, Language::Vietnamese);
    ASSERT_EQ(wrong.size(), 2U);
    EXPECT_NE(wrong[0].find("7.wav is silent"), std::string::npos) << wrong[0];
    EXPECT_NE(wrong[1].find("a.wav"), std::string::npos) << wrong[1];
    EXPECT_FALSE(ClipFolder::read(folder, Language::Vietnamese));
}

TEST_F(Clips, anotherRateIsNamed)
{
    writeAll(Language::Vietnamese);
    write("b", tone(Milliseconds{200}, 44100));
    const auto wrong = ClipFolder::check(folder, Language::Vietnamese);
    ASSERT_EQ(wrong.size(), 1U);
    EXPECT_NE(wrong[0].find("44100"), std::string::npos) << wrong[0];
}

TEST_F(Clips, aCallIsItsClipsInOrderWithPauses)
{
    writeAll(Language::Vietnamese);
    const auto clips = ClipFolder::read(folder, Language::Vietnamese);
    ASSERT_TRUE(clips) << clips.error().message;
    // "Mời công dân số", A, 0, 4, 5, "đến quầy số", 3: seven clips; after the words and the characters 90 ms,
    // after the label 220 ms more.
    const Sound call = clips->call("A045", "3", Address::Citizen);
    EXPECT_NEAR(static_cast<double>(call.length().count()), 7 * 200 + 6 * 90 + 220, 3);
}

TEST_F(Clips, englishIsASetOfItsOwn)
{
    writeAll(Language::Vietnamese);
    EXPECT_FALSE(ClipFolder::read(folder, Language::English));
    writeAll(Language::English);
    EXPECT_TRUE(ClipFolder::read(folder, Language::English));
}

}
}
