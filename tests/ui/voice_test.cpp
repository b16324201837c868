#include "ui/voice.h"

#include "voice/notes.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <array>

namespace luot::ui {
namespace {

using namespace std::chrono_literals;
using namespace luot::voice;
using ui::Voice;

class VoiceFiles : public testing::Test {
protected:
    void SetUp() override
    {
        QObject::connect(&voice, &Voice::speaking,
                         [this](const QString& label) { story << "begin " + label; });
        QObject::connect(&voice, &Voice::spoken, [this](const QString& label, const QString& counter) {
            story << "end " + label + '>' + counter;
        });
    }

    void waitUntilQuiet(Voice& one)
    {
        QSignalSpy spoken{&one, &Voice::spoken};
        while (one.isBusy())
            ASSERT_TRUE(spoken.wait(20000));
    }

    Sound file(const QString& name) const
    {
        QFile wav{folder.filePath(name)};
        EXPECT_TRUE(wav.open(QIODevice::ReadOnly)) << name.toStdString();
        return readWav(wav.readAll().toStdString()).value_or(Sound{});
    }

    /// A program of that name which does what the shell is told.
    QString program(const QString& name, const QString& does) const
    {
        const QString path = folder.filePath(name);
        QFile script{path};
        EXPECT_TRUE(script.open(QIODevice::WriteOnly));
        script.write(("#!/bin/sh\n" + does + '\n').toUtf8());
        script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        return path;
    }

    QTemporaryDir folder;
    QStringList story;
    void call(const char* label, const char* counter) { voice.call({label, counter, ++calls, {}}); }

    VirtualClock clock{WallTime{std::chrono::hours{24 * 365 * 30}}};
    int calls = 0;
    Voice voice{VoiceSettings{.outDir = folder.path()}, clock};
};

TEST_F(VoiceFiles, callsQueueAndNeverCutEachOther)
{
    call("A001", "3");
    call("B002", "1");
    call("C003", "2");
    waitUntilQuiet(voice);

    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin B002, end B002>1, begin C003, end C003>2");
    EXPECT_EQ(QDir{folder.path()}.entryList({"*.wav"}, QDir::Files).join(' '),
              "call-001-A001.wav call-002-B002.wav call-003-C003.wav");
}

TEST_F(VoiceFiles, theFileHoldsChimeAndTheSameWordsTwice)
{
    call("A010", "3");
    waitUntilQuiet(voice);

    const Sound call = file("call-001-A010.wav");
    const Sound bell = chime(call.rate);
    const auto samples = [&](Milliseconds length) { return silence(length, call.rate).samples.size(); };
    const std::size_t start = bell.samples.size() + samples(300ms);
    ASSERT_GT(call.samples.size(), start + samples(600ms) + 2 * samples(1500ms)) << "the words are missing";
    const std::size_t words = (call.samples.size() - start - samples(600ms)) / 2;

    const auto part = [&](std::size_t from, std::size_t length) {
        const auto begin = call.samples.begin() + static_cast<std::ptrdiff_t>(from);
        return std::vector<std::int16_t>(begin, begin + static_cast<std::ptrdiff_t>(length));
    };
    EXPECT_EQ(part(0, bell.samples.size()), bell.samples);
    EXPECT_EQ(part(bell.samples.size(), samples(300ms)), silence(300ms, call.rate).samples);
    EXPECT_EQ(part(start + words, samples(600ms)), silence(600ms, call.rate).samples);
    EXPECT_EQ(part(start, words), part(start + words + samples(600ms), words));
}

TEST_F(VoiceFiles, aTicketCalledAgainWhileItWaitsIsSaidOnceAtItsNewCounter)
{
    call("A001", "3");
    call("B002", "1");
    call("B002", "5");
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin B002, end B002>5");
}

TEST_F(VoiceFiles, aRecallOfTheOneBeingSaidIsSaidAfterwards)
{
    call("A001", "3");
    call("A001", "3");
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin A001, end A001>3");
}

TEST_F(VoiceFiles, withoutTheProgramTheChimeIsLeft)
{
    Voice mute{VoiceSettings{.outDir = folder.path(), .program = "/nonexistent/espeak-ng"}, clock};
    mute.call({"A001", "3", 1, {}});
    mute.call({"A002", "3", 1, {}});
    waitUntilQuiet(mute);
    EXPECT_EQ(file("call-001-A001.wav"), chime());
    EXPECT_EQ(file("call-002-A002.wav"), chime());
}

TEST_F(VoiceFiles, aProgramThatFailsLeavesTheChime)
{
    Voice mute{VoiceSettings{.outDir = folder.path(), .program = "false"}, clock};
    mute.call({"A001", "3", 1, {}});
    waitUntilQuiet(mute);
    EXPECT_EQ(file("call-001-A001.wav"), chime());
}

/// The stretches of sound of a call, in milliseconds: what is quiet for 250 ms and more parts them.
std::vector<int> stretches(const Sound& sound)
{
    std::vector<int> lengths;
    const auto gap = static_cast<std::size_t>(sound.rate / 4);
    std::size_t begin = 0;
    std::size_t last = 0;
    bool isOpen = false;
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        if (std::abs(int{sound.samples[i]}) < 40)
            continue;
        if (isOpen && i - last > gap) {
            lengths.push_back(static_cast<int>((last - begin) * 1000 / static_cast<std::size_t>(sound.rate)));
            begin = i;
        } else if (!isOpen) {
            begin = i;
        }
        isOpen = true;
        last = i;
    }
    if (isOpen)
        lengths.push_back(static_cast<int>((last - begin) * 1000 / static_cast<std::size_t>(sound.rate)));
    return lengths;
}

TEST_F(VoiceFiles, fromThreeWaitingOnEachIsSaidOnce)
{
    call("A001", "3");
    for (const char* label : {"B002", "C003", "D004", "E005"})
        call(label, "1");
    waitUntilQuiet(voice);
    // The first had nobody behind it yet; then four, three, two and one were waiting.
    const std::array times{2, 1, 1, 2, 2};
    const std::array names{"call-001-A001.wav", "call-002-B002.wav", "call-003-C003.wav", "call-004-D004.wav",
                           "call-005-E005.wav"};
    const Milliseconds bell = chime().length();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Sound said = file(names.at(i));
        const auto once = (said.length() - bell - 300ms - (times.at(i) - 1) * 600ms) / times.at(i);
        EXPECT_GT(once, 1500ms) << names.at(i);
        EXPECT_LT(once, 6000ms) << names.at(i);
    }
    EXPECT_GT(file(names[0]).length(), file(names[1]).length() + 1500ms);
}

TEST_F(VoiceFiles, whoIsNoLongerCalledIsNotSaid)
{
    call("A001", "3");
    call("B002", "1");
    call("C003", "2");
    voice.keepOnly({"C003"});
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end B002>, end A001>3, begin C003, end C003>2")
        << "A001 is being said: it is not cut off";
}

TEST_F(VoiceFiles, oneCallIsNeverSaidTwice)
{
    voice.call({"A001", "3", 1, {}});
    voice.call({"A001", "3", 1, {}});
    waitUntilQuiet(voice);
    voice.call({"A001", "3", 1, {}});
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end A001>3");
}

TEST_F(VoiceFiles, inQuietHoursNothingIsHeardAndTheBoardGoesOn)
{
    VoiceSettings settings{.outDir = folder.path()};
    settings.hours = *SpeakingHours::parse("", "00:00-24:00");
    Voice quiet{settings, clock};
    QSignalSpy spoken{&quiet, &Voice::spoken};
    quiet.call({"A001", "3", 1, {}});
    EXPECT_EQ(spoken.size(), 1);
    EXPECT_FALSE(quiet.isBusy());
    EXPECT_TRUE(QDir{folder.path()}.isEmpty());
}

TEST_F(VoiceFiles, halfTheVolumeIsHalfAsLoud)
{
    VoiceSettings settings{.outDir = folder.filePath("low")};
    settings.hours = *SpeakingHours::parse("00:00=50", "");
    Voice low{settings, clock};
    low.call({"A001", "3", 1, {}});
    call("A001", "3");
    waitUntilQuiet(low);
    waitUntilQuiet(voice);
    const auto loudest = [](const Sound& sound) {
        int peak = 0;
        for (const std::int16_t sample : sound.samples)
            peak = std::max(peak, std::abs(int{sample}));
        return peak;
    };
    EXPECT_NEAR(loudest(file("low/call-001-A001.wav")), loudest(file("call-001-A001.wav")) / 2, 2);
}

TEST_F(VoiceFiles, englishComesAfterEachSaying)
{
    Voice both{VoiceSettings{.outDir = folder.filePath("both"), .inEnglishToo = true}, clock};
    both.call({"A001", "3", 1, {}});
    call("A001", "3");
    waitUntilQuiet(both);
    waitUntilQuiet(voice);
    // Chime, then Vietnamese and English twice; a sentence's own pauses may part it further.
    EXPECT_GE(stretches(file("both/call-001-A001.wav")).size(), 5U);
    EXPECT_GT(file("both/call-001-A001.wav").length(), file("call-001-A001.wav").length() + 4000ms);
}

TEST_F(VoiceFiles, theAccentIsAnotherVoice)
{
    Voice southern{VoiceSettings{.outDir = folder.filePath("south"), .accent = "vi-vn-x-south"}, clock};
    southern.call({"A001", "3", 1, {}});
    call("A001", "3");
    waitUntilQuiet(southern);
    waitUntilQuiet(voice);
    EXPECT_NE(file("south/call-001-A001.wav"), file("call-001-A001.wav"));
}

TEST_F(VoiceFiles, aProgramThatStopsInMidWordLeavesTheChime)
{
    const QString halfSaid
        = program("half", "espeak-ng -v vi --stdout 'mot hai ba' | head -c 9000\nkill -9 $$");
    Voice half{VoiceSettings{.outDir = folder.path(), .program = halfSaid}, clock};
    half.call({"A001", "3", 1, {}});
    waitUntilQuiet(half);
    EXPECT_EQ(file("call-001-A001.wav"), chime());
    EXPECT_EQ(half.soundState(), SoundState::NoSpeech);
}

TEST_F(VoiceFiles, aLoudspeakerHearsEachCallWholeAndOneAfterTheOther)
{
    const QString heard = folder.filePath("heard-");
    const QString player = program("player", "cat > " + heard + "$(ls " + heard + "* 2>/dev/null | wc -l)");
    Voice loud{VoiceSettings{.outDir = folder.path(), .loudspeaker = player}, clock};
    loud.call({"A001", "3", 1, {}});
    loud.call({"B002", "1", 1, {}});
    waitUntilQuiet(loud);
    EXPECT_EQ(file("heard-0"), file("call-001-A001.wav"));
    EXPECT_EQ(file("heard-1"), file("call-002-B002.wav"));
    EXPECT_EQ(loud.soundState(), SoundState::Works);
}

TEST_F(VoiceFiles, aLoudspeakerThatBreaksOffInMidWordIsToldAndTheNextCallIsHeard)
{
    // Breaks off in the first call, long after the chime; takes the second.
    const QString player = program("breaking",
                                   "if mkdir " + folder.filePath("first")
                                       + " 2>/dev/null; then head -c 120000 > /dev/null; exit 1; fi\ncat > "
                                       + folder.filePath("second"));
    Voice loud{VoiceSettings{.outDir = folder.path(), .loudspeaker = player}, clock};
    std::vector<SoundState> states;
    QObject::connect(&loud, &Voice::soundStateChanged, [&] { states.push_back(loud.soundState()); });
    QSignalSpy spoken{&loud, &Voice::spoken};
    loud.call({"A001", "3", 1, {}});
    loud.call({"B002", "1", 1, {}});
    waitUntilQuiet(loud);
    EXPECT_EQ(spoken.size(), 2) << "no call waits for ever";
    EXPECT_EQ(file("second"), file("call-002-B002.wav"));
    EXPECT_EQ(states, (std::vector{SoundState::Failing, SoundState::Works}));
}

TEST_F(VoiceFiles, aLoudspeakerThatNeverEndsHoldsUpNobody)
{
    Voice loud{VoiceSettings{.outDir = folder.path(), .program = "false", .loudspeaker = "sleep 60"}, clock};
    loud.call({"A001", "3", 1, {}});
    waitUntilQuiet(loud);
    EXPECT_EQ(loud.soundState(), SoundState::Failing);
}

TEST_F(VoiceFiles, aLoudspeakerThatCannotBeStartedIsTold)
{
    Voice loud{
        VoiceSettings{.outDir = folder.path(), .program = "false", .loudspeaker = "/nonexistent/aplay -q -"},
        clock};
    loud.call({"A001", "3", 1, {}});
    waitUntilQuiet(loud);
    EXPECT_EQ(loud.soundState(), SoundState::Failing);
}

TEST_F(VoiceFiles, recordedClipsTakeOverWhereTheyAreComplete)
{
    // Each clip a tone of its own length: 100 ms and 10 ms more for each.
    int length = 100;
    for (const ClipName& name : clipNames(Language::Vietnamese)) {
        Sound tone = silence(Milliseconds{length += 10});
        for (std::size_t i = 0; i < tone.samples.size(); ++i)
            tone.samples[i] = i % 2 == 0 ? std::int16_t{9000} : std::int16_t{-9000};
        ASSERT_TRUE(writeWav(tone, folder.filePath("clips/").toStdString() + name.file + ".wav"));
    }
    Voice recorded{VoiceSettings{.outDir = folder.filePath("of-clips"),
                                 .clips = folder.filePath("clips"),
                                 .program = "false"},
                   clock};
    recorded.call({"A001", "3", 1, {}});
    waitUntilQuiet(recorded);
    const auto clips = ClipFolder::read(folder.filePath("clips").toStdString(), Language::Vietnamese);
    ASSERT_TRUE(clips);
    EXPECT_EQ(file("of-clips/call-001-A001.wav"),
              announcementSound(clips->call("A001", "3", Address::Citizen)));

    QFile::remove(folder.filePath("clips/7.wav"));
    Voice spoken{VoiceSettings{.outDir = folder.filePath("of-program"),
                               .clips = folder.filePath("clips"),
                               .program = "false"},
                 clock};
    spoken.call({"A001", "3", 1, {}});
    waitUntilQuiet(spoken);
    EXPECT_EQ(file("of-program/call-001-A001.wav"), chime()) << "one is missing: none is used";
}

}
}
