#include "kiosk/caretaker_pin.h"

#include "protocol/pin_hash.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace luot::kiosk {
namespace {

using namespace std::chrono_literals;

class Pin : public testing::Test {
protected:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::string content(const char* file) const
    {
        std::ostringstream text;
        text << std::ifstream{folder() / file}.rdbuf();
        return text.str();
    }

    VirtualClock clock;

private:
    QTemporaryDir m_folder;
};

TEST_F(Pin, ThereIsNoneUntilOneIsSetAndOnlyItsHashIsKept)
{
    CaretakerPin pin{folder(), clock};
    EXPECT_FALSE(pin.isSet());
    EXPECT_FALSE(protocol::isPinOf(pin.hash(), "")) << "no PIN is not an empty one";
    ASSERT_TRUE(pin.set("271828"));
    EXPECT_TRUE(pin.isSet());
    EXPECT_TRUE(protocol::isPinOf(pin.hash(), "271828"));
    EXPECT_FALSE(protocol::isPinOf(pin.hash(), "271829"));
    EXPECT_EQ(content("caretaker.pin").find("271828"), std::string::npos);
    EXPECT_TRUE(content("caretaker.pin").starts_with("$argon2id$"));
    const auto mode = std::filesystem::status(folder() / "caretaker.pin").permissions();
    EXPECT_EQ(mode & (std::filesystem::perms::group_all | std::filesystem::perms::others_all),
              std::filesystem::perms::none);
}

TEST_F(Pin, AnEasyOrShortOneIsRefusedWithASentence)
{
    CaretakerPin pin{folder(), clock};
    for (const std::string bad :
         {"", "12345", "111111", "123456", "987654", "1234567890123", "27 828", "abcdef"}) {
        const auto set = pin.set(bad);
        ASSERT_FALSE(set) << bad;
        EXPECT_TRUE(bad.empty() || set.error().message.find(bad) == std::string::npos) << "never repeated";
    }
    EXPECT_FALSE(pin.isSet());
}

TEST_F(Pin, EachWrongOneTakesTwiceAsLongAsTheOneBefore)
{
    CaretakerPin pin{folder(), clock};
    EXPECT_EQ(pin.wait(), 0ms);
    Milliseconds expected = 2s;
    for (int wrong = 1; wrong <= 20; ++wrong) {
        pin.tried(false);
        EXPECT_EQ(pin.wrongInARow(), wrong);
        EXPECT_EQ(pin.wait(), std::min<Milliseconds>(expected, 15min)) << wrong;
        clock.advance(pin.wait() - 1ms);
        EXPECT_EQ(pin.wait(), 1ms);
        clock.advance(1ms);
        EXPECT_EQ(pin.wait(), 0ms);
        expected *= 2;
    }
    pin.tried(true);
    EXPECT_EQ(pin.wait(), 0ms);
    pin.tried(false);
    EXPECT_EQ(pin.wait(), 2s) << "from the beginning";
}

TEST_F(Pin, PullingThePlugDoesNotHelpAGuesser)
{
    {
        CaretakerPin pin{folder(), clock};
        for (int i = 0; i < 5; ++i)
            pin.tried(false);
    }
    const CaretakerPin after{folder(), clock};
    EXPECT_EQ(after.wrongInARow(), 5);
    EXPECT_EQ(after.wait(), 32s);
}

TEST_F(Pin, ABrokenCountIsNoCount)
{
    std::ofstream{folder() / "caretaker.wrong"} << "-7 x";
    EXPECT_EQ((CaretakerPin{folder(), clock}.wrongInARow()), 0);
}

TEST_F(Pin, AFolderThatCannotBeWrittenIsSaid)
{
    std::ofstream{folder() / "file"} << "x";
    CaretakerPin pin{folder() / "file", clock};
    const auto set = pin.set("271828");
    ASSERT_FALSE(set);
    EXPECT_NE(set.error().message.find("--state"), std::string::npos);
}

}
}
