#include "ticket-printer/escpos_encoder.h"

#include <gtest/gtest.h>

#include <random>

namespace luot::ticket_printer {

namespace {

constexpr FenceId fence{'0', '0', '4', '2'};

/// What printers obey wherever it stands.
bool holdsRealTimeCommand(const Bytes& bytes)
{
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (bytes[i] != 0x10)
            continue;
        if (bytes[i + 1] == 0x14)
            return true;
        if (i + 2 < bytes.size()
            && ((bytes[i + 1] == 0x04 && bytes[i + 2] >= 1 && bytes[i + 2] <= 5)
                || (bytes[i + 1] == 0x05 && bytes[i + 2] <= 3)))
            return true;
    }
    return false;
}

Bitmap filled(int width, int height, const Bytes& pattern, std::size_t offset)
{
    Bitmap bitmap{width, height};
    Bytes row(static_cast<std::size_t>(bitmap.bytesPerRow()));
    std::size_t next = offset;
    for (int y = 0; y < height; ++y) {
        for (std::uint8_t& byte : row)
            byte = pattern[next++ % pattern.size()];
        bitmap.setRow(y, row);
    }
    return bitmap;
}

int dotsChanged(const Bitmap& a, const Bitmap& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.isBlack(x, y) != b.isBlack(x, y);
    return count;
}

}

TEST(EscPosEncoder, SmallPictureByteByByte)
{
    Bitmap picture{16, 2};
    picture.setBlack(0, 0);
    picture.setBlack(15, 1);
    PrinterProfile profile;
    profile.fence = PrinterProfile::Fence::ProcessId;
    EXPECT_EQ(encodeJob(picture, profile, fence).bytes,
              (Bytes{0x1B, 0x40, 0x1D, 0x61, 0x0F, 0x1B, 0x33, 0x00, 0x1B, 0x61, 0x00, //
                     0x1D, 0x76, 0x30, 0x00, 0x02, 0x00, 0x02, 0x00, 0x80, 0x00, 0x00, 0x01, //
                     0x1D, 0x56, 0x42, 0x00, //
                     0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 0x30, 0x30, 0x34, 0x32}));
}

TEST(EscPosEncoder, SmallPictureOnACloneByteByByte)
{
    Bitmap picture{8, 1};
    picture.setBlack(7, 0);
    PrinterProfile profile;
    profile.asb = false;
    profile.cut = PrinterProfile::Cut::PlainCut;
    profile.fence = PrinterProfile::Fence::StatusRequest;
    EXPECT_EQ(encodeJob(picture, profile, fence).bytes,
              (Bytes{0x1B, 0x40, 0x1B, 0x33, 0x00, 0x1B, 0x61, 0x00, //
                     0x1D, 0x76, 0x30, 0x00, 0x01, 0x00, 0x01, 0x00, 0x01, //
                     0x1B, 0x4A, 0x78, 0x1D, 0x56, 0x01, //
                     0x1D, 0x72, 0x01}));
}

TEST(EscPosEncoder, StoresAndPrintsOnModernPrinters)
{
    Bitmap picture{16, 1};
    picture.setBlack(0, 0);
    PrinterProfile profile;
    profile.asb = false;
    profile.raster = PrinterProfile::Raster::L;
    profile.cut = PrinterProfile::Cut::None;
    profile.fence = PrinterProfile::Fence::None;
    EXPECT_EQ(
        encodeJob(picture, profile, fence).bytes,
        (Bytes{0x1B, 0x40, 0x1B, 0x33, 0x00, 0x1B, 0x61, 0x00, //
               0x1D, 0x28, 0x4C, 0x0C, 0x00, 0x30, 0x70, 0x30, 0x01, 0x01, 0x31, 0x10, 0x00, 0x01, 0x00, 0x80,
               0x00, //
               0x1D, 0x28, 0x4C, 0x02, 0x00, 0x30, 0x32, //
               0x1B, 0x4A, 0x78}));
}

TEST(EscPosEncoder, AsksForStatus)
{
    EXPECT_EQ(encodeStatusRequest(StatusKind::Paper), (Bytes{0x10, 0x04, 0x04}));
}

TEST(EscPosEncoder, NoPictureHoldsARealTimeCommand)
{
    // Patterns of every length fall on every column and across rows and bands.
    const std::vector<Bytes> patterns{{0x10, 0x04, 0x01},
                                      {0x10, 0x04, 0x05},
                                      {0x10, 0x05, 0x00},
                                      {0x10, 0x05, 0x03},
                                      {0x10, 0x14},
                                      {0x10, 0x10, 0x04, 0x02},
                                      {0x10},
                                      {0x10, 0x14, 0x10, 0x04},
                                      {0x10, 0x04, 0x10, 0x14, 0x05}};
    for (const PrinterProfile::Raster raster : {PrinterProfile::Raster::V0, PrinterProfile::Raster::L})
        for (const int width : {576, 512, 384, 380, 8})
            for (const Bytes& pattern : patterns)
                for (std::size_t offset = 0; offset < pattern.size(); ++offset) {
                    PrinterProfile profile;
                    profile.raster = raster;
                    const Bitmap picture = filled(width, 150, pattern, offset);
                    ASSERT_FALSE(holdsRealTimeCommand(encodeJob(picture, profile, fence).bytes))
                        << width << " dots, pattern of " << pattern.size() << " at " << offset;
                }
}

TEST(EscPosEncoder, NoRandomPictureHoldsARealTimeCommand)
{
    std::mt19937 random{20260714};
    const Bytes alphabet{0x10, 0x04, 0x05, 0x14, 0x00, 0x01, 0x02, 0x03};
    std::uniform_int_distribution<std::size_t> pick{0, alphabet.size() - 1};
    for (int round = 0; round < 50; ++round) {
        Bytes pattern(4001);
        for (std::uint8_t& byte : pattern)
            byte = alphabet[pick(random)];
        const Bitmap picture = filled(576, 140, pattern, 0);
        ASSERT_TRUE(holdsRealTimeCommand(picture.bytes()));
        ASSERT_FALSE(holdsRealTimeCommand(withoutRealTimeCommands(picture).bytes()));
        ASSERT_FALSE(holdsRealTimeCommand(encodeJob(picture, PrinterProfile{}, fence).bytes));
    }
}

TEST(EscPosEncoder, HidesOneCommandWithOneDot)
{
    const Bitmap picture = filled(24, 1, {0x10, 0x04, 0x01}, 0);
    EXPECT_EQ(dotsChanged(picture, withoutRealTimeCommands(picture)), 1);
    const Bitmap harmless = filled(24, 1, {0x10, 0x04, 0x06}, 0);
    EXPECT_EQ(withoutRealTimeCommands(harmless), harmless);
}

}
