#include "vision/card_layout.h"

#include <gtest/gtest.h>

namespace luot::vision {
namespace {

TEST(CardLayout, turningToOnesOwnRightGoesRightOnTheScreen)
{
    const CardLayout cards = CardLayout::two();
    EXPECT_EQ(cards.cellAt({-10.0, 0.0}, std::nullopt), (Cell{0, 1}));
    EXPECT_EQ(cards.cellAt({10.0, 0.0}, std::nullopt), (Cell{0, 0}));
}

TEST(CardLayout, lookingUpGoesToTheUpperRow)
{
    EXPECT_EQ(CardLayout::fields(6).cellAt({0.0, 5.0}, std::nullopt), (Cell{0, 1}));
    EXPECT_EQ(CardLayout::fields(6).cellAt({-8.0, -5.0}, std::nullopt), (Cell{1, 2}));
}

TEST(CardLayout, everyCardIsWhereItsAimIs)
{
    std::vector<CardLayout> layouts{CardLayout::two(), CardLayout::confirm()};
    for (int count = 1; count <= 8; ++count)
        layouts.push_back(CardLayout::fields(count));
    for (const CardLayout& layout : layouts) {
        for (const Cell cell : layout.cells()) {
            EXPECT_EQ(layout.cellAt(layout.aimAt(cell), std::nullopt), cell);
            EXPECT_EQ(layout.cellAt({0.0, 0.0}, cell), std::nullopt)
                << "straight ahead is rest, whatever was lit";
        }
    }
}

TEST(CardLayout, aBiasOfSixDegreesReachesNoConsentCard)
{
    for (const double yaw : {-6.0, 6.0}) {
        for (const double pitch : {-6.0, 0.0, 6.0})
            EXPECT_EQ(CardLayout::two().cellAt({yaw, pitch}, std::nullopt), std::nullopt);
    }
}

TEST(CardLayout, theHighlightedCardHoldsOnBeyondItsBorder)
{
    const CardLayout grid = CardLayout::fields(6);
    const Pose justAcross{-3.3, 5.0};
    EXPECT_EQ(grid.cellAt(justAcross, std::nullopt), (Cell{0, 2}));
    EXPECT_EQ(grid.cellAt(justAcross, Cell{0, 1}), (Cell{0, 1}));
    EXPECT_EQ(grid.cellAt({-3.8, 5.0}, Cell{0, 1}), (Cell{0, 2}));
}

TEST(CardLayout, aFaceWhoseTurnsAreReadTooSmallStillReachesItsCard)
{
    const CardLayout grid = CardLayout::fields(6);
    for (const Cell cell : grid.cells()) {
        const Pose aim = grid.aimAt(cell);
        EXPECT_EQ(grid.cellAt({0.6 * aim.yaw, 0.6 * aim.pitch}, std::nullopt), cell);
        EXPECT_EQ(grid.cellAt({1.4 * aim.yaw, 1.4 * aim.pitch}, std::nullopt), cell);
    }
    EXPECT_EQ(grid.cellAt({-7.0, -1.6}, std::nullopt), (Cell{1, 2})) << "pitch leaks from yaw";
    EXPECT_EQ(grid.cellAt({0.0, -2.5}, std::nullopt), std::nullopt) << "the middle is where people read";
}

TEST(CardLayout, aHeadThatLeansToOneSideDoesNotRest)
{
    EXPECT_TRUE(CardLayout::two().restsAt({3.0, 2.0}));
    EXPECT_FALSE(CardLayout::two().restsAt({6.0, 0.0}));
    EXPECT_FALSE(CardLayout::two().restsAt({10.0, 0.0}));
    EXPECT_TRUE(CardLayout::fields(6).restsAt({6.0, 0.0}));
}

TEST(CardLayout, theThirdCardOfConfirmLiesBelow)
{
    EXPECT_EQ(CardLayout::confirm().cellAt({0.0, -6.0}, std::nullopt), (Cell{1, 0}));
    EXPECT_EQ(CardLayout::confirm().cellAt({0.0, -4.0}, std::nullopt), std::nullopt);
}

TEST(CardLayout, aPlaceWithoutACardIsRest)
{
    EXPECT_EQ(CardLayout::fields(4).cellAt({-8.0, -5.0}, std::nullopt), std::nullopt);
    EXPECT_EQ(CardLayout::fields(7).cellAt({-8.0, -6.0}, std::nullopt), std::nullopt);
}

TEST(CardLayout, anAngleThatIsNoNumberPointsNowhere)
{
    EXPECT_EQ(CardLayout::two().cellAt({std::numeric_limits<double>::quiet_NaN(), 0.0}, std::nullopt),
              std::nullopt);
}

}
}
