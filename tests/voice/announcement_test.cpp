#include "voice/announcement.h"
#include "voice/notes.h"

#include "tests/voice/strength.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace luot::voice {
namespace {

Sound tone(Milliseconds length)
{
    Sound sound = silence(length);
    for (std::size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = static_cast<std::int16_t>(i % 2 == 0 ? 5000 : -5000);
    return sound;
}

TEST(Announcement, isSpelledDigitByDigit)
{
    EXPECT_EQ(announcementText("A010", "3"), "Mời công dân số A, không, một, không, đến quầy số ba.");
    EXPECT_EQ(announcementText("B105", "12"), "Mời công dân số B, một, không, năm, đến quầy số một, hai.");
    EXPECT_EQ(announcementText("C999", "4", Address::Customer),
              "Mời khách hàng số C, chín, chín, chín, đến quầy số bốn.");
}

TEST(Announcement, nothingButLettersAndDigitsIsSpoken)
{
    EXPECT_EQ(announcementText("A0-01\n", "3;"), "Mời công dân số A, không, không, một, đến quầy số ba.");
}

TEST(Announcement, chimeThenTheCallTwiceWithItsPauses)
{
    // Whatever silence the speech brings along is not added to the pauses.
    const Sound words = tone(Milliseconds{1000});
    const Sound speech = joined({silence(Milliseconds{80}), words, silence(Milliseconds{250})});

    const Sound whole = announcementSound(speech);

    EXPECT_EQ(whole.length(), Milliseconds(1200 + 300 + 1000 + 600 + 1000));
    const auto isQuiet = [&](int from, int to) {
        const auto at = [&](int ms) {
            return whole.samples.begin() + static_cast<std::ptrdiff_t>(ms) * whole.rate / 1000;
        };
        return std::all_of(at(from), at(to), [](std::int16_t sample) { return sample == 0; });
    };
    EXPECT_FALSE(isQuiet(0, 1150));
    EXPECT_TRUE(isQuiet(1201, 1499));
    EXPECT_FALSE(isQuiet(1500, 1510));
    EXPECT_TRUE(isQuiet(2501, 3099));
    EXPECT_FALSE(isQuiet(3100, 3110));
}

TEST(Announcement, inEnglishForThoseWhoDoNotUnderstandTheFirst)
{
    EXPECT_EQ(announcementTextInEnglish("A045", "12"),
              "Number A, zero, four, five. Please go to counter one, two.");
}

TEST(Announcement, onceWhereManyWait)
{
    const Sound words = tone(Milliseconds{1000});
    EXPECT_EQ(announcementSound(words, 1).length(), Milliseconds(1200 + 300 + 1000));
}

TEST(Announcement, twoLanguagesDoNotOverlap)
{
    EXPECT_EQ(inBothLanguages(tone(Milliseconds{500}), tone(Milliseconds{700})).length(), Milliseconds{1600});
    EXPECT_EQ(inBothLanguages(tone(Milliseconds{500}), {}), tone(Milliseconds{500}));
}

TEST(Announcement, withoutSpeechTheChimeAlone) { EXPECT_EQ(announcementSound({}), chime()); }

TEST(Chime, isG5ThenE5)
{
    const Sound bell = chime();
    EXPECT_EQ(bell.length(), Milliseconds{1200});
    EXPECT_GT(strength(bell, 783.99, 0.05, 0.4), 5 * strength(bell, 659.26, 0.05, 0.4));
    EXPECT_GT(strength(bell, 659.26, 0.6, 1.1), 3 * strength(bell, 783.99, 0.6, 1.1));
}

TEST(Wav, comesBackAsItWas)
{
    const Sound sound = tone(Milliseconds{50});
    const auto back = readWav(wavBytes(sound));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, sound);
}

TEST(Wav, aPipesWrongLengthIsTolerated)
{
    const Sound sound = tone(Milliseconds{50});
    std::string bytes = wavBytes(sound);
    bytes.replace(40, 4, std::string{"\x00\xF0\xFF\x7F", 4});
    const auto back = readWav(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, sound);
}

TEST(Wav, whatIsNotOneIsRefusedAtEveryLength)
{
    const std::string bytes = wavBytes(tone(Milliseconds{5}));
    for (std::size_t length = 0; length < 44; ++length)
        EXPECT_FALSE(readWav(bytes.substr(0, length))) << length;
    EXPECT_FALSE(readWav("no sound at all, only words that are long enough to be a header"));
    std::string stereo = bytes;
    stereo[22] = 2;
    EXPECT_FALSE(readWav(stereo));
}

}
}
