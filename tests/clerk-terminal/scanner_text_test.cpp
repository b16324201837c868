#include "clerk-terminal/scanner_text.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {
namespace {

const std::string code = "LQT1:I_PL14VYLZNNqAu9K-a_Gg#rIi1uLv089aTrUX2cZnledU_O_0BVsV_iRf0U789oCc";

class Scanning : public testing::Test {
protected:
    /// Whether the scanner took every character.
    bool type(const std::string& text, Milliseconds apart)
    {
        bool all = true;
        for (const char one : text) {
            now += apart;
            all = scanner.take(static_cast<char16_t>(one), now) && all;
        }
        return all;
    }

    ScannerText scanner;
    SteadyTime now{};
};

TEST_F(Scanning, aCodeEndsWithEnter)
{
    EXPECT_TRUE(type(code + '\r', 8ms));
    EXPECT_EQ(scanner.whole(now), code);
    EXPECT_FALSE(scanner.whole(now)) << "once";
}

TEST_F(Scanning, aScannerWithoutEnterIsDoneWhenItPauses)
{
    type(code, 8ms);
    EXPECT_FALSE(scanner.whole(now + 20ms)) << "it may still go on";
    EXPECT_EQ(scanner.whole(now + ScannerText::pause), code);
}

TEST_F(Scanning, keysOfTheDeskAreNotTheScanners)
{
    EXPECT_FALSE(type("1234", 8ms));
    EXPECT_FALSE(type("\r", 8ms));
    EXPECT_FALSE(scanner.whole(now + 1s));
}

TEST_F(Scanning, figuresWithinACodeDoNotReachTheDesk) { EXPECT_TRUE(type("LQT1:12", 8ms)); }

TEST_F(Scanning, fingersAreNoScanner)
{
    type("LQT1:abc", 180ms);
    EXPECT_FALSE(scanner.whole(now + 1s));
}

TEST_F(Scanning, withoutEndItIsCutNotGrown)
{
    type("L" + std::string(5000, 'x'), 1ms);
    const auto whole = scanner.whole(now + 1s);
    ASSERT_TRUE(whole);
    EXPECT_LE(whole->size(), 512U);
}

}
}
