#include "ui/voice.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace luot::ui {
namespace {

using namespace std::chrono_literals;

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

    QTemporaryDir folder;
    QStringList story;
    Voice voice{VoiceSettings{.outDir = folder.path()}};
};

TEST_F(VoiceFiles, callsQueueAndNeverCutEachOther)
{
    voice.call("A001", "3");
    voice.call("B002", "1");
    voice.call("C003", "2");
    waitUntilQuiet(voice);

    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin B002, end B002>1, begin C003, end C003>2");
    EXPECT_EQ(QDir{folder.path()}.entryList({"*.wav"}, QDir::Files).join(' '),
              "call-001-A001.wav call-002-B002.wav call-003-C003.wav");
}

TEST_F(VoiceFiles, theFileHoldsChimeAndTheSameWordsTwice)
{
    voice.call("A010", "3");
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
    voice.call("A001", "3");
    voice.call("B002", "1");
    voice.call("B002", "5");
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin B002, end B002>5");
}

TEST_F(VoiceFiles, aRecallOfTheOneBeingSaidIsSaidAfterwards)
{
    voice.call("A001", "3");
    voice.call("A001", "3");
    waitUntilQuiet(voice);
    EXPECT_EQ(story.join(", "), "begin A001, end A001>3, begin A001, end A001>3");
}

TEST_F(VoiceFiles, withoutTheProgramTheChimeIsLeft)
{
    Voice mute{VoiceSettings{.outDir = folder.path(), .program = "/nonexistent/espeak-ng"}};
    mute.call("A001", "3");
    mute.call("A002", "3");
    waitUntilQuiet(mute);
    EXPECT_EQ(file("call-001-A001.wav"), chime());
    EXPECT_EQ(file("call-002-A002.wav"), chime());
}

TEST_F(VoiceFiles, aProgramThatFailsLeavesTheChime)
{
    Voice mute{VoiceSettings{.outDir = folder.path(), .program = "false"}};
    mute.call("A001", "3");
    waitUntilQuiet(mute);
    EXPECT_EQ(file("call-001-A001.wav"), chime());
}

}
}
