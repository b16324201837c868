#include "queue-service/opening_hours.h"

#include <gtest/gtest.h>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

const Day tuesday = *dayNamed("2026-07-14");

OpeningHours weekdays()
{
    OpeningHours hours;
    hours.isSet = true;
    for (std::size_t day = 1; day <= 5; ++day)
        hours.week.at(day) = {{7h + 30min, 11h + 30min}, {13h + 30min, 17h}};
    return hours;
}

TEST(OpeningHours, aDaysNameReadsBack)
{
    EXPECT_EQ(nameOfDay(tuesday), "2026-07-14");
    for (const char* wrong : {"", "2026-7-14", "2026-02-29", "2026-13-01", "2026-07-1x", "2026/07/14"})
        EXPECT_FALSE(dayNamed(wrong)) << wrong;
}

TEST(OpeningHours, aSpanHoldsItsBeginningAndNotItsEnd)
{
    const OpeningHours hours = weekdays();
    EXPECT_FALSE(hours.isOpenAt(tuesday + 7h + 29min + 59s));
    EXPECT_TRUE(hours.isOpenAt(tuesday + 7h + 30min));
    EXPECT_TRUE(hours.isOpenAt(tuesday + 11h + 29min));
    EXPECT_FALSE(hours.isOpenAt(tuesday + 11h + 30min));
    EXPECT_EQ(hours.closingOn(tuesday), LocalTime{tuesday + 17h});
}

TEST(OpeningHours, theNextOpeningSkipsClosedDays)
{
    OpeningHours hours = weekdays();
    EXPECT_EQ(hours.nextOpening(tuesday + 12h), LocalTime{tuesday + 13h + 30min});
    EXPECT_EQ(hours.nextOpening(tuesday + days{3} + 17h), LocalTime{tuesday + days{6} + 7h + 30min});
    hours.special[tuesday + days{1}] = {};
    EXPECT_EQ(hours.nextOpening(tuesday + 17h), LocalTime{tuesday + days{2} + 7h + 30min});
    EXPECT_FALSE(hours.closingOn(tuesday + days{1}));
}

TEST(OpeningHours, midnightCanBeAnEnd)
{
    OpeningHours hours = weekdays();
    hours.week[2] = {{0h, 24h}};
    EXPECT_TRUE(hours.isOpenAt(tuesday + 23h + 59min));
    EXPECT_FALSE(hours.isOpenAt(tuesday + days{1}));
}

}
}
