#include "kiosk/kiosk_sounds.h"

#include "tests/kiosk/visitor.h"
#include "tests/voice/strength.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

/// What a kiosk is heard to do: which sound for what happens, what is in each, and none over another.
namespace luot::kiosk::test {
namespace {

using protocol::IssueWay;
using ticket_printer::PrintOutcome;
using vision::Cell;
using voice::Sound;

/// A visit, and what is heard of it.
class HeardVisit : public testing::Test {
protected:
    void note()
    {
        if (const auto tone = toneBetween(m_before, visitor.view()))
            heard.push_back(*tone);
        m_before = visitor.view();
    }
    void wait(Milliseconds time)
    {
        for (auto left = time; left > 0ms; left -= 50ms) {
            visitor.wait(50ms);
            note();
        }
    }
    void give(const VisitInput& input)
    {
        visitor.give(input);
        note();
    }
    void press(Press::What what, Cell cell = {})
    {
        wait(400ms);
        give(Press{what, cell, IssueWay::Touch});
    }
    void look(Cell cell)
    {
        visitor.head = {};
        wait(800ms);
        const Page page = visitor.view().page;
        visitor.head = visitor.view().cards->aimAt(cell);
        for (int i = 0; i < 80 && visitor.view().page == page; ++i)
            wait(50ms);
    }
    void giveNumber(PrintOutcome paper)
    {
        give(PrinterAsked{true});
        const auto issued = numberFor(FieldId{"A"});
        give(NumberGiven{issued});
        give(PaperDone{issued.ticket.id, paper});
    }
    /// What has been heard since this was asked last.
    std::vector<Tone> since() { return std::exchange(heard, {}); }

    Visitor visitor;
    std::vector<Tone> heard;

private:
    VisitView m_before;
};

using enum Tone;
using Tones = std::vector<Tone>;

TEST_F(HeardVisit, ByTouchAPressIsHeardOnceAndTheTicketLast)
{
    wait(200ms);
    since();
    press(Press::What::Start);
    EXPECT_EQ(since(), Tones{Done});
    press(Press::What::Card, {0, 0});
    EXPECT_EQ(since(), Tones{Done});
    press(Press::What::Card, visitor.view().yes);
    EXPECT_EQ(since(), Tones{Done});
    giveNumber(PrintOutcome::Printed);
    EXPECT_EQ(since(), Tones{Ticket});
    wait(20s);
    EXPECT_EQ(since(), Tones{}) << "the next one begins in silence";
}

TEST_F(HeardVisit, TheWayBackHasItsOwn)
{
    press(Press::What::Start);
    press(Press::What::Card, {0, 0});
    since();
    press(Press::What::Card, visitor.view().no);
    EXPECT_EQ(since(), Tones{Back});
    press(Press::What::Card, {0, 1});
    since();
    press(Press::What::Back);
    EXPECT_EQ(since(), Tones{Back});
}

TEST_F(HeardVisit, TheWayToThePhoneIsHeardAndTheWayBack)
{
    give(BranchSeen{sixFields(), BranchSeen::Service::Up, {}, BranchSeen::PublicPages::There});
    press(Press::What::Start);
    since();
    press(Press::What::Phone);
    EXPECT_EQ(since(), Tones{Done});
    give(PhoneInvited{protocol::Invitation{"code", {}}});
    EXPECT_EQ(since(), Tones{}) << "the page is the same";
    press(Press::What::Back);
    EXPECT_EQ(since(), Tones{Back});
}

TEST_F(HeardVisit, TheHeadHearsATickThenTheFullRing)
{
    visitor.presence = vision::Presence::Approaching;
    wait(500ms);
    visitor.presence = vision::Presence::Locked;
    for (int i = 0; i < 200 && visitor.view().page != Page::Consent; ++i)
        wait(50ms);
    EXPECT_EQ(since(), Tones{Done}) << "the ring of the first look is full";
    look(visitor.view().no);
    EXPECT_EQ(since(), (Tones{Highlight, Done})) << "not once more when the page changes";
    look({0, 0});
    EXPECT_EQ(since(), (Tones{Highlight, Done}));
    look(visitor.view().no);
    EXPECT_EQ(since(), (Tones{Highlight, Back}));
}

TEST_F(HeardVisit, KeysAndTheScanTickFromCardToCard)
{
    press(Press::What::Start);
    wait(400ms);
    since();
    give(MoveFocus{0, 1});
    give(MoveFocus{0, 1});
    EXPECT_EQ(since(), (Tones{Highlight, Highlight}));
    press(Press::What::Scan);
    since();
    wait(3500ms + 2s * 6);
    EXPECT_EQ(since(), Tones(7, Highlight)) << "six steps to the other ways, and to the first again";
    press(Press::What::ScanPause);
    EXPECT_EQ(since(), Tones{Paused});
}

TEST_F(HeardVisit, SomebodyTooNearPausesOnce)
{
    visitor.comeToChoose();
    note();
    wait(500ms);
    since();
    visitor.bystander = vision::Bystander::Near;
    wait(2s);
    EXPECT_EQ(since(), Tones{Paused});
}

TEST_F(HeardVisit, WithoutPaperTheNumberIsHeardAllTheSame)
{
    press(Press::What::Start);
    press(Press::What::Card, {0, 0});
    press(Press::What::Card, visitor.view().yes);
    since();
    giveNumber(PrintOutcome::PaperOut);
    EXPECT_EQ(since(), Tones{Ticket});
}

double loudest(const Sound& sound, Milliseconds window)
{
    const auto length = static_cast<std::size_t>(window.count() * sound.rate / 1000);
    double most = 0;
    for (std::size_t from = 0; from + length <= sound.samples.size(); from += length / 2) {
        double sum = 0;
        for (std::size_t i = from; i < from + length; ++i)
            sum += double(sound.samples[i]) * sound.samples[i];
        most = std::max(most, std::sqrt(sum / static_cast<double>(length)));
    }
    return most;
}

/// Which of these notes is the strongest from second to second.
double noteOf(const Sound& sound, double from, double to)
{
    constexpr std::array scale{261.63, 293.66, 329.63, 349.23, 392.0,  440.0, 493.88,
                               554.37, 587.33, 659.26, 698.46, 783.99, 880.0, 987.77};
    return *std::ranges::max_element(scale, {},
                                     [&](double hertz) { return voice::strength(sound, hertz, from, to); });
}

TEST(KioskTones, EachIsTheNotesOfTheDesign)
{
    const Sound tick = soundOf(Highlight);
    EXPECT_NEAR(static_cast<double>(tick.samples.size()) / tick.rate, 0.012, 0.0005);
    const Sound done = soundOf(Done);
    EXPECT_EQ(noteOf(done, 0, 0.1), 659.26) << "E5";
    EXPECT_EQ(noteOf(done, 0.12, 0.33), 880.0) << "A5";
    EXPECT_EQ(noteOf(soundOf(Back), 0, 0.2), 440.0) << "A4";
    const Sound paused = soundOf(Paused);
    EXPECT_EQ(noteOf(paused, 0, 0.15), noteOf(paused, 0.24, 0.38)) << "equal";
    EXPECT_LT(noteOf(paused, 0, 0.15), 440.0) << "low";
    const Sound ticket = soundOf(Ticket);
    const double first = noteOf(ticket, 0, 0.12);
    const double second = noteOf(ticket, 0.14, 0.25);
    EXPECT_LT(first, second);
    EXPECT_LT(second, noteOf(ticket, 0.28, 0.6)) << "three rising";
    for (const Tone tone : {Done, Back, Paused, Ticket})
        EXPECT_LE(soundOf(tone).length(), 700ms) << "none holds anybody up";
}

TEST(KioskTones, TheTickIsTheSoftest)
{
    const double tick = loudest(soundOf(Highlight), 12ms);
    EXPECT_GT(tick, 0);
    for (const Tone tone : {Done, Back, Paused, Ticket})
        EXPECT_LT(tick, loudest(soundOf(tone), 12ms));
}

class SoundFiles : public testing::Test {
protected:
    QStringList files() const { return QDir{folder.path()}.entryList({"*.wav"}, QDir::Files); }
    Sound file(const QString& name) const
    {
        QFile wav{folder.filePath(name)};
        EXPECT_TRUE(wav.open(QIODevice::ReadOnly)) << name.toStdString();
        return voice::readWav(wav.readAll().toStdString()).value_or(Sound{});
    }
    static bool waitUntilRead(KioskSounds& sounds)
    {
        return QTest::qWaitFor([&] { return !sounds.isReading(); }, 30000);
    }
    /// A program that plays what it reads, for as long as a card needs, and writes down when.
    QString player() const
    {
        QFile script{folder.filePath("player")};
        EXPECT_TRUE(script.open(QIODevice::WriteOnly));
        const QString log = folder.filePath("log");
        script.write(
            ("#!/bin/sh\necho \"begin $(wc -c)\" >> " + log + "\nsleep 0.1\necho end >> " + log + "\n")
                .toUtf8());
        script.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        return script.fileName();
    }
    QStringList log() const
    {
        QFile file{folder.filePath("log")};
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)
            : QStringList{};
    }

    QTemporaryDir folder;
};

TEST_F(SoundFiles, WhatHappenedIsHeardBeforeThePageIsRead)
{
    KioskSounds sounds{{.outDir = folder.path()}};
    sounds.play(Done);
    sounds.read("Mời chọn việc cần làm.", "vi");
    EXPECT_TRUE(sounds.isReading());
    sounds.play(Highlight);
    ASSERT_TRUE(waitUntilRead(sounds));
    EXPECT_EQ(files().join(' '), "sound-001-done.wav sound-002-page.wav") << "the page wins over a tick";
    EXPECT_EQ(file("sound-001-done.wav"), soundOf(Done));
    EXPECT_GT(file("sound-002-page.wav").length(), 700ms);
}

TEST_F(SoundFiles, NoToneIsLouderThanWhatIsRead)
{
    KioskSounds sounds{{.outDir = folder.path()}};
    sounds.read("Mời chọn việc cần làm.", "vi");
    ASSERT_TRUE(waitUntilRead(sounds));
    const double page = loudest(file("sound-001-page.wav"), 50ms);
    for (const Tone tone : {Done, Back, Paused, Ticket})
        EXPECT_LT(loudest(soundOf(tone), 50ms), page);
}

TEST_F(SoundFiles, LoudnessIsOfBoth)
{
    KioskSounds sounds{{.loudness = 0.5, .outDir = folder.path()}};
    sounds.play(Back);
    EXPECT_EQ(file("sound-001-back.wav"), voice::scaled(soundOf(Back), 0.5));
}

TEST_F(SoundFiles, OffLeavesTheReadingOnly)
{
    KioskSounds sounds{{.tones = TonesHeard::No, .outDir = folder.path()}};
    sounds.play(Done);
    sounds.read("Xin đợi một chút.", "vi");
    ASSERT_TRUE(waitUntilRead(sounds));
    EXPECT_EQ(files(), QStringList{"sound-001-page.wav"});
}

TEST_F(SoundFiles, NothingIsHeardOverAnything)
{
    KioskSounds sounds{{.loudspeaker = player()}};
    for (const Tone tone : {Done, Highlight, Back, Highlight, Ticket})
        sounds.play(tone);
    sounds.read("Mời lấy phiếu.", "vi");
    ASSERT_TRUE(waitUntilRead(sounds));
    ASSERT_TRUE(QTest::qWaitFor([this] { return log().size() == 6; }, 10000))
        << log().join(' ').toStdString();
    const auto bytes = [](const Sound& sound) { return voice::wavBytes(sound).size(); };
    const QStringList story = log();
    EXPECT_EQ(story[0], QString{"begin %1"}.arg(bytes(soundOf(Done))));
    EXPECT_EQ(story[2], QString{"begin %1"}.arg(bytes(soundOf(Ticket)))) << "of those that waited the newest";
    for (int i = 1; i < 6; i += 2)
        EXPECT_EQ(story[i], "end");
    EXPECT_GT(story[4].mid(6).toInt(), 30000) << "the page";
    EXPECT_EQ(sounds.soundState(), ui::SoundState::Works);
}

TEST_F(SoundFiles, APageThatIsGoneIsNotReadOn)
{
    KioskSounds sounds{{.loudspeaker = player()}};
    sounds.read("Mời chọn việc cần làm.", "vi");
    sounds.hush();
    EXPECT_FALSE(sounds.isReading());
    sounds.play(Back);
    ASSERT_TRUE(QTest::qWaitFor([this] { return log().size() == 2; }, 10000));
    EXPECT_EQ(log()[0], QString{"begin %1"}.arg(voice::wavBytes(soundOf(Back)).size()));
}

TEST_F(SoundFiles, ALoudspeakerThatDoesNotWorkIsToldAndHoldsNobodyUp)
{
    KioskSounds sounds{{.loudspeaker = "/nonexistent/aplay -q -"}};
    sounds.play(Done);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sounds.soundState() == ui::SoundState::Failing; }, 10000));
    sounds.read("Xin đợi.", "vi");
    EXPECT_TRUE(waitUntilRead(sounds));
}

TEST_F(SoundFiles, WithoutTheProgramThatSpeaksTonesAreHeard)
{
    KioskSounds sounds{{.outDir = folder.path(), .speaker = "/nonexistent/espeak-ng"}};
    sounds.read("Xin đợi.", "vi");
    ASSERT_TRUE(waitUntilRead(sounds));
    EXPECT_EQ(sounds.soundState(), ui::SoundState::NoSpeech);
    sounds.play(Back);
    EXPECT_EQ(files(), QStringList{"sound-001-back.wav"});
}

}
}
