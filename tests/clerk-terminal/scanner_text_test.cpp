#include "clerk-terminal/scanner_text.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {
namespace {

const std::string code = "LQT1:I_PL14VYLZNNqAu9K-a_Gg#rIi1uLv089aTrUX2cZnledU_O_0BVsV_iRf0U789oCc";

class ScannersText : public testing::Test {
protected:
    /// Whether every character goes on what was there.
    bool type(const std::string& text, Milliseconds apart)
    {
        bool all = true;
        for (const char one : text) {
            now += apart;
            all = (scanner.isEmpty() || scanner.goesOn(now)) && all;
            if (!scanner.goesOn(now))
                scanner.forget();
            scanner.take(static_cast<char16_t>(one), now);
        }
        return all;
    }

    ScannerText scanner;
    SteadyTime now{1h};
};

TEST_F(ScannersText, isWhateverComesQuicker)
{
    for (const std::string& text : {code, std::string{"8934673573399"}, std::string{"123456"}}) {
        EXPECT_TRUE(type(text, 8ms));
        EXPECT_TRUE(scanner.isScanners());
        EXPECT_EQ(scanner.take(), text);
        EXPECT_TRUE(scanner.isEmpty()) << "nothing of it stays";
        now += 1s;
    }
}

TEST_F(ScannersText, fingersAreNone)
{
    type("271828314159", 60ms);
    EXPECT_FALSE(scanner.isScanners());
}

TEST_F(ScannersText, aSlipOfTwoFingersIsNone)
{
    type("12", 5ms);
    EXPECT_FALSE(scanner.isScanners());
    EXPECT_FALSE(scanner.goesOn(now + ScannerText::quick));
}

TEST_F(ScannersText, onceKnownItMayPauseLonger)
{
    type(code.substr(0, 6), 10ms);
    EXPECT_TRUE(scanner.goesOn(now + 90ms));
    EXPECT_FALSE(scanner.goesOn(now + ScannerText::pause));
}

TEST_F(ScannersText, aTicketsCodeMayComeSlowlyFromTheStart)
{
    EXPECT_TRUE(type(code, 80ms));
    EXPECT_EQ(scanner.take(), code);
}

TEST_F(ScannersText, aClockThatFallsBackEndsIt)
{
    type("LQT1", 8ms);
    EXPECT_FALSE(scanner.goesOn(now - 1s));
}

TEST_F(ScannersText, withoutEndItIsCutNotGrown)
{
    type("L" + std::string(5000, 'x'), 1ms);
    EXPECT_LE(scanner.take().size(), 512U);
}

}
}
