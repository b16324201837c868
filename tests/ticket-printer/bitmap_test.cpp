#include "ticket-printer/bitmap.h"

#include <gtest/gtest.h>

namespace luot::ticket_printer {

TEST(Bitmap, FirstDotIsTheHighestBit)
{
    Bitmap bitmap{12, 2};
    bitmap.setBlack(0, 0);
    bitmap.setBlack(11, 1);
    EXPECT_EQ(bitmap.bytes(), (std::vector<std::uint8_t>{0x80, 0x00, 0x00, 0x10}));
    EXPECT_TRUE(bitmap.isBlack(11, 1));
    bitmap.setWhite(11, 1);
    EXPECT_FALSE(bitmap.isBlack(11, 1));
}

TEST(Bitmap, ARowLeavesNothingBeyondTheWidth)
{
    Bitmap bitmap{12, 1};
    bitmap.setRow(0, std::vector<std::uint8_t>{0xFF, 0xFF});
    EXPECT_EQ(bitmap.bytes(), (std::vector<std::uint8_t>{0xFF, 0xF0}));
}

}
