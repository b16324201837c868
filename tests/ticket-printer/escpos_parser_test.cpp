#include "ticket-printer/src/escpos_parser.h"

#include <gtest/gtest.h>

#include <random>

namespace luot::ticket_printer {

namespace {

constexpr FenceId fence{'0', '0', '0', '7'};

std::vector<EscPosCommand> parse(const Bytes& bytes, int widthDots = 16)
{
    EscPosParser parser{widthDots};
    std::vector<EscPosCommand> commands;
    for (const std::uint8_t byte : bytes)
        if (auto command = parser.take(byte))
            commands.push_back(*command);
    return commands;
}

int mistakesIn(const Bytes& bytes)
{
    int count = 0;
    for (const EscPosCommand& command : parse(bytes))
        count += std::holds_alternative<escpos::Mistake>(command) ? 1 : 0;
    return count;
}

Bitmap checkered(int width, int height)
{
    Bitmap bitmap{width, height};
    for (int y = 0; y < height; ++y)
        for (int x = (y / 3) % 3; x < width; x += 3)
            bitmap.setBlack(x, y);
    return bitmap;
}

}

TEST(EscPosParser, ReadsBackEveryJobOfEveryProfile)
{
    for (const std::string& name : printerProfileNames()) {
        const PrinterProfile profile = *printerProfile(name);
        const Bitmap picture = checkered(profile.widthDots, 300);
        Bitmap read{profile.widthDots, 300};
        int y = 0;
        for (const EscPosCommand& command :
             parse(encodeJob(picture, profile, fence).bytes, profile.widthDots)) {
            const auto* mistake = std::get_if<escpos::Mistake>(&command);
            ASSERT_FALSE(mistake) << name << ": " << mistake->what;
            if (const auto* print = std::get_if<escpos::PrintRows>(&command))
                for (int row = 0; row < print->rows.height(); ++row)
                    read.setRow(y++, print->rows.row(row));
        }
        EXPECT_EQ(y, 300) << name;
        EXPECT_TRUE(read == withoutRealTimeCommands(picture)) << name;
    }
}

TEST(EscPosParser, RefusesWhatItDoesNotKnow)
{
    EXPECT_EQ(mistakesIn({'A'}), 1);
    EXPECT_EQ(mistakesIn({0x1B, 'p', 0}), 1) << "cash drawer";
    EXPECT_EQ(mistakesIn({0x1D, 'v', '0', 1, 1, 0, 1, 0, 0x00}), 1) << "double width";
    EXPECT_EQ(mistakesIn({0x1D, 'v', '0', 0, 3, 0, 1, 0}), 1) << "wider than the paper";
    EXPECT_EQ(mistakesIn({0x1D, 'v', '0', 0, 1, 0, 0, 0}), 1) << "no rows";
    EXPECT_EQ(mistakesIn({0x1D, 'v', '0', 0, 2, 0, 2, 0, 0x10, 0x04, 0x01, 0x00}), 1)
        << "real-time command in data";
    EXPECT_EQ(mistakesIn({0x1D, 'V', 99}), 1);
    EXPECT_EQ(mistakesIn({0x1D, '(', 'L', 2, 0, 0x30, 0x32}), 1) << "nothing stored";
    EXPECT_EQ(mistakesIn({0x10, 0x14, 0x01}), 1);
    EXPECT_EQ(mistakesIn({0x10, 0x05, 0x03}), 1);
    EXPECT_EQ(mistakesIn({0x10, 0x05, 0x02}), 0);
}

TEST(EscPosParser, IsLostUntilTheNextStart)
{
    const auto commands = parse({'A', 0x1D, 'V', 1, 0x1B, '@', 0x1D, 'V', 1});
    ASSERT_EQ(commands.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<escpos::Mistake>(commands[0]));
    EXPECT_TRUE(std::holds_alternative<escpos::Initialise>(commands[1]));
    EXPECT_TRUE(std::holds_alternative<escpos::Cut>(commands[2]));
}

TEST(EscPosParser, AfterLosingItsPlaceNothingIsAMistakeUntilACut)
{
    EscPosParser parser{16};
    parser.loseItsPlace();
    int cuts = 0;
    for (const std::uint8_t byte : Bytes{'x', 0x1B, '@', 'y', 0x1B, '@', 0x1D, 'V', 1}) {
        const auto command = parser.take(byte);
        ASSERT_FALSE(command && std::holds_alternative<escpos::Mistake>(*command));
        cuts += command && std::holds_alternative<escpos::Cut>(*command) ? 1 : 0;
    }
    EXPECT_EQ(cuts, 1);
    const auto mistake = parser.take('z');
    ASSERT_TRUE(mistake);
    EXPECT_TRUE(std::holds_alternative<escpos::Mistake>(*mistake));
}

TEST(EscPosParser, SurvivesAnything)
{
    std::mt19937 random{99};
    std::uniform_int_distribution<int> byte{0, 255};
    const Bytes starts{0x1B, 0x1D, 0x10, '@', 'v', '(', 'L', 'H', '0', 0x30, 0x70, 1, 0};
    EscPosParser parser{64};
    for (int i = 0; i < 300000; ++i) {
        const int value = byte(random);
        parser.take(i % 3 == 0 ? static_cast<std::uint8_t>(value)
                               : starts[static_cast<std::size_t>(value) % starts.size()]);
    }
    // A picture in the middle of its data may swallow much, but never more than its size.
    for (int i = 0; i < 70000; ++i)
        parser.take(0);
    parser.take(0x1B);
    const auto command = parser.take('@');
    ASSERT_TRUE(command);
    EXPECT_TRUE(std::holds_alternative<escpos::Initialise>(*command));
}

}
