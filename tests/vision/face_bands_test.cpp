#include "vision/face_bands.h"

#include <gtest/gtest.h>

#include <limits>

namespace luot::vision {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

TEST(FaceBands, aSecondNumberIsRecognisedOnlyWithAMargin)
{
    EXPECT_EQ(secondTicketBand(0.38, 0.05), SecondTicket::Same);
    EXPECT_EQ(secondTicketBand(0.20, infinity), SecondTicket::Same);
    EXPECT_EQ(secondTicketBand(0.20, 0.049), SecondTicket::Ask);
    EXPECT_EQ(secondTicketBand(0.381, 0.3), SecondTicket::Ask);
    EXPECT_EQ(secondTicketBand(0.43, 0.0), SecondTicket::Ask);
    EXPECT_EQ(secondTicketBand(0.431, 0.3), SecondTicket::New);
}

TEST(FaceBands, theClerkSeesThreeColours)
{
    EXPECT_EQ(counterBand(0.42), CounterBand::Green);
    EXPECT_EQ(counterBand(0.421), CounterBand::Amber);
    EXPECT_EQ(counterBand(0.50), CounterBand::Amber);
    EXPECT_EQ(counterBand(0.501), CounterBand::Red);
    EXPECT_EQ(counterBand(0.35, {.green = 0.30, .amber = 0.34}), CounterBand::Red);
}

TEST(FaceBands, whatIsNoNumberClaimsNothing)
{
    EXPECT_EQ(counterBand(nan), CounterBand::Red);
    EXPECT_EQ(counterBand(infinity), CounterBand::Red);
    EXPECT_EQ(secondTicketBand(nan, 1.0), SecondTicket::New);
    EXPECT_NE(secondTicketBand(0.1, nan), SecondTicket::Same);
}

}
}
