#include "voice/speaking_hours.h"

#include <gtest/gtest.h>

#include <ctime>

namespace luot::voice {
namespace {

WallTime at(int hour, int minute)
{
    std::tm day{};
    day.tm_year = 126;
    day.tm_mon = 6;
    day.tm_mday = 14;
    day.tm_hour = hour;
    day.tm_min = minute;
    day.tm_isdst = -1;
    return std::chrono::time_point_cast<Milliseconds>(
        std::chrono::system_clock::from_time_t(std::mktime(&day)));
}

TEST(SpeakingHours, withoutAWordIsLoudAndNeverQuiet)
{
    const auto hours = SpeakingHours::parse("", "");
    ASSERT_TRUE(hours);
    EXPECT_EQ(hours->volumeAt(at(3, 0)), 1.0);
    EXPECT_FALSE(hours->isQuietAt(at(3, 0)));
}

TEST(SpeakingHours, theVolumeHoldsUntilTheNext)
{
    const auto hours = SpeakingHours::parse("17:00=60,07:00=90", "");
    ASSERT_TRUE(hours);
    EXPECT_EQ(hours->volumeAt(at(6, 59)), 0.6) << "still yesterday evening's";
    EXPECT_EQ(hours->volumeAt(at(7, 0)), 0.9);
    EXPECT_EQ(hours->volumeAt(at(16, 59)), 0.9);
    EXPECT_EQ(hours->volumeAt(at(17, 0)), 0.6);
}

TEST(SpeakingHours, quietAlsoOverMidnight)
{
    const auto hours = SpeakingHours::parse("", "11:30-13:30,22:00-06:00");
    ASSERT_TRUE(hours);
    EXPECT_FALSE(hours->isQuietAt(at(11, 29)));
    EXPECT_TRUE(hours->isQuietAt(at(11, 30)));
    EXPECT_FALSE(hours->isQuietAt(at(13, 30)));
    EXPECT_TRUE(hours->isQuietAt(at(23, 0)));
    EXPECT_TRUE(hours->isQuietAt(at(5, 59)));
}

TEST(SpeakingHours, whatIsWrongIsNamed)
{
    for (const char* volumes : {"7:00=90", "07:00=101", "07:00", "25:00=10", "07:00=x", "07:00=90,,"})
        EXPECT_FALSE(SpeakingHours::parse(volumes, "")) << volumes;
    for (const char* quiet : {"11:30", "11:30-11:30", "11:30-24:30", "11:30–13:30"})
        EXPECT_FALSE(SpeakingHours::parse("", quiet)) << quiet;
    EXPECT_NE(SpeakingHours::parse("07:00=loud", "").error().message.find("07:00=loud"), std::string::npos);
}

}
}
