#include "kiosk/kiosk_options.h"

#include <gtest/gtest.h>

namespace luot::kiosk {
namespace {

Result<KioskOptions> optionsOf(const QStringList& words)
{
    QCommandLineParser parser;
    addKioskOptions(parser);
    EXPECT_TRUE(parser.parse(QStringList{"luot-kiosk", "--self-test"} + words))
        << parser.errorText().toStdString();
    return readKioskOptions(parser);
}

TEST(KioskOptions, FacesAreBoundUnlessToldOtherwise)
{
    EXPECT_EQ(optionsOf({}).value().faceBinding, FaceBinding::On);
    EXPECT_EQ(optionsOf({"--face-binding", "off"}).value().faceBinding, FaceBinding::Off);
}

TEST(KioskOptions, AnotherWordIsRefusedWithWhatToWrite)
{
    const auto options = optionsOf({"--face-binding", "no"});
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().message, "--face-binding is on or off, not 'no'");
}

TEST(KioskOptions, DistancesAreTheCentresOwn)
{
    EXPECT_EQ(optionsOf({}).value().secondTicket.same, vision::SecondTicketBands{}.same);
    const auto set = optionsOf({"--same-face", "0.35", "--ask-face", "0.4"}).value().secondTicket;
    EXPECT_EQ(set.same, 0.35);
    EXPECT_EQ(set.ask, 0.4);
    EXPECT_FALSE(optionsOf({"--same-face", "near"}));
    EXPECT_FALSE(optionsOf({"--same-face", "0.5", "--ask-face", "0.4"}));
}

TEST(KioskOptions, SoundsCanBeLeftOutAndTurnedDown)
{
    EXPECT_EQ(optionsOf({}).value().sound.tones, TonesHeard::Yes);
    EXPECT_EQ(optionsOf({"--sounds", "off"}).value().sound.tones, TonesHeard::No);
    EXPECT_EQ(optionsOf({"--loudness", "40"}).value().sound.loudness, 0.4);
    EXPECT_EQ(optionsOf({"--loudspeaker", "aplay -q -"}).value().sound.loudspeaker, "aplay -q -");
    EXPECT_FALSE(optionsOf({"--sounds", "soft"}));
    EXPECT_FALSE(optionsOf({"--loudness", "0"}));
}

TEST(KioskOptions, MotionIsReducedOnlyIfAskedFor)
{
    EXPECT_FALSE(optionsOf({}).value().reducedMotion);
    EXPECT_TRUE(optionsOf({"--reduced-motion"}).value().reducedMotion);
}

}
}
